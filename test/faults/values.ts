import { samples } from '../contract/fixtures';

const [mobile, phone, phoneCode] = samples.signInByMobile;
const [bound] = samples.bindPhone;
const [update] = samples.updatePassword;
const [sms] = samples.mfaVerifySms;
const [totp] = samples.mfaVerifyTotp;
const [recovery] = samples.mfaRecover;
const [mail] = samples.mfaVerifyEmail;

function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('A sample of the contract tests is missing.');
  return value;
}

function payloadOf<Field extends string>(sample: object | undefined, field: Field): unknown {
  // The samples of a union are told apart by the fields that they have.
  return given((sample as { [name: string]: unknown } | undefined)?.[field]);
}

interface Ciphertext {
  code: string;
  encryptedData: string;
  iv: string;
}

/** The values of the contract tests' samples, for methods that take them one by one. */
export const values = {
  phone: given(bound).phoneNumber,
  code: given(bound).passCode,
  email: given(mail).email,
  password: String(given(update).oldPassword),
  newPassword: given(update).newPassword,
  wechat: payloadOf(mobile, 'wechatMiniProgramCodePayload') as Ciphertext,
  ciphertext: payloadOf(phone, 'wechatMiniProgramPhonePayload') as Ciphertext,
  phoneCode: (
    payloadOf(phoneCode, 'wechatMiniProgramCodeAndPhonePayload') as { wxPhoneInfo: { code: string } }
  ).wxPhoneInfo.code,
  mfaSms: given(sms),
  mfaEmail: given(mail),
  mfaTotp: given(totp),
  mfaRecovery: given(recovery),
  refreshToken: 'refresh-token-of-the-app-itself',
  // JWTs of another origin; nothing here checks their signature.
  accessToken: `${encode({ alg: 'none' })}.${encode({ sub: 'another-user', exp: 4102444800 })}.signature-of-a-token`,
  idToken: `${encode({ alg: 'none' })}.${encode({ sub: 'another-user', aud: 'app' })}.signature-of-an-id-token`,
};

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** The first sample of each endpoint, by which flat methods with one object are called. */
export function first<Name extends keyof typeof samples>(name: Name): NonNullable<(typeof samples)[Name][0]> {
  // Named samples exist: the type of the table says so, and `given` checks it.
  return given(samples[name][0]) as NonNullable<(typeof samples)[Name][0]>;
}
