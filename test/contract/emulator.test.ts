import { totp, type Emulator } from '../../emulator';
import { useEmulator } from '../support/emulator';
import { Client, zihang, type Answer } from '../unit/emulator/http';
import { describedCalls, violationsOf } from './described';

/** What the description gets wrong: it gives one object where its own SDK and the console have a list. */
const deviations = [/\/approvalObjectList must (be object|match a schema in anyOf)$/];

const passCode = '123456';
const seen = new Set<string>();
const violations: string[] = [];
let emulator: Emulator;
let client: Client;

useEmulator(
  async (started) => {
    emulator = started;
    client = new Client(emulator);
    await client.signIn(zihang);
  },
  { settings: { passCode } },
);

type Data = Record<string, string>;

function check(call: string, answer: Answer): Data {
  const { statusCode, error } = answer.body;
  if (answer.http !== 200 || (statusCode ?? 200) !== 200 || error)
    throw new Error(`${call} failed: ${answer.text}`);
  seen.add(call);
  const found = violationsOf(call, answer.text === '' ? undefined : JSON.parse(answer.text));
  violations.push(...found.filter((each) => !deviations.some((known) => known.test(each))));
  return (answer.body.data ?? answer.body) as Data;
}

const full = (path: string) => (path.startsWith('/') ? path : `/api/v3/${path}`);

async function get(path: string, query: Data = {}, headers = {}): Promise<Data> {
  return check(
    `GET ${full(path)}`,
    await client.get(`${path}?${String(new URLSearchParams(query))}`, headers),
  );
}

async function post(path: string, body?: object, headers = {}): Promise<Data> {
  return check(`POST ${full(path)}`, await client.post(path, body, headers));
}

async function form(path: string, fields: Data): Promise<Data> {
  return check(`POST ${path}`, await client.form(path, { client_id: 'GEN_AUTH_APP_ID', ...fields }));
}

const sms = (channel: string, phoneNumber: string) => post('send-sms', { channel, phoneNumber });
const mail = (channel: string, email: string) => post('send-email', { channel, email });

test('signing up and in', async () => {
  await post('signup', {
    connection: 'PASSWORD',
    passwordPayload: { email: 'new@example.com', password: 'passw0rd' },
  });
  await post('signin', { connection: 'PASSWORD', passwordPayload: zihang });
  await post('signin-by-mobile', {
    connection: 'wechat_mini_program_code',
    extIdpConnidentifier: 'my-wxapp',
    wechatMiniProgramCodePayload: emulator.wechat.login(),
  });
  await get('get-user-select-login-public-accounts', { withOriginUser: 'true' });
  await post('switch-login-by-user', { targetUserId: '650000000000000000000009' });
  await get('system');
  await get('get-country-list');
  await get('get-captcha-code');
  await post('validate-password', zihang);
});

test('tokens', async () => {
  const { refresh_token: token = '' } = await client.signIn(zihang);
  await get('/oidc/.well-known/openid-configuration');
  await get('/oidc/me');
  const renewed = await form('/oidc/token', { grant_type: 'refresh_token', refresh_token: token });
  await form('/oidc/token/introspection', { token: renewed.access_token ?? '' });
  await form('/oidc/token/introspection', { token: 'none' });
  await form('/oidc/token/revocation', { token: renewed.access_token ?? '' });
  await form('/mfa/token/introspection', { token: 'none' });
  const mfa = await client.post('signin', {
    connection: 'PASSWORD',
    passwordPayload: { username: 'chensiyuan', password: 'passw0rd' },
  });
  await form('/mfa/token/introspection', { token: (mfa.body.data as { mfaToken: string }).mfaToken });
});

test('the profile and what belongs to it, of a full account and of an empty one', async () => {
  emulator.seed({ users: [{ username: 'empty', password: 'passw0rd' }] });
  for (const person of [zihang, { username: 'empty', password: 'passw0rd' }]) {
    for (const scope of [undefined, 'openid', 'openid profile offline_access']) {
      await client.signIn(person, scope ? { scope } : {});
      await get('get-profile', {
        withCustomData: 'true',
        withIdentities: 'true',
        withDepartmentIds: 'true',
      });
      await get('/oidc/me');
    }
    await post('update-profile', { nickname: '新名字', customData: { level: 1 } });
    await get('get-security-info');
    await get('get-identities');
    for (const list of ['tenant', 'role', 'group', 'department']) await get(`get-my-${list}-list`);
    await get('get-my-login-history');
    await get('get-my-logged-in-apps');
    await get('get-my-accessible-apps');
    await get('get-my-authorized-resources');
    await get('get-application-enabled-extidps');
    await get('get-user-auth-resource-list');
  }
});

test('names and passwords', async () => {
  await client.signIn(zihang);
  await sms('CHANNEL_UNBIND_PHONE', '13900001111');
  await post('pre-check-code', {
    codeType: 'SMS',
    smsCodePayload: { phone: '13900001111', passCode, channel: 'CHANNEL_UNBIND_PHONE' },
  });
  await post('unbind-phone', { passCode });
  await sms('CHANNEL_BIND_PHONE', '13500001111');
  await post('bind-phone', { phoneNumber: '13500001111', passCode });
  await mail('CHANNEL_UNBIND_EMAIL', 'zhouzihang@example.com');
  await post('unbind-email', { passCode });
  await mail('CHANNEL_BIND_EMAIL', 'one@example.com');
  await post('bind-email', { email: 'one@example.com', passCode });
  await mail('CHANNEL_UPDATE_EMAIL', 'two@example.com');
  const email = await post('verify-update-email-request', {
    verifyMethod: 'EMAIL_PASSCODE',
    emailPassCodePayload: { newEmail: 'two@example.com', newEmailPassCode: passCode },
  });
  await post('update-email', { updateEmailToken: email.updateEmailToken });
  await sms('CHANNEL_BIND_PHONE', '13500002222');
  const phone = await post('verify-update-phone-request', {
    verifyMethod: 'PHONE_PASSCODE',
    phonePassCodePayload: { newPhoneNumber: '13500002222', newPhonePassCode: passCode },
  });
  await post('update-phone', { updatePhoneToken: phone.updatePhoneToken });
  await post('update-password', { oldPassword: 'passw0rd', newPassword: 'passw0rd2' });
  await mail('CHANNEL_RESET_PASSWORD', 'two@example.com');
  const reset = await post('verify-reset-password-request', {
    verifyMethod: 'EMAIL_PASSCODE',
    emailPassCodePayload: { email: 'two@example.com', passCode },
  });
  await post('reset-password', { password: 'passw0rd3', passwordResetToken: reset.passwordResetToken });
  await post('unlink-extidp', { extIdpId: '64c0ffee00000000000000a1' });
  const payload = { verifyMethod: 'PASSWORD', passwordPayload: { password: 'passw0rd3' } };
  const closing = await post('verify-delete-account-request', payload);
  await post('delete-account', { deleteAccountToken: closing.deleteAccountToken });
});

test('second factors and devices', async () => {
  for (const [factorType, profile] of [
    ['SMS', { phoneNumber: '13900001111' }],
    ['EMAIL', { email: 'zhouzihang@example.com' }],
  ] as const) {
    const { enrollmentToken } = await post('send-enroll-factor-request', { factorType, profile });
    await post('enroll-factor', { factorType, enrollmentToken, enrollmentData: { passCode } });
  }
  const otp = await client.post('send-enroll-factor-request', { factorType: 'OTP', profile: {} });
  check('POST /api/v3/send-enroll-factor-request', otp);
  const { enrollmentToken, otpData } = otp.body.data as {
    enrollmentToken: string;
    otpData: { qrCodeUri: string };
  };
  const secret = new URL(otpData.qrCodeUri).searchParams.get('secret') ?? '';
  const enrollmentData = { passCode: totp(secret, emulator.clock.now()) };
  await post('enroll-factor', { factorType: 'OTP', enrollmentToken, enrollmentData });
  await post('mfa-totp-verify', { totp: enrollmentData.passCode });
  await get('list-factors-to-enroll');
  const factors = (await get('list-enrolled-factors')) as unknown as { factorId: string }[];
  for (const { factorId } of factors) await get('get-factor', { factorId });
  await post('reset-factor', { factorId: factors[0]?.factorId });

  const tablet = new Client(emulator, {
    'x-authing-app-id': 'GEN_AUTH_APP_ID',
    'x-authing-device-id': 'tablet',
  });
  await tablet.signIn(zihang);
  const devices = (await get('mydevices/list')) as unknown as { device: { deviceId: string } }[];
  const deviceId = devices[1]?.device.deviceId;
  await post('mydevices/revoke-session', { deviceId });
  await post('mydevices/unbind', { deviceId });
});

test('WeChat', async () => {
  const extIdpConnidentifier = 'my-wxapp';
  const { code } = emulator.wechat.login();
  const open = emulator.wechat.encrypt();
  await post('decrypt-wechat-miniprogram-data', { extIdpConnidentifier, code, ...open });
  const phone = { extIdpConnidentifier, code: emulator.wechat.phoneCode() };
  await post('get-wechat-miniprogram-phone', phone);
  const program = { appId: 'wx4f4bc4dec97d474b', appSecret: '0123456789abcdef0123456789abcdef' };
  await post('get-wechat-access-token', program);
  await post('get-wechat-access-token-info', program);
});

test('QR codes and push', async () => {
  const { qrcodeId = '' } = await post('gene-qrcode', { type: 'MOBILE_APP' });
  await get('get-qrcode-status', { qrcodeId });
  await post('change-qrcode-status', { qrcodeId, action: 'SCAN' });
  await get('get-app-login-qrcode-status', { qrcodeId });
  await post('set-qrcode-status', { qrcodeId, action: 'CONFIRM' });
  const { ticket } = await get('check-qrcode-status', { qrcodeId });
  await post('exchange-tokenset-with-qrcode-ticket', { ticket });
  const fast = await post('gene-fastpass-qrcode-info', {});
  await get('get-fastpass-client-apps', { qrcodeId: fast.qrcodeId ?? '', appId: 'GEN_AUTH_APP_ID' });
  await post('qrcode-app-login', { qrcodeId: fast.qrcodeId, action: 'APP_LOGIN' });
  for (const path of ['change-pushcode-status', 'set-pushcode-status']) {
    const { pushCodeId = '' } = await post('signin-by-push', { account: 'zhouzihang' });
    await get('check-pushcode-status', { pushCodeId });
    await post('get-pushlogin-relation-apps', { pushCodeId, appId: 'GEN_AUTH_APP_ID' });
    await post(path, { pushCodeId, action: 'CONFIRM' });
    await get('check-pushcode-status', { pushCodeId });
  }
});

test('permissions and requests for them', async () => {
  const paths = { string: '/announcement', array: '/regions', tree: '/documents/handbook' };
  for (const [type, path] of Object.entries(paths)) {
    await post(`check-permission-${type}-resource`, { resources: [path], action: 'read' });
    await post('get-user-auth-resource-struct', { resource: `/${path.split('/')[1]}` });
  }
  await post('get-user-auth-resource-permission-list', { resources: Object.values(paths) });
  await get('applications-permission-applicable');
  const roles = (await get('roles-permission-applicable', {
    appId: 'GEN_AUTH_APP_ID',
  })) as unknown as { list: { roleId: string }[] };
  const roleId = roles.list[0]?.roleId;
  const { number = '' } = await post('approval', { objectType: 'ROLE_PERMISSION_APPLY', objectId: roleId });
  await post('approval-batch', { objectType: 'APP_PERMISSION_APPLY', objectIds: ['GEN_AUTH_ADMIN_APP_ID'] });
  await get('approval', { number });
  await get('approval-initiated-list');
});

test('invitations', async () => {
  const { link = '' } = await post('generate-universal-invitation-link-by-member');
  const identifier = link.split('/').pop() ?? '';
  await get('get-universal-invitation-public-config', { identifier });
  await mail('CHANNEL_REGISTER', 'guest@example.com');
  const profile = { name: '客人', email: 'guest@example.com' };
  await post('signup-by-invitation', { identifier, emailCode: passCode, profile });
  await post('clear-my-all-invitation-links');
  const { token = '' } = await post('generate-policy-invitation-token', {
    identifier: 'invite-hemeng',
    signature: 'demo-signature',
    withInviteeInfo: true,
  });
  await get('get-policy-invitation-context', { token });
  await mail('CHANNEL_REGISTER', 'hemeng@example.com');
  await post('verify-invite-code', { token, receiverType: 'emailCode', code: passCode });
  await post('join-by-invitation', { token });
});

test('an upload', async () => {
  const body = new FormData();
  body.append('file', new Blob(['x'], { type: 'image/png' }), 'a.png');
  check('POST /api/v2/upload', await client.send('POST', '/api/v2/upload?folder=avatar', body));
});

describe('when all of that is done', () => {
  test('every answer was what the service describes', () => {
    expect(violations).toEqual([]);
  });

  test('every call that the service describes had a good answer', () => {
    expect(describedCalls.filter((call) => !seen.has(call))).toEqual([]);
    expect(seen.size).toBeGreaterThanOrEqual(95);
  });
});
