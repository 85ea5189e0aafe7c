import { cbc } from '@noble/ciphers/aes';

/** `node:crypto` for the simulator's modules: random bytes, and the cipher of encrypted storage. */
export function randomBytes(length: number): Buffer {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(length)));
}

/** The part of a Node cipher that is used: everything comes at the end. */
interface Cipher {
  update(text: string, encoding: BufferEncoding): Buffer;
  final(): Buffer;
}

export function createCipheriv(_algorithm: string, key: Uint8Array, iv: Uint8Array): Cipher {
  return collect((data) => cbc(key, iv).encrypt(data));
}

export function createDecipheriv(_algorithm: string, key: Uint8Array, iv: Uint8Array): Cipher {
  return collect((data) => cbc(key, iv).decrypt(data));
}

function collect(run: (data: Uint8Array) => Uint8Array): Cipher {
  let data: Uint8Array = new Uint8Array();
  return {
    update(text, encoding) {
      data = Buffer.concat([data, Buffer.from(text, encoding)]);
      return Buffer.alloc(0);
    },
    final: () => Buffer.from(run(new Uint8Array(data))),
  };
}
