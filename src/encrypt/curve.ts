import { fromHex, type Bytes } from './bytes';
import { fromBytes, fromDigits, toBytes } from './convert';
import type { Integer } from './integer';

/** Length of a coordinate and of a scalar in bytes. */
export const size = 32;

// The curve sm2p256v1 of GB/T 32918.5: y² = x³ - 3x + b over the integers modulo p, whose points are `order` in number.
const p = fromDigits('fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff');
const b = fromDigits('28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93');
const one = fromDigits('1');
const two = fromDigits('2');
const three = fromDigits('3');

const order = fromDigits('fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');

/** Whether a number multiplies points: from 1 to one below the order of the curve. */
export function isScalar(value: Integer): boolean {
  return value.compareTo(one) >= 0 && value.compareTo(order) < 0;
}

/** The point (x / z², y / z³): Jacobian coordinates, in which adding needs no division. */
export interface Point {
  x: Integer;
  y: Integer;
  z: Integer;
}

function multiply(left: Integer, right: Integer): Integer {
  return left.multiply(right).mod(p);
}

function square(value: Integer): Integer {
  return value.square().mod(p);
}

/** The point that 32 bytes x and 32 bytes y stand for; `undefined` when it is not on the curve. */
export function readPoint(bytes: Bytes): Point | undefined {
  const x = fromBytes(bytes.slice(0, size));
  const y = fromBytes(bytes.slice(size));
  const inRange = bytes.length === 2 * size && x.compareTo(p) < 0 && y.compareTo(p) < 0;
  const right = multiply(square(x).subtract(three), x).add(b).mod(p);
  return inRange && square(y).compareTo(right) === 0 ? { x, y, z: one } : undefined;
}

/** The generator of the curve's points. */
export const generator = readPoint(
  fromHex(
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
      'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  ),
) as Point;

function double({ x, y, z }: Point): Point {
  const zz = square(z);
  const yy = square(y);
  const xyy4 = multiply(x, yy).shiftLeft(2);
  const slope = multiply(x.subtract(zz), x.add(zz)).multiply(three);
  const x3 = square(slope).subtract(xyy4.shiftLeft(1)).mod(p);
  return {
    x: x3,
    y: slope.multiply(xyy4.subtract(x3)).subtract(square(yy).shiftLeft(3)).mod(p),
    z: multiply(y, z).shiftLeft(1).mod(p),
  };
}

/** Sum of two different points that are not opposite to each other. */
function add(left: Point, right: Point): Point {
  const zz1 = square(left.z);
  const zz2 = square(right.z);
  const u1 = multiply(left.x, zz2);
  const s1 = multiply(left.y, multiply(zz2, right.z));
  const h = multiply(right.x, zz1).subtract(u1);
  const r = multiply(right.y, multiply(zz1, left.z)).subtract(s1);
  const hh = square(h);
  const hhh = multiply(hh, h);
  const v = multiply(u1, hh);
  const x3 = square(r).subtract(hhh).subtract(v.shiftLeft(1)).mod(p);
  return {
    x: x3,
    y: r.multiply(v.subtract(x3)).subtract(s1.multiply(hhh)).mod(p),
    z: multiply(multiply(left.z, right.z), h),
  };
}

function toCoordinates({ x, y, z }: Point): { x: number[]; y: number[] } {
  // Fermat: p is a prime, so z to the power of p - 2 is 1 / z.
  const inverse = z.modPow(p.subtract(two), p);
  const inverse2 = square(inverse);
  return {
    x: toBytes(multiply(x, inverse2), size),
    y: toBytes(multiply(y, multiply(inverse2, inverse)), size),
  };
}

/**
 * A scalar times a point: x and y, 32 bytes each.
 *
 * Four bits at a time from the top. The sum so far is 16·s times the point, with 16·s + digit at most the scalar, hence below the
 * order: so it never equals `digit` times the point or its opposite, which `add` could not take.
 */
export function multiplyPoint(scalar: Integer, point: Point): { x: number[]; y: number[] } {
  const multiples: Point[] = [point, double(point)];
  // The list is never empty.
  while (multiples.length < 15) multiples.push(add(multiples[multiples.length - 1] as Point, point));
  let sum: Point | undefined;
  const digits = scalar.toString(16);
  for (let i = 0; i < digits.length; i++) {
    if (sum) for (let bit = 0; bit < 4; bit++) sum = double(sum);
    const multiple = multiples[parseInt(digits.charAt(i), 16) - 1];
    if (multiple) sum = sum ? add(sum, multiple) : multiple;
  }
  // The loop has run at least once.
  return toCoordinates(sum as Point);
}
