import { bitLength, type Bytes } from './bytes';
import type { Modulo, Residue } from './residue';

// A limb has 22 bits, sign included. A column of a product and its reduction adds up 2 · 373 products of limbs for a modulus of 8192 bits:
// less than 2^52, which is exact in a double, so that one carry for each column will do.
const limbBits = 22;
const base = 0x400000;

// Every index in this file is within its array, hence `as number`.

/** What a carry leaves of a number: its lowest bits, the highest of them as the sign. */
function lowest(value: number): number {
  return (value << (32 - limbBits)) >> (32 - limbBits);
}

/** Carries from limb to limb, in place. */
function carry(limbs: number[]): number[] {
  let sum = 0;
  for (let i = 0; i < limbs.length; i++) {
    sum += limbs[i] as number;
    const rest = lowest(sum);
    limbs[i] = rest;
    sum = (sum - rest) / base;
  }
  return limbs;
}

/** The limbs of a number, lowest first, with zeros up to `length`. */
function toLimbs(bytes: Bytes, length: number): number[] {
  // Once a fraction has been in an array, engines keep all its numbers as doubles, which is how products need them. Copies are alike.
  // Stryker disable next-line ArrayDeclaration: only slower
  const limbs = [0.5];
  limbs.pop();
  let buffer = 0;
  let filled = 0;
  for (let i = bytes.length - 1; i >= 0; i--) {
    buffer |= (bytes[i] as number) << filled;
    filled += 8;
    // Stryker disable next-line EqualityOperator: a limb may wait in the buffer for one more byte
    if (filled >= limbBits) {
      limbs.push(buffer % base);
      buffer >>= limbBits;
      filled -= limbBits;
    }
  }
  limbs.push(buffer);
  while (limbs.length < length) limbs.push(0);
  return limbs;
}

/** The last `size` bytes of a number; `undefined` when it is negative. */
function toBytes(limbs: number[], size: number): number[] | undefined {
  const bytes: number[] = [];
  let buffer = 0;
  let filled = 0;
  for (const limb of limbs) {
    buffer += limb << filled;
    // Shifting a negative number borrows from the next limb.
    // Stryker disable next-line EqualityOperator: a byte may wait in the buffer for the next limb, and `size` leaves the last one out
    for (filled += limbBits; filled >= 8; filled -= 8) {
      bytes.push(buffer & 255);
      buffer >>= 8;
    }
  }
  return buffer < 0 ? undefined : bytes.slice(0, size).reverse();
}

/** A modulus for Montgomery's multiplication. */
interface Modulus {
  /** So many that base^length is above 256 times the modulus. */
  limbs: number[];
  /** As many. */
  zeros: number[];
  /** -1 / modulus, modulo `base`. */
  inverse: number;
}

/** The number times base^length modulo the modulus. */
function toMontgomery(bytes: Bytes, { limbs, zeros }: Modulus): number[] {
  const { length } = limbs;
  const rest = zeros.concat(toLimbs(bytes, 0), 0);
  let leading = 0;
  for (const limb of limbs) leading = leading / base + limb;
  // Long division. Digits of the quotient are rounded, so the rest is at most a little more than half the modulus, above or below zero.
  for (let low = rest.length - 1 - length; low >= 0; low--) {
    const above = rest.pop() as number;
    const top = low + length - 1;
    const first = (rest[top] as number) + above * base;
    const second = (rest[top - 1] as number) + (rest[top - 2] as number) / base;
    const digit = Math.round((first + second / base) / leading);
    rest[top] = first;
    for (let i = 0; i < length; i++) {
      rest[low + i] = (rest[low + i] as number) - digit * (limbs[i] as number);
    }
  }
  return carry(rest);
}

function toModulus(bytes: Bytes): Modulus {
  const limbs = carry(toLimbs(bytes, Math.ceil((bitLength(bytes) + 8) / limbBits)));
  const first = limbs[0] as number;
  // An odd number is its own inverse modulo 8. Each round of Newton's method doubles the number of bits that are right.
  let inverse = first;
  // Stryker disable next-line EqualityOperator: doubling never gives 22
  for (let right = 3; right < limbBits; right *= 2) {
    inverse = lowest(inverse * lowest(2 - first * inverse));
  }
  // Stryker disable next-line ArrayDeclaration: a text is 0 once it has been shifted
  const zeros = toLimbs([], limbs.length);
  return { limbs, zeros, inverse: -inverse };
}

/**
 * left · right / base^length modulo the modulus, as Montgomery does it: a multiple of the modulus, added on the way, makes the lower half of
 * the product zero. Column by column from the lowest, without carries within a column; a square has each product of two limbs twice.
 */
function multiply(left: number[], right: number[], { limbs, zeros, inverse }: Modulus): number[] {
  const { length } = limbs;
  const quotient = zeros.slice();
  const product = zeros.slice();
  let sum = 0;
  // Stryker disable next-line EqualityOperator: one column more is zero
  for (let column = 0; column < 2 * length; column++) {
    const isLower = column < length;
    let i = isLower ? 0 : column - length + 1;
    let j = column - i;
    let last = j;
    // Stryker disable next-line ConditionalExpression,BlockStatement: only slower
    if (left === right) {
      let half = 0;
      // Stryker disable next-line ConditionalExpression: only slower
      for (; i < j; i++, j--) {
        half += (left[i] as number) * (left[j] as number);
        sum +=
          (quotient[i] as number) * (limbs[j] as number) + (quotient[j] as number) * (limbs[i] as number);
      }
      sum += 2 * half;
      // Which leaves the one in the middle, if there is one.
      last = j;
    }
    for (; i <= last; i++, j--) {
      sum += (left[i] as number) * (right[j] as number) + (quotient[i] as number) * (limbs[j] as number);
    }
    const rest = lowest(isLower ? lowest(sum) * inverse : sum);
    if (isLower) quotient[column] = rest;
    else product[column - length] = rest;
    sum = (isLower ? sum + rest * (limbs[0] as number) : sum - rest) / base;
  }
  return product;
}

/** Numbers made of limbs, for engines without `BigInt`. `limbs` write the number times base^length, as `multiply` wants it. */
class LimbResidue implements Residue {
  constructor(
    private readonly limbs: number[],
    private readonly modulus: Modulus,
  ) {}

  add(other: LimbResidue): LimbResidue {
    return this.plus(other, 1);
  }

  subtract(other: LimbResidue): LimbResidue {
    return this.plus(other, -1);
  }

  times(factor: number): LimbResidue {
    return this.plus(this, factor - 1);
  }

  private plus(other: LimbResidue, factor: number): LimbResidue {
    const sums = this.limbs.slice();
    for (let i = 0; i < sums.length; i++) {
      sums[i] = (sums[i] as number) + factor * (other.limbs[i] as number);
    }
    return new LimbResidue(carry(sums), this.modulus);
  }

  multiply(other: LimbResidue): LimbResidue {
    return new LimbResidue(multiply(this.limbs, other.limbs, this.modulus), this.modulus);
  }

  square(): LimbResidue {
    return this.multiply(this);
  }

  toBytes(size: number): number[] {
    const { limbs } = this.modulus;
    const value = multiply(this.limbs, toLimbs([1], limbs.length), this.modulus);
    const above = value.map((limb, index) => limb + (limbs[index] as number));
    // The value is less than the modulus, above or below zero: one of the two is not negative.
    return toBytes(value, size) || (toBytes(above, size) as number[]);
  }
}

/** Numbers modulo the one that bytes write, the first of which is not 0. */
export function moduloLimbs(bytes: Bytes): Modulo {
  const modulus = toModulus(bytes);
  return (value) => new LimbResidue(toMontgomery(value, modulus), modulus);
}
