/**
 * Encrypts a password for the server, and tells which of its ways it uses. What the client option `encrypt` expects; as a plain
 * function it also serves as `encryptFunction`.
 *
 * Source: `passwordEncryptType` of POST /api/v3/signin; the keys come from GET /api/v3/system.
 */
export interface PasswordEncryptor {
  /**
   * Resolves to the encrypted text. Nothing given is changed or kept.
   *
   * @param plain - the password
   * @param publicKey - `rsa.publicKey` or `sm2.publicKey` of GET /api/v3/system
   * @param options - of the caller, here the client's own; what the encryptor was made with counts for more
   * @throws GenAuthError of kind `config` when the key cannot be read, the text does not fit, or the host gives no secure random bytes.
   */
  (plain: string, publicKey: string, options?: EncryptOptions): Promise<string>;
  /** Sent to the server as `passwordEncryptType`. */
  readonly type: 'rsa' | 'sm2';
}

/** Where secure random bytes come from: WeChat's `wx` (base library 2.15.0), or any object with a function like its `getRandomValues`. */
export interface RandomPlatform {
  /**
   * Calls `success` with `length` random bytes, or `fail`.
   *
   * @param options.length - bytes
   */
  getRandomValues?(options: {
    length: number;
    success: (result: { randomValues: ArrayBuffer }) => void;
    fail: (failure: unknown) => void;
  }): void;
}

/** Options of `createRsa` and of a single encryption; `createSm2` has some more. */
export interface EncryptOptions {
  /** Source of random bytes, instead of the global `wx`: for uni-app, Taro, other vendors, tests. */
  platform?: RandomPlatform;
  /** Language of error messages: Chinese unless given, English for any other than `zh…`. */
  lang?: string;
}

/** Options in force: what an encryptor was made with, else what its caller says, else the global `wx` and Chinese. */
export function inForce(own: EncryptOptions, asked: EncryptOptions | undefined): EncryptOptions {
  const { platform, lang } = asked || {};
  // A client may run on a host object of which only `request` is needed.
  const hasRandom = platform && typeof platform.getRandomValues === 'function';
  return { platform: own.platform || (hasRandom ? platform : undefined), lang: own.lang || lang };
}
