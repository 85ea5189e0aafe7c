/**
 * A function that encrypts a password for the server: `encrypt(plain, publicKey, options?)` resolves to the encrypted text. The client
 * option `encrypt` takes it; the classic `encryptFunction` takes it as well. It rejects with kind `config` when the key cannot be read, the
 * text is too long for an RSA key, or the platform returns no secure random bytes. The keys come from `GET /api/v3/system`, which
 * `getPublicKey` reads; the result belongs into the password fields of `POST /api/v3/signin` and other endpoints, with `type` as
 * `passwordEncryptType`.
 */
export interface PasswordEncryptor {
  /**
   * Encrypts a text. The arguments are neither modified nor kept.
   *
   * @param plain - the password
   * @param publicKey - `rsa.publicKey` or `sm2.publicKey` of `GET /api/v3/system`, which `getPublicKey` reads
   * @param options - platform and language of the caller, which the client fills in; options the encryptor was made with take precedence
   * @returns the encrypted text
   * @throws GenAuthError of kind `config` when the key cannot be read, the text is too long for an RSA key, or the platform returns no
   * secure random bytes
   */
  (plain: string, publicKey: string, options?: EncryptOptions): Promise<string>;
  /** Algorithm, sent to the server as `passwordEncryptType`. */
  readonly type: 'rsa' | 'sm2';
}

/** Source of secure random bytes: WeChat's `wx` (base library 2.15.0), or any object with a function like its `getRandomValues`. */
export interface RandomPlatform {
  /**
   * Gets random bytes, and calls one of the callbacks within 5000 ms.
   *
   * @param options - number of bytes, and callbacks
   */
  getRandomValues?(options: {
    /** Number of bytes. */
    length: number;
    /** Called with the bytes. */
    success: (result: {
      /** The bytes. */
      randomValues: ArrayBuffer;
    }) => void;
    /** Called with the reason of a failure. */
    fail: (failure: unknown) => void;
  }): void;
}

/** Options of `createRsa` and of a single encryption; `createSm2` has some more. */
export interface EncryptOptions {
  /** Source of random bytes, for uni-app, Taro, other vendors and tests; the global `wx` unless given. */
  platform?: RandomPlatform;
  /** Language of error messages: Chinese for `zh…`, which is the default, English for any other. */
  lang?: string;
}

/** Options in force: what an encryptor was made with, else what its caller says, else the global `wx` and Chinese. */
export function inForce(own: EncryptOptions, asked: EncryptOptions | undefined): EncryptOptions {
  const { platform, lang } = asked || {};
  // A client may run on a host object of which only `request` is needed.
  const hasRandom = platform && typeof platform.getRandomValues === 'function';
  return { platform: own.platform || (hasRandom ? platform : undefined), lang: own.lang || lang };
}
