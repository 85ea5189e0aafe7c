import type { Bytes } from './bytes';

/**
 * A whole number modulo an odd number of at least 64 bits, its modulus. Both operands of a method have the same one.
 *
 * Only products are reduced: their absolute value is below the modulus, as long as both factors are below eleven times the modulus. Sums,
 * differences and multiples may be added up to that.
 */
export interface Residue {
  add(other: Residue): Residue;
  subtract(other: Residue): Residue;
  /** A small multiple. */
  times(factor: number): Residue;
  multiply(other: Residue): Residue;
  square(): Residue;
  /** The number from 0 to one below the modulus, which fits, as exactly `size` bytes, the first weighing most. */
  toBytes(size: number): number[];
}

/** Makes residues of a modulus from bytes, the first weighing most; they may write a number above the modulus. */
export type Modulo = (bytes: Bytes) => Residue;

/** A residue to the power of the number above zero that bytes write. */
export function power(base: Residue, exponent: Bytes): Residue {
  let result: Residue | undefined;
  for (const byte of exponent) {
    for (let bit = 128; bit > 0; bit >>= 1) {
      if (result) result = result.square();
      if (byte & bit) result = result ? result.multiply(base) : base;
    }
  }
  // One of the bits is not 0.
  return result as Residue;
}
