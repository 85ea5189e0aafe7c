import { fromHex, toHex, type Bytes } from './bytes';
import type { Modulo, Residue } from './residue';

// Missing on old phones, hence looked for at the end of this file.
declare const BigInt: (value: string | number) => bigint;

// The ES5 library knows the type, but not its method.
function write(value: { toString(radix: number): string }): string {
  return value.toString(16);
}

/**
 * The engine's own `BigInt` (iOS 14, Android's V8 67) behind the methods of {@link Residue}. WeChat runs JavaScript without a JIT
 * compiler on iOS, where this is at least twenty times faster than numbers made of arrays.
 */
class NativeResidue implements Residue {
  constructor(
    private readonly value: bigint,
    private readonly modulus: bigint,
  ) {}

  add(other: NativeResidue): NativeResidue {
    return new NativeResidue(this.value + other.value, this.modulus);
  }

  subtract(other: NativeResidue): NativeResidue {
    return new NativeResidue(this.value - other.value, this.modulus);
  }

  times(factor: number): NativeResidue {
    return new NativeResidue(this.value * BigInt(factor), this.modulus);
  }

  multiply(other: NativeResidue): NativeResidue {
    return new NativeResidue((this.value * other.value) % this.modulus, this.modulus);
  }

  square(): NativeResidue {
    return this.multiply(this);
  }

  toBytes(size: number): number[] {
    const rest = this.value % this.modulus;
    let hex = write(rest < 0 ? rest + this.modulus : rest);
    while (hex.length < 2 * size) hex = '0' + hex;
    return fromHex(hex);
  }
}

function fromBytes(bytes: Bytes): bigint {
  return BigInt('0x' + toHex(bytes));
}

// A polyfill has the name but not the operators.
const isNative = typeof BigInt === 'function' && typeof BigInt(0) === 'bigint';

/** Numbers modulo the one that bytes write; `undefined` where the engine has no `BigInt`. */
export const moduloNative = isNative
  ? function (modulus: Bytes): Modulo {
      const value = fromBytes(modulus);
      return (bytes) => new NativeResidue(fromBytes(bytes), value);
    }
  : undefined;
