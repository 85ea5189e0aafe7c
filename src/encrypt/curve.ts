import { fromHex, toHex, type Bytes } from './bytes';
import { modulo } from './modulo';
import { power, type Residue } from './residue';

/** Length of a coordinate and of a scalar in bytes. */
export const size = 32;

// The curve sm2p256v1 of GB/T 32918.5: y² = x³ - 3x + b over the integers modulo p, whose points are `order` in number.
const p = 'fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff';
const order = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123';
const residue = modulo(fromHex(p));
const b = residue(fromHex('28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93'));
const one = residue([1]);

/** Whether 32 bytes write less than as many hex digits, which compare as texts like the numbers. */
function isBelow(bytes: Bytes, hex: string): boolean {
  return toHex(bytes) < hex;
}

/** Whether 32 bytes write a number that multiplies points: from 1 to one below the order of the curve. */
export function isScalar(bytes: Bytes): boolean {
  return isBelow(bytes, order) && bytes.some((byte) => byte > 0);
}

/** The point (x / z², y / z³): Jacobian coordinates, in which adding needs no division. */
export interface Point {
  x: Residue;
  y: Residue;
  z: Residue;
}

/** The point that 32 bytes x and 32 bytes y stand for; `undefined` when it is not on the curve. */
export function readPoint(bytes: Bytes): Point | undefined {
  const first = bytes.slice(0, size);
  const second = bytes.slice(size);
  const x = residue(first);
  const y = residue(second);
  const right = x.square().subtract(one.times(3)).multiply(x).add(b);
  const isOn = toHex(y.square().toBytes(size)) === toHex(right.toBytes(size));
  return isOn && isBelow(first, p) && isBelow(second, p) ? { x, y, z: one } : undefined;
}

/** The generator of the curve's points. */
export const generator = readPoint(
  fromHex(
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
      'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  ),
) as Point;

function double({ x, y, z }: Point): Point {
  const zz = z.square();
  const yy = y.square();
  const xyy4 = x.multiply(yy).times(4);
  const slope = x.subtract(zz).multiply(x.add(zz)).times(3);
  const x3 = slope.square().subtract(xyy4.times(2));
  return {
    x: x3,
    y: slope.multiply(xyy4.subtract(x3)).subtract(yy.square().times(8)),
    z: y.multiply(z).times(2),
  };
}

/** Sum of two different points that are not opposite to each other. */
function add(left: Point, right: Point): Point {
  const zz1 = left.z.square();
  const zz2 = right.z.square();
  const u1 = left.x.multiply(zz2);
  const s1 = left.y.multiply(zz2.multiply(right.z));
  const h = right.x.multiply(zz1).subtract(u1);
  const r = right.y.multiply(zz1.multiply(left.z)).subtract(s1);
  const hh = h.square();
  const hhh = hh.multiply(h);
  const v = u1.multiply(hh);
  const x3 = r.square().subtract(hhh).subtract(v.times(2));
  return {
    x: x3,
    y: r.multiply(v.subtract(x3)).subtract(s1.multiply(hhh)),
    z: left.z.multiply(right.z).multiply(h),
  };
}

function toCoordinates({ x, y, z }: Point): { x: number[]; y: number[] } {
  // Fermat: p is a prime, so z to the power of p - 2 is 1 / z.
  const inverse = power(z, fromHex(p.replace(/f$/, 'd')));
  const inverse2 = inverse.square();
  return {
    x: x.multiply(inverse2).toBytes(size),
    y: y.multiply(inverse2.multiply(inverse)).toBytes(size),
  };
}

/**
 * A scalar times a point: x and y, 32 bytes each.
 *
 * Four bits at a time from the top. The sum so far is 16·s times the point, with 16·s + digit at most the scalar, hence below the
 * order: so it never equals `digit` times the point or its opposite, which `add` could not take.
 */
export function multiplyPoint(scalar: Bytes, point: Point): { x: number[]; y: number[] } {
  const multiples: Point[] = [point, double(point)];
  // The list is never empty.
  // Stryker disable next-line EqualityOperator: no digit asks for the sixteenth
  while (multiples.length < 15) multiples.push(add(multiples[multiples.length - 1] as Point, point));
  let sum: Point | undefined;
  const digits = toHex(scalar);
  for (let i = 0; i < digits.length; i++) {
    if (sum) for (let bit = 0; bit < 4; bit++) sum = double(sum);
    const multiple = multiples[parseInt(digits.charAt(i), 16) - 1];
    if (multiple) sum = sum ? add(sum, multiple) : multiple;
  }
  // One of the digits is not 0.
  return toCoordinates(sum as Point);
}
