import type { PasswordEncryptType } from '../../types/common';
import { callbackError, type GenAuthError } from '../error';
import { call } from '../session/authorized';
import type { Core } from '../session/core';

/** Passwords by the name of their field. One that is empty or left out stays so. */
export interface Passwords {
  [field: string]: string | undefined;
}

/** Passwords as they may travel, and the value of `passwordEncryptType` that goes with them. */
export type Sealed<Plain> = Plain & { passwordEncryptType: PasswordEncryptType };

// "The password could not be decrypted": the server's key has changed since it was read.
const notDecrypted = 2016;

/** The server's public key, read once per client. */
export function publicKey(core: Core, type: 'rsa' | 'sm2'): Promise<string> {
  const info = core.systemInfo || call(core, 'getSystemInfo');
  core.systemInfo = info;
  return info
    .then(function (answer) {
      // Some servers wrap this answer like any other.
      const key = ((answer as { data?: typeof answer }).data || answer)[type];
      if (!key || !key.publicKey) throw core.unreadable();
      return key.publicKey;
    })
    .then(undefined, function (error: unknown) {
      core.systemInfo = undefined;
      throw error;
    });
}

function seal<Plain extends Passwords>(core: Core, plain: Plain): Promise<Sealed<Plain>> {
  const { encrypt, encryptFunction, passwordEncryptType, platform, lang } = core.options;
  const encryptOne = encrypt
    ? (plain: string, key: string) => encrypt(plain, key, { platform, lang })
    : encryptFunction;
  const type = encrypt ? encrypt.type : passwordEncryptType || 'rsa';
  const sealed: Passwords = { ...plain };
  const fields = Object.keys(plain).filter(function (field) {
    return plain[field];
  });
  function sealedAs(passwordEncryptType: PasswordEncryptType): Sealed<Plain> {
    // The same fields as before, each a text where it was one.
    return { ...(sealed as Plain), passwordEncryptType };
  }
  if (!encryptOne || type === 'none' || !fields[0]) return Promise.resolve(sealedAs('none'));
  return publicKey(core, type)
    .then(function (key) {
      return Promise.all(
        fields.map(function (field) {
          // `fields` are those that have a value.
          return Promise.resolve(encryptOne(plain[field] as string, key)).then(function (encrypted: unknown) {
            // 4.x sent the text "false" when its encryption had failed.
            if (typeof encrypted !== 'string' || !encrypted) throw new TypeError(typeof encrypted);
            sealed[field] = encrypted;
          });
        }),
      );
    })
    .then(
      function () {
        return sealedAs(type);
      },
      function (thrown: unknown) {
        throw callbackError(core.options.lang, 'encryptFunction', thrown);
      },
    );
}

/**
 * Encrypts passwords as the options say and runs `send` with them. The server's key is read once per client, and once more when the server
 * could not decrypt: `send` then runs a second time.
 *
 * @param plain - not changed, and not kept
 */
export function withPasswords<Plain extends Passwords, Result>(
  core: Core,
  plain: Plain,
  send: (sealed: Sealed<Plain>) => Promise<Result>,
): Promise<Result> {
  const used = core.systemInfo;
  return seal(core, plain)
    .then(send)
    .then(undefined, function (error: unknown) {
      // A key that was read just now would not be another one.
      if (!used || (error as GenAuthError).code !== notDecrypted) throw error;
      if (core.systemInfo === used) core.systemInfo = undefined;
      return seal(core, plain).then(send);
    });
}
