import type { AuthenticationClient } from '../../src';
import { connection, useApp } from '../support/app';

const app = useApp();

type Call = (authing: AuthenticationClient) => Promise<unknown>;

const opened = { iv: 'iv', encryptedData: 'data' };
const own = { scope: 'openid', tenantId: 'tenant-a' };
const given = {
  scope: 'openid phone',
  tenantId: 'tenant-b',
  context: { source: 'poster' },
  customData: { lane: 3 },
};
const elsewhere = { extIdpConnidentifier: 'other-wxapp' };
const secrets = { appId: 'wx4f4bc4dec97d474b', appSecret: 'secret' };

const logins: [what: string, call: Call, body: object][] = [
  [
    'loginByCode',
    (authing) => authing.loginByCode('code'),
    { connection: 'wechat_mini_program_code', options: own, wechatMiniProgramCodePayload: { code: 'code' } },
  ],
  [
    'loginByCode with encryptedData and options',
    (authing) => authing.loginByCode('code', { ...opened, ...given, ...elsewhere }),
    {
      connection: 'wechat_mini_program_code',
      ...elsewhere,
      options: given,
      wechatMiniProgramCodePayload: { code: 'code', ...opened },
    },
  ],
  [
    'loginByPhone',
    (authing) => authing.loginByPhone('code', 'iv', 'data'),
    {
      connection: 'wechat_mini_program_phone',
      options: own,
      wechatMiniProgramPhonePayload: { code: 'code', ...opened },
    },
  ],
  [
    'loginByPhone with options',
    (authing) => authing.loginByPhone('code', 'iv', 'data', { ...given, ...elsewhere }),
    {
      connection: 'wechat_mini_program_phone',
      ...elsewhere,
      options: given,
      wechatMiniProgramPhonePayload: { code: 'code', ...opened },
    },
  ],
  [
    'loginByPhone with a phone code',
    (authing) => authing.loginByPhone({ phoneCode: 'phone code', code: 'code' }),
    {
      connection: 'wechat_mini_program_code_and_phone',
      options: own,
      wechatMiniProgramCodeAndPhonePayload: {
        wxLoginInfo: { code: 'code' },
        wxPhoneInfo: { code: 'phone code' },
      },
    },
  ],
  [
    'loginByPhone with a phone code, encryptedData and options',
    (authing) =>
      authing.loginByPhone({ phoneCode: 'phone code', code: 'code', ...opened, ...given, ...elsewhere }),
    {
      connection: 'wechat_mini_program_code_and_phone',
      ...elsewhere,
      options: given,
      wechatMiniProgramCodeAndPhonePayload: {
        wxLoginInfo: { code: 'code', ...opened },
        wxPhoneInfo: { code: 'phone code' },
      },
    },
  ],
];

const decrypt = 'decrypt-wechat-miniprogram-data';
const phone = 'get-wechat-miniprogram-phone';
const others: [what: string, path: string, call: Call, body: object][] = [
  ['getPhone', decrypt, (authing) => authing.getPhone('code', 'iv', 'data'), { code: 'code', ...opened }],
  [
    'getPhone with a phone code',
    phone,
    (authing) => authing.getPhone({ phoneCode: 'phone code' }),
    { code: 'phone code' },
  ],
  [
    'getPhone with a phone code and a connection',
    phone,
    (authing) => authing.getPhone({ phoneCode: 'phone code', ...elsewhere }),
    { code: 'phone code', ...elsewhere },
  ],
  [
    'decryptWechatMiniProgramData',
    decrypt,
    (authing) => authing.decryptWechatMiniProgramData({ code: 'code', ...opened }),
    { code: 'code', ...opened },
  ],
  [
    'decryptWechatMiniProgramData with a connection',
    decrypt,
    (authing) => authing.decryptWechatMiniProgramData({ code: 'code', ...opened, ...elsewhere }),
    { code: 'code', ...opened, ...elsewhere },
  ],
  [
    'getWechatMiniprogramPhone',
    phone,
    (authing) => authing.getWechatMiniprogramPhone({ code: 'phone code' }),
    { code: 'phone code' },
  ],
  [
    'getWechatMiniprogramPhone with a connection',
    phone,
    (authing) => authing.getWechatMiniprogramPhone({ code: 'phone code', ...elsewhere }),
    { code: 'phone code', ...elsewhere },
  ],
];

/** What the call sends; WeChat does not know the codes, so that it fails. */
async function sentBy(call: Call): Promise<{ path: string; body: unknown }[]> {
  await call(app.client(own)).catch(() => undefined);
  expect(app.phone.count('login')).toBe(0);
  return app.emulator.requests.map(({ path, body }) => ({ path: path.replace('/api/v3/', ''), body }));
}

it.each(logins)('%s sends one request', async (_what, call, body) => {
  const whole = { extIdpConnidentifier: connection, ...body };
  expect(await sentBy(call)).toEqual([{ path: 'signin-by-mobile', body: whole }]);
});

it.each(others)('%s sends one request to %s', async (_what, path, call, body) => {
  const whole = { extIdpConnidentifier: connection, ...body };
  expect(await sentBy(call)).toEqual([{ path, body: whole }]);
});

it('getWechatMpAccessToken sends the credentials alone', async () => {
  const sent = await sentBy((authing) => authing.getWechatMpAccessToken(secrets));
  expect(sent).toEqual([{ path: 'get-wechat-access-token', body: secrets }]);
});
