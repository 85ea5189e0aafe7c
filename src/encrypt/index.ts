export type { EncryptOptions, PasswordEncryptor, RandomPlatform } from './encryptor';
export { createRsa, rsa } from './rsa';
export { createSm2, sm2, type Sm2Options } from './sm2';
