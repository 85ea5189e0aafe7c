import type { AuthenticationClient, RequestEntry } from '../../src';
import { failure, useApp } from '../support/app';
import { zhou } from '../support/people';

const app = useApp();
let authing: AuthenticationClient;
beforeEach(async () => {
  authing = app.client();
  await authing.loginByEmail(zhou.email, zhou.password);
});

type Call = (client: AuthenticationClient) => Promise<unknown>;
const proof = { verifyMethod: 'PASSWORD' as const, passwordPayload: { password: zhou.password } };

/** Methods that need the data of the answer, and what the first endpoint behind them is. */
const needData: [name: string, endpoint: string, call: Call][] = [
  ['hasRole', 'getRoleList', (client) => client.hasRole('admin')],
  ['getRoleList', 'getRoleList', (client) => client.getRoleList()],
  ['listOrgs', 'getDepartmentList', (client) => client.listOrgs()],
  ['listDepartments', 'getDepartmentList', (client) => client.listDepartments()],
  ['listApplications', 'getAccessibleApps', (client) => client.listApplications()],
  ['listAuthorizedResources', 'getAuthorizedResources', (client) => client.listAuthorizedResources('space')],
  ['getSecurityLevel', 'getSecurityLevel', (client) => client.getSecurityLevel()],
  ['getIdentities', 'getIdentities', (client) => client.getIdentities()],
  ['myDevicesList', 'listDevices', (client) => client.browserFingerprint.myDevicesList()],
  ['getCaptchaCode', 'getCaptchaCode', (client) => client.getCaptchaCode()],
  ['signinByCredentials', 'signInByCredentials', (client) => client.signinByCredentials({} as never)],
  ['updatePhoneRequest', 'verifyUpdatePhoneRequest', (client) => client.updatePhoneRequest({} as never)],
  ['updateEmailRequest', 'verifyUpdateEmailRequest', (client) => client.updateEmailRequest({} as never)],
  ['deleteAccountRequest', 'verifyDeleteAccountRequest', (client) => client.deleteAccountRequest(proof)],
  [
    'resetPasswordByPhoneCode',
    'verifyResetPasswordRequest',
    (client) => client.resetPasswordByPhoneCode('1', '2', '3'),
  ],
  ['qrcode.geneCode', 'geneQrCode', (client) => client.qrcode.geneCode()],
  ['qrcode.checkStatus', 'getQrCodeStatus', (client) => client.qrcode.checkStatus('random')],
  ['mfa.getMfaAuthenticators', 'listEnrolledFactors', (client) => client.mfa.getMfaAuthenticators()],
  [
    'mfa.assosicateMfaAuthenticator',
    'sendEnrollFactorRequest',
    (client) => client.mfa.assosicateMfaAuthenticator(),
  ],
  ['updateProfile', 'updateProfile', (client) => client.updateProfile({ nickname: 'x' })],
  ['introspectToken', 'introspectToken', (client) => client.introspectToken('token')],
  [
    'getNewAccessTokenByRefreshToken',
    '/oidc/token',
    (client) => client.getNewAccessTokenByRefreshToken('token'),
  ],
  ['getAccessTokenByCode', '/oidc/token', (client) => client.getAccessTokenByCode('code')],
  ['getPhone', 'getWechatMiniProgramPhone', (client) => client.getPhone({ phoneCode: 'code' })],
  [
    'updateAvatar',
    '/api/v2/upload',
    (client) =>
      client.updateAvatar({
        filePath: app.phone.user.chooseAvatar(Buffer.from('89504e47', 'hex'))?.avatarUrl,
      }),
  ],
  ['getUserInfoByAccessToken', '/oidc/me', (client) => client.getUserInfoByAccessToken('token')],
];

describe('a success answer without data', () => {
  it.each(needData)('makes %s reject with code -7', async (_name, endpoint, call) => {
    const user = authing.user;
    for (const odd of [{}, { data: null }, { data: 'x' }, { data: 7 }, { data: {} }]) {
      app.heard.length = 0;
      app.emulator.failNext(endpoint, { body: { statusCode: 200, message: 'ok', ...odd } });
      const error = await failure(call(authing));
      expect(error).toMatchObject({ kind: 'api', code: -7 });
      expect(app.heard).toHaveLength(1);
    }
    expect(authing.user).toEqual(user);
  });

  it.each([
    ['getRoleList', 'data'],
    ['getIdentities', 'data'],
    ['getCaptchaCode', 'captchaToken'],
    ['qrcode.checkStatus', 'status'],
    ['getNewAccessTokenByRefreshToken', 'access_token'],
    ['mfa.assosicateMfaAuthenticator', 'otpData'],
    ['getPhone', 'phoneNumber'],
    ['updateAvatar', 'url'],
  ])('makes %s tell in the cause of its error what is missing: %s', async (name, field) => {
    const [[, endpoint, call] = []] = needData.filter((each) => each[0] === name);
    app.emulator.failNext(String(endpoint), { body: { statusCode: 200, message: 'ok', data: {} } });
    const { cause } = await failure(Promise.resolve(call?.(authing)));
    expect(cause).toMatchObject({ name: 'TypeError', message: field });
  });

  it.each([{ url: '' }, { url: 7 }, { url: {} }, { url: null }])(
    'makes updateAvatar reject, and leaves the profile, when its address is missing: %j',
    async (data) => {
      app.emulator.requests.length = 0;
      app.emulator.failNext('/api/v2/upload', { body: { code: 200, message: 'ok', data } });
      const filePath = app.phone.user.chooseAvatar(Buffer.from('89504e47', 'hex'))?.avatarUrl;
      const { code, cause } = await failure(authing.updateAvatar({ filePath }));
      expect([code, String(cause)]).toEqual([-7, 'TypeError: url']);
      expect(app.paths()).toEqual(['/api/v2/upload']);
    },
  );

  it('does not start the second request of a method', async () => {
    app.emulator.requests.length = 0;
    app.emulator.failNext('verifyResetPasswordRequest', {
      body: { statusCode: 200, message: 'ok', data: {} },
    });
    await failure(authing.resetPasswordByPhoneCode(zhou.phone, '123456', 'n3w passw0rd'));
    expect(app.paths()).toEqual(['verify-reset-password-request']);
  });
});

describe('a phone number', () => {
  const read: { [form: string]: [endpoint: string, call: Call] } = {
    'a phone code': ['getWechatMiniProgramPhone', (client) => client.getPhone({ phoneCode: 'code' })],
    encryptedData: ['decryptWechatMiniProgramData', (client) => client.getPhone('code', 'iv', 'data')],
  };
  const number = { phoneNumber: '+8618812345678', purePhoneNumber: '18812345678', countryCode: '86' };

  it.each([
    ['openid and unionid', { openid: 'o', unionid: 'u' }, { openid: 'o', unionid: 'u' }],
    [
      'openId and unionId',
      { openId: 'o', unionId: 'u' },
      { openId: 'o', unionId: 'u', openid: 'o', unionid: 'u' },
    ],
    [
      'both names',
      { openid: 'o', openId: 'x', unionid: 'u', unionId: 'y' },
      { openid: 'o', openId: 'x', unionid: 'u', unionId: 'y' },
    ],
    ['neither', {}, { openid: undefined, unionid: undefined }],
  ])('comes with %s of its user', async (_names, given, expected) => {
    for (const [endpoint, call] of Object.values(read)) {
      const body = { statusCode: 200, message: 'ok', data: { ...number, ...given } };
      app.emulator.failNext(endpoint, { body });
      expect(await call(authing)).toStrictEqual({ ...number, ...expected });
    }
  });

  it.each(['phoneNumber', 'purePhoneNumber'])('may be the %s alone', async (field) => {
    for (const [endpoint, call] of Object.values(read)) {
      app.emulator.failNext(endpoint, {
        body: { statusCode: 200, message: 'ok', data: { [field]: '18812345678' } },
      });
      expect(await call(authing)).toMatchObject({ [field]: '18812345678' });
    }
  });

  it.each([null, {}, { phone_info: null }, { phone_info: {} }, { phoneNumber: '', purePhoneNumber: '' }])(
    'is missing from the data %j, which are unreadable',
    async (data) => {
      for (const [endpoint, call] of Object.values(read)) {
        app.emulator.failNext(endpoint, { body: { statusCode: 200, message: 'ok', data } });
        expect(await failure(call(authing))).toMatchObject({ kind: 'api', code: -7 });
      }
    },
  );
});

describe('an answer without', () => {
  it('a secret in the address of an authenticator gives an empty secret', async () => {
    const data = {
      enrollmentToken: 't',
      otpData: { qrCodeUri: 'otpauth://totp/x', qrCodeDataUrl: '', recoveryCode: '' },
    };
    app.emulator.failNext('sendEnrollFactorRequest', { body: { statusCode: 200, message: 'ok', data } });
    expect(await authing.mfa.assosicateMfaAuthenticator()).toMatchObject({
      authenticator_type: 'totp',
      secret: '',
    });
  });

  it('a token for a QR code reads no profile in the name of the session', async () => {
    app.emulator.failNext('exchangeTokenSetWithQrCodeTicket', {
      body: { statusCode: 200, message: 'ok', data: {} },
    });
    app.emulator.requests.length = 0;
    expect((await failure(authing.qrcode.exchangeUserInfo('ticket'))).kind).toBe('api');
    expect(app.emulator.requests.filter(({ headers }) => headers.authorization)).toEqual([]);
  });

  it('a body tells onRequest of a success without a request id', async () => {
    const entries: RequestEntry[] = [];
    const client = app.client({ onRequest: (entry) => entries.push(entry) });
    app.emulator.failNext('/oidc/token/revocation', { body: '' });
    await client.api.revokeToken('token');
    expect(entries).toMatchObject([{ path: '/oidc/token/revocation', code: 200, httpStatus: 200 }]);
    expect(entries[0]?.requestId).toBeUndefined();
  });
});
