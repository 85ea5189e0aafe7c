import { errorCodes, GenAuthError } from '../error';

/** Texts of the errors of this entry, all for developers, Chinese then English: kept apart so that neither bundle carries the other's. */
const texts = {
  plain: ['要加密的内容应为字符串', 'The text to encrypt must be a string.'],
  rsaKey: [
    '无法识别 RSA 公钥：应为 /api/v3/system 返回的 rsa.publicKey（PEM 或 base64，1024 至 8192 位）',
    'The RSA public key cannot be read: expected rsa.publicKey of /api/v3/system (PEM or base64, 1024 to 8192 bits).',
  ],
  sm2Key: [
    '无法识别 SM2 公钥：应为 /api/v3/system 返回的 sm2.publicKey（以 04 开头的 130 位十六进制数）',
    'The SM2 public key cannot be read: expected sm2.publicKey of /api/v3/system (130 hex digits starting with 04).',
  ],
  tooLong: [
    '内容过长：{0} 位的 RSA 公钥最多加密 {1} 字节（UTF-8：汉字 3 字节，表情 4 字节起）；请缩短内容，或改用 SM2',
    'The text is too long: an RSA key of {0} bits encrypts at most {1} bytes (UTF-8: 3 per Chinese character, 4 or more per emoji). Shorten it, or use SM2.',
  ],
  noRandom: [
    '没有安全的随机数来源：请将基础库最低版本设为 2.15.0（wx.getRandomValues，插件中不可用），或设置选项 platform',
    'There is no source of secure random bytes: set the minimum base library for wx.getRandomValues (2.15.0, not in plugins), or set the option "platform".',
  ],
  badRandom: [
    'getRandomValues 没有给出可用的随机数，内容未加密：请重试，或检查选项 platform',
    'getRandomValues returned no usable random bytes, so nothing was encrypted. Try again, or check the `platform` option.',
  ],
  option: ['选项 {0} 无效，应为 {1}', 'Invalid option `{0}`: expected {1}.'],
} satisfies { [key: string]: readonly [zh: string, en: string] };

/** A `config` error with the text of `key`, Chinese for Chinese of any kind, else English. None of the texts gets a password or a key. */
export function encryptError(
  lang: string | undefined,
  key: keyof typeof texts,
  cause?: unknown,
  ...values: (string | number)[]
): GenAuthError {
  const template = texts[key][/^zh/i.test(lang || 'zh') ? 0 : 1];
  const text = template.replace(/\{(\d)\}/g, (_match, index: string) => String(values[+index]));
  return new GenAuthError('config', errorCodes.config, text, { cause });
}
