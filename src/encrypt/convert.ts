import { BigInteger } from 'node-forge/lib/jsbn.js';
import { fromHex, toHex, type Bytes } from './bytes';
import type { Integer } from './integer';
import { makeNativeInteger } from './native';

// Kept by the minifier, as this licence demands.
/*!
 * BigInteger, from node-forge: Copyright (c) 2003-2005 Tom Wu. All Rights Reserved.
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files
 * (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify,
 * merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
 * furnished to do so, subject to the following conditions:
 *
 * The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.
 *
 * THE SOFTWARE IS PROVIDED "AS-IS" AND WITHOUT WARRANTY OF ANY KIND, EXPRESS, IMPLIED OR OTHERWISE, INCLUDING WITHOUT LIMITATION,
 * ANY WARRANTY OF MERCHANTABILITY OR FITNESS FOR A PARTICULAR PURPOSE. IN NO EVENT SHALL TOM WU BE LIABLE FOR ANY SPECIAL,
 * INCIDENTAL, INDIRECT OR CONSEQUENTIAL DAMAGES OF ANY KIND, OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS,
 * WHETHER OR NOT ADVISED OF THE POSSIBILITY OF DAMAGE, AND ON ANY THEORY OF LIABILITY, ARISING OUT OF OR IN CONNECTION WITH THE USE
 * OR PERFORMANCE OF THIS SOFTWARE.
 *
 * In addition, the following condition applies: All redistributions must retain an intact copy of this copyright notice and
 * disclaimer.
 */

/** The number that hex digits write. */
export function fromDigits(hex: string): Integer {
  return makeNativeInteger ? makeNativeInteger(hex) : new BigInteger(hex, 16);
}

/** How many binary digits a number above zero has. */
export function bitLength(value: Integer): number {
  return value.toString(2).length;
}

/** The number that bytes write, the first byte weighing most. */
export function fromBytes(bytes: Bytes): Integer {
  return fromDigits(toHex(bytes));
}

/** A number below 256^`size` as exactly `size` bytes, the first weighing most. */
export function toBytes(value: Integer, size: number): number[] {
  let hex = value.toString(16);
  while (hex.length < 2 * size) hex = '0' + hex;
  return fromHex(hex);
}
