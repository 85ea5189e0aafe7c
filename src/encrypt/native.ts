import type { Integer } from './integer';

// Missing on old phones, hence looked for at the end of this file.
declare const BigInt: (value: string | number) => bigint;

// The ES5 library knows the type, but not its method.
function write(value: { toString(radix: number): string }, radix: number): string {
  return value.toString(radix);
}

/**
 * The engine's own `BigInt` (iOS 14, Android's V8 67) behind the methods of {@link Integer}. WeChat runs JavaScript without a JIT
 * compiler on iOS, where this is some forty times faster than numbers made of arrays.
 */
class NativeInteger implements Integer {
  constructor(private readonly value: bigint) {}

  add(other: NativeInteger): NativeInteger {
    return new NativeInteger(this.value + other.value);
  }

  subtract(other: NativeInteger): NativeInteger {
    return new NativeInteger(this.value - other.value);
  }

  multiply(other: NativeInteger): NativeInteger {
    return new NativeInteger(this.value * other.value);
  }

  square(): NativeInteger {
    return this.multiply(this);
  }

  shiftLeft(bits: number): NativeInteger {
    return new NativeInteger(this.value << BigInt(bits));
  }

  mod(modulus: NativeInteger): NativeInteger {
    const rest = this.value % modulus.value;
    return new NativeInteger(rest < 0 ? rest + modulus.value : rest);
  }

  modPow(exponent: NativeInteger, modulus: NativeInteger): NativeInteger {
    const bits = exponent.toString(2);
    let power = BigInt(1);
    for (let i = 0; i < bits.length; i++) {
      power = (power * power) % modulus.value;
      if (bits.charAt(i) === '1') power = (power * this.value) % modulus.value;
    }
    return new NativeInteger(power);
  }

  compareTo(other: NativeInteger): number {
    return this.value < other.value ? -1 : this.value > other.value ? 1 : 0;
  }

  toString(radix: number): string {
    return write(this.value, radix);
  }
}

// A polyfill has the name but not the operators.
const isNative = typeof BigInt === 'function' && typeof BigInt(0) === 'bigint';

/** The number that hex digits write; `undefined` where the engine has no `BigInt`. */
export const makeNativeInteger = isNative
  ? (hex: string): Integer => new NativeInteger(BigInt('0x' + hex))
  : undefined;
