import { createRsa, createSm2, rsa, sm2 } from '../../../src/encrypt';
import { errorOf, hostOf, rsaKeys, secureHost } from './support';

const { pem } = rsaKeys(1024);
const broken = hostOf([]);

/** What goes wrong, and what the error says in Chinese and in English. */
const errors: [what: string, call: (lang?: string) => Promise<unknown>, chinese: string, english: string][] =
  [
    [
      'a text that is none, with RSA',
      (lang) => rsa(7 as never, pem, { lang }),
      '要加密的内容应为字符串',
      'The text to encrypt must be a string.',
    ],
    [
      'a text that is none, with SM2',
      (lang) => sm2(undefined as never, '', { lang }),
      '要加密的内容应为字符串',
      'The text to encrypt must be a string.',
    ],
    [
      'an RSA key that cannot be read',
      (lang) => rsa('text', 'key', { lang }),
      '无法识别 RSA 公钥：应为 /api/v3/system 返回的 rsa.publicKey（PEM 或 base64，1024 至 8192 位）',
      'The RSA public key cannot be read: expected rsa.publicKey of /api/v3/system (PEM or base64, 1024 to 8192 bits).',
    ],
    [
      'an SM2 key that cannot be read',
      (lang) => sm2('text', 'key', { lang }),
      '无法识别 SM2 公钥：应为 /api/v3/system 返回的 sm2.publicKey（以 04 开头的 130 位十六进制数）',
      'The SM2 public key cannot be read: expected sm2.publicKey of /api/v3/system (130 hex digits starting with 04).',
    ],
    [
      'a text that is too long',
      (lang) => rsa('x'.repeat(118), pem, { lang }),
      '内容过长：1024 位的 RSA 公钥最多加密 117 字节（UTF-8：汉字 3 字节，表情 4 字节起）；请缩短内容，或改用 SM2',
      'The text is too long: an RSA key of 1024 bits encrypts at most 117 bytes (UTF-8: 3 per Chinese character, 4 or more per emoji). Shorten it, or use SM2.',
    ],
    [
      'no source of random bytes',
      (lang) => rsa('text', pem, { lang }),
      '没有安全的随机数来源：请将基础库最低版本设为 2.15.0（wx.getRandomValues，插件中不可用），或设置选项 platform',
      'There is no source of secure random bytes: set the minimum base library for wx.getRandomValues (2.15.0, not in plugins), or set the option "platform".',
    ],
    [
      'random bytes that are none',
      (lang) => rsa('text', pem, { lang, platform: broken }),
      'getRandomValues 没有给出可用的随机数，内容未加密：请重试，或检查选项 platform',
      'getRandomValues returned no usable random bytes, so nothing was encrypted. Try again, or check the `platform` option.',
    ],
    [
      'an option with another value',
      (lang) => Promise.resolve().then(() => createSm2({ lang, order: 'C3' as never })),
      '选项 order 无效，应为 "C1C3C2" | "C1C2C3"',
      'Invalid option `order`: expected "C1C3C2" | "C1C2C3".',
    ],
  ];

describe('the error for', () => {
  test.each(errors)('%s says what to do, in two languages', async (_what, call, chinese, english) => {
    expect(await errorOf(call('zh-CN'))).toMatchObject({ kind: 'config', code: -4, message: chinese });
    expect(await errorOf(call('en-US'))).toMatchObject({ kind: 'config', code: -4, message: english });
  });
});

test.each([
  [undefined, true],
  ['', true],
  ['zh', true],
  ['ZH-tw', true],
  ['en', false],
  ['ja-JP', false],
  ['x-zh', false],
])('errors for the language %p are in Chinese: %s', async (lang, isChinese) => {
  const { message } = await errorOf(rsa('text', 'key', { lang }));
  expect(message).toMatch(isChinese ? /公钥/ : /public key/);
});

test('a text may be as long as the key allows', async () => {
  const encrypt = createRsa({ platform: secureHost });
  expect(await encrypt('x'.repeat(117), pem)).toEqual(expect.any(String));
});
