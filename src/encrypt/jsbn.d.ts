// What is used of it: the published typings leave this file out, and those of the whole package want Node's.
declare module 'node-forge/lib/jsbn.js' {
  export class BigInteger {
    constructor(digits: string, radix: number);
    add(other: BigInteger): BigInteger;
    subtract(other: BigInteger): BigInteger;
    multiply(other: BigInteger): BigInteger;
    square(): BigInteger;
    shiftLeft(bits: number): BigInteger;
    /** Never negative. */
    mod(modulus: BigInteger): BigInteger;
    modPow(exponent: BigInteger, modulus: BigInteger): BigInteger;
    compareTo(other: BigInteger): number;
    toString(radix: number): string;
  }
}
