import { createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import { moduloLimbs } from '../../../src/encrypt/limbs';
import { moduloNative } from '../../../src/encrypt/native';
import { power, type Modulo } from '../../../src/encrypt/residue';
import { encryptBlock } from './support';

function toBytes(value: bigint, size = 1): number[] {
  const hex = value.toString(16);
  return [...Buffer.from(hex.padStart(2 * Math.max(size, Math.ceil(hex.length / 2)), '0'), 'hex')];
}

function fromBytes(bytes: Iterable<number>): bigint {
  return BigInt(`0x0${Buffer.from([...bytes]).toString('hex')}`);
}

function modulo(value: bigint, modulus: bigint): bigint {
  return ((value % modulus) + modulus) % modulus;
}

/** Base to the power of an exponent, by the engine's `BigInt`. */
function powerOf(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}

// What the numbers of old engines are made of.
const limbBits = 22n;
const half = 1n << (limbBits - 1n);

/** The number whose limbs repeat these, the first of which is the lowest. */
function ofLimbs(count: number, ...limbs: bigint[]): bigint {
  let value = 0n;
  for (let i = count - 1; i >= 0; i -= 1) value = (value << limbBits) + (limbs[i % limbs.length] ?? 0n);
  return value;
}

/** Bytes in runs: zeros, ones, the edges of a byte and random ones, so that carries run far. */
function runsOf(length: number): fc.Arbitrary<bigint> {
  const byte = fc.constantFrom(0x00, 0xff, 0x01, 0x7f, 0x80, 0x55);
  const run = fc
    .tuple(byte, fc.integer({ min: 1, max: 40 }))
    .map(([value, count]) => Array.from({ length: count }, () => value));
  const anything = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 12 });
  return fc
    .array(fc.oneof(run, anything), { minLength: 1, maxLength: length })
    .map((parts) => fromBytes(parts.flat().slice(0, length)));
}

/** Odd and of exactly so many bits. */
function modulusOf(bits: number): fc.Arbitrary<bigint> {
  const top = 1n << BigInt(bits - 1);
  return runsOf(Math.ceil(bits / 8)).map((value) => top | (value % top) | 1n);
}

const anyBits = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 64, max: 600 }) },
  { weight: 3, arbitrary: fc.constantFrom(64, 256, 512, 1024, 1031) },
  { weight: 1, arbitrary: fc.constantFrom(2048, 3072, 4096) },
);
const anyModulus = anyBits.chain(modulusOf);

/** A number that a modulus makes interesting: near 0, near it or its multiples, of runs, or above it. */
function valueFor(modulus: bigint): fc.Arbitrary<bigint> {
  const size = Math.ceil(modulus.toString(16).length / 2);
  const edges = [0n, 1n, 2n, modulus - 2n, modulus - 1n, modulus, modulus + 1n, 5n * modulus, modulus >> 1n];
  return fc.oneof(fc.constantFrom(...edges), runsOf(size), runsOf(size + 9));
}

const modulusAndTwo = anyModulus.chain((modulus) =>
  fc.tuple(fc.constant(modulus), valueFor(modulus), valueFor(modulus)),
);

describe.each<[string, typeof moduloLimbs]>([
  ['limbs', moduloLimbs],
  ['BigInt', moduloNative ?? moduloLimbs],
])('residues made of %s', (_name, make) => {
  const sizeOf = (modulus: bigint) => toBytes(modulus).length;
  const residues = (modulus: bigint): Modulo => make(toBytes(modulus));

  test('a number is read modulo the modulus, and written as bytes of the asked length', () => {
    const check = ([modulus, value]: [bigint, bigint, bigint]) => {
      const size = sizeOf(modulus);
      const expected = toBytes(value % modulus, size);
      expect(residues(modulus)(toBytes(value)).toBytes(size)).toEqual(expected);
      expect(residues(modulus)(toBytes(value, size + 20)).toBytes(size)).toEqual(expected);
    };
    fc.assert(fc.property(modulusAndTwo, check), { numRuns: 60 });
  });

  test('sums, differences, multiples, products and squares are those of the numbers', () => {
    const check = ([modulus, left, right]: [bigint, bigint, bigint]) => {
      const a = residues(modulus)(toBytes(left));
      // Of the same modulus, but not the same object.
      const b = a.add(residues(modulus)(toBytes(right))).subtract(a);
      const results = [a, b, a.add(b), a.subtract(b), a.times(8), a.multiply(b), a.square()];
      const expected = [left, right, left + right, left - right, 8n * left, left * right, left * left];
      expect(results.map((result) => fromBytes(result.toBytes(sizeOf(modulus))))).toEqual(
        expected.map((value) => modulo(value, modulus)),
      );
    };
    fc.assert(fc.property(modulusAndTwo, check), { numRuns: 60 });
  });

  test('factors may be up to eleven times the modulus, above or below zero', () => {
    const check = ([modulus, left, right]: [bigint, bigint, bigint]) => {
      const residue = residues(modulus);
      // A product is less than the modulus, so these are less than eleven times as much.
      const a = residue(toBytes(left)).square().times(-11);
      const b = residue(toBytes(right)).square().times(11);
      const result = a.multiply(b).times(11).multiply(a);
      expect(fromBytes(result.toBytes(sizeOf(modulus)))).toBe(
        modulo(11n ** 4n * left ** 4n * right ** 2n, modulus),
      );
    };
    fc.assert(fc.property(modulusAndTwo, check), { numRuns: 40 });
  });

  test('powers are those of the number', () => {
    const exponent = fc.oneof(
      fc.constantFrom(1n, 2n, 3n, 17n, 65536n, 65537n, (1n << 64n) - 1n),
      fc.bigInt({ min: 1n, max: (1n << 64n) - 1n }),
    );
    const check = ([modulus, base]: [bigint, bigint, bigint], to: bigint) => {
      const result = power(residues(modulus)(toBytes(base)), toBytes(to, 9));
      expect(fromBytes(result.toBytes(sizeOf(modulus)))).toBe(powerOf(base, to, modulus));
    };
    fc.assert(fc.property(modulusAndTwo, exponent, check), { numRuns: 30 });
  });

  test.each([512, 1024, 1031, 2048, 3072, 4096])(
    'OpenSSL encrypts the same with a key of %i bits',
    (bits) => {
      const check = (modulus: bigint, value: bigint) => {
        const size = sizeOf(modulus);
        const n = Buffer.from(toBytes(modulus)).toString('base64url');
        const publicKey = createPublicKey({ key: { kty: 'RSA', n, e: 'AQAB' }, format: 'jwk' });
        const block = toBytes(value % modulus, size);
        const encrypted = power(residues(modulus)(block), [1, 0, 1]).toBytes(size);
        expect(Buffer.from(encrypted).toString('base64')).toBe(
          encryptBlock(publicKey, Uint8Array.from(block)),
        );
      };
      const [modulus = 0n] = fc.sample(modulusOf(bits), 1);
      for (const value of [0n, 1n, 2n, modulus - 1n, modulus - 2n, modulus >> 1n]) check(modulus, value);
      fc.assert(fc.property(modulusOf(bits), runsOf(bits / 8), check), { numRuns: 4 });
    },
  );

  // Numbers are kept times 2^(22 · limbs), so the values are chosen for that: these limbs are the largest there are, and so are the sums
  // that a column adds up.
  test.each([256, 1024, 8192])('columns of the largest limbs are exact: %i bits', (bits) => {
    const count = Math.ceil((bits + 8) / Number(limbBits));
    const top = 1n << BigInt(bits - 1);
    const patterns = [[half], [half - 1n], [-half, 1n - half], [-half, half - 1n], [0n, half]];
    const numbers = patterns.map((limbs) => modulo(ofLimbs(count, ...limbs), top));
    for (const modulus of [...numbers.map((value) => value | top | 1n), 2n * top - 1n, top + 1n]) {
      const residue = residues(modulus);
      // Halved as often as it was doubled; an odd number is halved after the modulus has been added.
      let inverse = 1n;
      for (let i = 0n; i < limbBits * BigInt(count); i += 1n) {
        inverse = (inverse % 2n === 0n ? inverse : inverse + modulus) / 2n;
      }
      const [first = 0n, ...rest] = numbers.map((value) => (value * inverse) % modulus);
      for (const value of rest) {
        const number = residue(toBytes(value));
        const results = [number.square(), number.multiply(residue(toBytes(first)))];
        expect(results.map((result) => fromBytes(result.toBytes(sizeOf(modulus))))).toEqual([
          (value * value) % modulus,
          (value * first) % modulus,
        ]);
      }
    }
  });
});
