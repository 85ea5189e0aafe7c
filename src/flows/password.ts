import type { PasswordEncryptType } from '../../types/common';
import type { Core } from '../core';
import { errorCodes, GenAuthError, isGenAuthError } from '../error';
import { message } from '../messages';
import { unreadable } from './signin';

/** Passwords as they may travel, in the order given, and the value of `passwordEncryptType` that goes with them. */
export interface SealedPasswords {
  passwords: string[];
  passwordEncryptType: PasswordEncryptType;
}

// "The password could not be decrypted": the server's key has changed since it was read.
const notDecrypted = 2016;

function publicKey(core: Core, type: 'rsa' | 'sm2'): Promise<string> {
  const info = core.systemInfo || core.api.getSystemInfo();
  core.systemInfo = info;
  return info.then(
    function (answer) {
      // Some servers wrap this answer like any other.
      const keys = (answer as { data?: typeof answer }).data || answer;
      const key = keys[type] && keys[type].publicKey;
      if (!key) throw unreadable(core);
      return key;
    },
    function (error: unknown) {
      if (core.systemInfo === info) core.systemInfo = undefined;
      throw error;
    },
  );
}

function seal(core: Core, plain: string[]): Promise<SealedPasswords> {
  const { encrypt, encryptFunction, passwordEncryptType, lang } = core.options;
  const encryptOne = encrypt || encryptFunction;
  const type = encrypt ? encrypt.type : encryptFunction ? passwordEncryptType || 'rsa' : 'none';
  if (!encryptOne || type === 'none')
    return Promise.resolve({ passwords: plain, passwordEncryptType: 'none' });
  return publicKey(core, type)
    .then(function (key) {
      return Promise.all(
        plain.map(function (password) {
          return Promise.resolve(encryptOne(password, key)).then(function (encrypted: unknown) {
            // 4.x sent the text "false" when its encryption had failed.
            if (typeof encrypted !== 'string' || !encrypted) throw new TypeError(typeof encrypted);
            return encrypted;
          });
        }),
      );
    })
    .then(
      function (passwords) {
        return { passwords, passwordEncryptType: type };
      },
      function (thrown: unknown) {
        if (isGenAuthError(thrown)) throw thrown;
        throw new GenAuthError('config', errorCodes.config, message(lang, 'failed', 'encryptFunction'), {
          cause: thrown,
        });
      },
    );
}

/**
 * Encrypts passwords as the options say and runs `send` with them. The server's key is read once per client, and once more when the server
 * could not decrypt.
 */
export function withPasswords<Result>(
  core: Core,
  plain: string[],
  send: (sealed: SealedPasswords) => Promise<Result>,
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
