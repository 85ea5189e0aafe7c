/** Bytes as numbers from 0 to 255: the oldest engines have typed arrays, but hardly any of their methods. */
export type Bytes = readonly number[];

const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** UTF-8 bytes of a text. Half a surrogate pair becomes U+FFFD, as in every UTF-8 encoder of the web. */
export function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code >= 0xd800 && code <= 0xdfff) {
      // NaN after the last character, which compares as no low surrogate.
      const next = text.charCodeAt(i + 1);
      if (code < 0xdc00 && next >= 0xdc00 && next <= 0xdfff) {
        code = 0x10000 + ((code & 0x3ff) << 10) + (next & 0x3ff);
        i++;
      } else {
        code = 0xfffd;
      }
    }
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else {
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
    }
  }
  return bytes;
}

/** Two lower-case digits per byte. */
export function toHex(bytes: Bytes): string {
  return bytes.map((byte) => (byte < 16 ? '0' : '') + byte.toString(16)).join('');
}

/** The bytes of an even number of hex digits. */
export function fromHex(hex: string): number[] {
  const bytes: number[] = [];
  for (let i = 0; i < hex.length; i += 2) bytes.push(parseInt(hex.substr(i, 2), 16));
  return bytes;
}

/** How many binary digits the number has that bytes write, the first of which is not 0. */
export function bitLength(bytes: Bytes): number {
  const [first = 0] = bytes;
  return 8 * (bytes.length - 1) + first.toString(2).length;
}

/** Standard base64, padded. */
export function toBase64(bytes: Bytes): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(i, i + 3);
    const group = (a << 16) | (b << 8) | c;
    for (let digit = 0; digit < 4; digit++) {
      text += i + digit > bytes.length ? '=' : base64Digits.charAt((group >> (18 - 6 * digit)) & 63);
    }
  }
  return text;
}

/** The bytes of standard base64, padded or not; `undefined` when the text is something else. */
export function fromBase64(text: string): number[] | undefined {
  const digits = text.replace(/={1,2}$/, '');
  if (/[^A-Za-z0-9+/]/.test(digits) || digits.length % 4 === 1) return undefined;
  const bytes: number[] = [];
  let buffer = 0;
  for (let i = 0; i < digits.length; i++) {
    buffer = ((buffer << 6) | base64Digits.indexOf(digits.charAt(i))) & 0xffffff;
    // Every digit but the first of four completes a byte: 6 bits are left over after 2, 4 after 3, none after 4.
    if (i % 4 > 0) bytes.push((buffer >> (6 - 2 * (i % 4))) & 255);
  }
  return bytes;
}
