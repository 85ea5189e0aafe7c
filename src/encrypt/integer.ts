/** A whole number of any size: the methods of node-forge's `BigInteger` that RSA and SM2 need. */
export interface Integer {
  add(other: Integer): Integer;
  subtract(other: Integer): Integer;
  multiply(other: Integer): Integer;
  square(): Integer;
  shiftLeft(bits: number): Integer;
  /** Never negative. */
  mod(modulus: Integer): Integer;
  modPow(exponent: Integer, modulus: Integer): Integer;
  /** Below, at or above zero, as this number is less than, equal to or greater than `other`. */
  compareTo(other: Integer): number;
  toString(radix: number): string;
}
