import { bitLength, fromBase64, toHex, type Bytes } from './bytes';

/** An RSA public key. The numbers begin with a byte that is not 0. */
export interface RsaPublicKey {
  modulus: Bytes;
  exponent: Bytes;
  /** Length of the modulus in bits. */
  bits: number;
  /** Length of the modulus in bytes. */
  size: number;
}

// DER tags.
const sequence = 0x30;
const integer = 0x02;
const bitString = 0x03;
// OBJECT IDENTIFIER 1.2.840.113549.1.1.1, rsaEncryption.
const rsaEncryption = '06092a864886f70d010101';

function malformed(): never {
  throw new Error('not an RSA public key');
}

function byte(der: number[]): number {
  const first = der.shift();
  // Stryker disable next-line ConditionalExpression: what is missing is no tag, and leaves no contents as a length
  return first === undefined ? malformed() : first;
}

/** Takes the next element, which must have this tag, off the front of `der`; returns its contents. */
function take(der: number[], tag: number): number[] {
  if (byte(der) !== tag) malformed();
  let length = byte(der);
  // Stryker disable next-line EqualityOperator: no element of a key has 127 bytes
  if (length > 0x7f) {
    // Nothing in a key of 8192 bits needs more than two bytes for its length.
    const lengthBytes = length - 0x80;
    if (lengthBytes < 1 || lengthBytes > 2) malformed();
    length = byte(der);
    if (lengthBytes === 2) length = length * 256 + byte(der);
  }
  if (length > der.length) malformed();
  return der.splice(0, length);
}

/** Takes the contents of the only element there is. */
function only(der: number[], tag: number): number[] {
  const contents = take(der, tag);
  return der.length ? malformed() : contents;
}

/** Reads an odd number above zero, as modulus and exponent both are; without the zeros in front. */
function odd(contents: number[]): Bytes {
  const [first = 0x80] = contents;
  const last = contents[contents.length - 1] || 0;
  if (first > 0x7f || last % 2 === 0) malformed();
  while (contents[0] === 0) contents.shift();
  return contents;
}

/** `RSAPublicKey` of PKCS#1 (RFC 8017, A.1.1): modulus, exponent. */
function readPkcs1(contents: number[]): RsaPublicKey {
  const modulus = odd(take(contents, integer));
  const exponent = odd(only(contents, integer));
  const bits = bitLength(modulus);
  const exponentBits = bitLength(exponent);
  // Exponents are small in practice; a huge one would keep a phone busy for seconds.
  if (bits < 1024 || bits > 8192 || exponentBits < 2 || exponentBits > 64) malformed();
  return { modulus, exponent, bits, size: Math.ceil(bits / 8) };
}

/**
 * Reads an RSA public key: PEM with either label (`PUBLIC KEY`, `RSA PUBLIC KEY`) or the bare base64 of one, with any line breaks,
 * blanks and `\n` escapes, or none. What it is, its contents tell.
 *
 * @throws Error when it is anything else.
 */
export function readRsaPublicKey(text: string): RsaPublicKey {
  const der = fromBase64(text.replace(/-----[^-]*-----|\\[rn]|\s/g, '')) || malformed();
  const contents = only(der, sequence);
  if (contents[0] === integer) return readPkcs1(contents);
  // SubjectPublicKeyInfo (RFC 5280, 4.1): the algorithm, then the key above wrapped in a bit string.
  if (toHex(take(contents, sequence)).indexOf(rsaEncryption) !== 0) malformed();
  const wrapped = only(contents, bitString);
  if (byte(wrapped) !== 0) malformed();
  return readPkcs1(only(wrapped, sequence));
}
