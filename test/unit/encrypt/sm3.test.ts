import { createHash } from 'node:crypto';
import { sm3 } from '../../../src/encrypt/sm3';

function hexOf(message: Uint8Array): string {
  return Buffer.from(sm3([...message])).toString('hex');
}

describe('sm3', () => {
  test.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('returns the hash that GB/T 32905 lists for %s', (text, hash) => {
    expect(hexOf(Buffer.from(text))).toBe(hash);
  });

  // Up to 55 bytes of the last block the padding fits behind them, from 56 on it takes a block of its own.
  test.each([0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000])(
    'returns the same hash as OpenSSL for %i bytes',
    (length) => {
      const message = Buffer.from(Array.from({ length }, (_value, index) => (index * 131 + 7) & 255));
      expect(hexOf(message)).toBe(createHash('sm3').update(message).digest('hex'));
    },
  );

  test('leaves the message unchanged', () => {
    const message = [97, 98, 99];
    sm3(message);
    expect(message).toEqual([97, 98, 99]);
  });
});
