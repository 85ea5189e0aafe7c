import type { Bytes } from './bytes';

type State = [number, number, number, number, number, number, number, number];

// GB/T 32905-2016. Words are 32-bit integers; sums of a few of them stay exact in a double until `| 0` cuts them.
const initial: State = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
];

function rotate(word: number, bits: number): number {
  // The language itself takes shifts modulo 32.
  return (word << bits) | (word >>> (32 - bits));
}

/** The message, one bit 1, zeros, and the length in bits as 8 bytes: a multiple of 64 bytes. */
function pad(message: Bytes): number[] {
  const padded = message.concat(0x80);
  while (padded.length % 64 !== 56) padded.push(0);
  const bits = message.length * 8;
  // Stryker disable next-line ArithmeticOperator: no text is as long as 512 MB
  for (const word of [Math.floor(bits / 0x100000000), bits]) {
    for (let shift = 24; shift >= 0; shift -= 8) padded.push((word >>> shift) & 255);
  }
  return padded;
}

/** The 68 words that a block of 64 bytes expands to. */
function expand(block: Bytes): number[] {
  const words: number[] = [];
  function word(index: number): number {
    // Within the 68 words.
    return words[index] as number;
  }
  for (let i = 0; i < 64; i += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = block.slice(i, i + 4);
    words.push((a << 24) | (b << 16) | (c << 8) | d);
  }
  // Stryker disable next-line EqualityOperator: words beyond the last one are not read
  for (let i = 16; i < 68; i++) {
    const mixed = word(i - 16) ^ word(i - 9) ^ rotate(word(i - 3), 15);
    words.push(mixed ^ rotate(mixed, 15) ^ rotate(mixed, 23) ^ rotate(word(i - 13), 7) ^ word(i - 6));
  }
  return words;
}

function compress(state: State, block: Bytes): State {
  const words = expand(block);
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const early = i < 16;
    const a12 = rotate(a, 12);
    const ss1 = rotate((a12 + e + rotate(early ? 0x79cc4519 : 0x7a879d8a, i)) | 0, 7);
    // Within the 68 words, here and four words on.
    const word = words[i] as number;
    const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = early ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + (ss1 ^ a12) + (word ^ (words[i + 4] as number))) | 0;
    const tt2 = (gg + h + ss1 + word) | 0;
    [d, c, b, a] = [c, rotate(b, 9), a, tt1];
    [h, g, f, e] = [g, rotate(f, 19), e, tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17)];
  }
  const next = [a, b, c, d, e, f, g, h];
  // Both have eight words.
  return state.map((word, index) => word ^ (next[index] as number)) as State;
}

/** The SM3 hash of a message: 32 bytes. */
export function sm3(message: Bytes): number[] {
  const padded = pad(message);
  let state = initial;
  for (let at = 0; at < padded.length; at += 64) state = compress(state, padded.slice(at, at + 64));
  const hash: number[] = [];
  for (const word of state) for (let shift = 24; shift >= 0; shift -= 8) hash.push((word >>> shift) & 255);
  return hash;
}
