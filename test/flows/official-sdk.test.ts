import { AuthenticationClient, Models } from 'authing-node-sdk';
import { totp } from '../../emulator';
import { useApp } from '../support/app';
import { newestCode } from '../support/people';

// The official Node SDK knows nothing of this project: what works with it is V3 as its makers understand it.

const app = useApp();
let sdk: AuthenticationClient;

const scope =
  'openid profile username email phone offline_access external_id extended_fields roles tenant_id';
const password = 'passw0rd';

beforeEach(() => {
  sdk = client();
});

function client(
  method: 'none' | 'client_secret_post' | 'client_secret_basic' = 'none',
): AuthenticationClient {
  return new AuthenticationClient({
    appId: 'GEN_AUTH_APP_ID',
    appSecret: 'GEN_AUTH_APP_SECRET',
    appHost: app.emulator.url,
    tokenEndPointAuthMethod: method,
    revocationEndPointAuthMethod: method,
    introspectionEndPointAuthMethod: method,
  });
}

async function signIn(username = 'zhouzihang') {
  const { data } = await sdk.signInByUsernamePassword({ username, password, options: { scope } });
  sdk.setAccessToken(data.access_token ?? '');
  return data;
}

test.each(['none', 'client_secret_post', 'client_secret_basic'] as const)(
  'signs in, renews and revokes with token method %s',
  async (method) => {
    sdk = client(method);
    const tokens = await signIn();
    expect(tokens).toMatchObject({ token_type: 'Bearer', expire_in: 7200 });
    const renewed = (await sdk.getNewAccessTokenByRefreshToken(tokens.refresh_token ?? '')) as {
      access_token: string;
      refresh_token: string;
    };
    sdk.setAccessToken(renewed.access_token);
    expect((await sdk.getProfile({})).data.username).toBe('zhouzihang');
    expect(await sdk.introspectToken(renewed.access_token)).toMatchObject({ active: true });
    await sdk.revokeToken(renewed.access_token);
    expect(await sdk.introspectToken(renewed.access_token)).toEqual({ active: false });
    expect(await sdk.getProfile({})).toMatchObject({ statusCode: 401, apiCode: 2020 });
    await sdk.revokeToken(renewed.refresh_token);
    await expect(sdk.getNewAccessTokenByRefreshToken(renewed.refresh_token)).rejects.toMatchObject({
      response: { status: 400, data: { error: 'invalid_grant' } },
    });
  },
);

test('verifies access token and id token with the published keys', async () => {
  const tokens = await signIn();
  const access = await sdk.parseAccessToken(tokens.access_token ?? '');
  expect(access).toMatchObject({ sub: '650000000000000000000001', aud: 'GEN_AUTH_APP_ID', scope });
  const id = await sdk.parseIDToken(tokens.id_token ?? '');
  expect(id).toMatchObject({ sub: '650000000000000000000001', email: 'zhouzihang@example.com' });
  const claims: unknown = await sdk.getUserInfoByAccessToken(tokens.access_token ?? '');
  expect(claims).toMatchObject({ sub: '650000000000000000000001', nickname: '子航' });
});

test('receives the error code for wrong credentials', async () => {
  const unknown = await sdk.signInByEmailPassword({ email: 'test@example.com', password });
  expect(unknown).toMatchObject({ apiCode: 2004, message: '用户不存在' });
  const wrong = await sdk.signInByUsernamePassword({ username: 'zhouzihang', password: 'wrong' });
  expect(wrong).toMatchObject({ statusCode: 403, apiCode: 2333 });
});

test('signs in with codes by SMS and email', async () => {
  await sdk.sendSms({ channel: Models.SendSMSDto.channel.CHANNEL_LOGIN, phoneNumber: '13900001111' });
  const bySms = await sdk.signInByPhonePassCode({
    phone: '13900001111',
    passCode: newestCode(app, '+86 13900001111'),
  });
  expect(bySms.data.access_token).toBeTruthy();
  const email = 'zhouzihang@example.com';
  await sdk.sendEmail({ channel: Models.SendEmailDto.channel.CHANNEL_LOGIN, email });
  const byMail = await sdk.signInByEmailPassCode({ email, passCode: newestCode(app, email) });
  expect(byMail.data.access_token).toBeTruthy();
});

test('signs up, and the account can sign in', async () => {
  const answer = await sdk.signUpByEmailPassword({
    email: 'new@example.com',
    password,
    profile: { nickname: '新' },
  });
  expect(answer.data).toMatchObject({ email: 'new@example.com', nickname: '新', status: 'Activated' });
  const tokens = await sdk.signInByEmailPassword({ email: 'new@example.com', password });
  expect(tokens.statusCode).toBe(200);
});

test('signs in from a mini program', async () => {
  const answer = await sdk.signInByMobile({
    connection: Models.SigninByMobileDto.connection.WECHAT_MINI_PROGRAM_CODE,
    extIdpConnidentifier: 'my-wxapp',
    wechatMiniProgramCodePayload: {
      code: app.emulator.wechat.login().code,
      ...app.emulator.wechat.encrypt(),
    },
  });
  sdk.setAccessToken(answer.data.access_token ?? '');
  expect((await sdk.getProfile({})).data.nickname).toBe('林晓雨');
});

test('decrypts WeChat data', async () => {
  const { code } = app.emulator.wechat.login();
  const { encryptedData, iv } = app.emulator.wechat.encrypt();
  const params = { code, encryptedData, iv, extIdpConnidentifier: 'my-wxapp' };
  const answer = await sdk.decryptWechatMiniProgramData(params);
  expect(answer.data).toMatchObject({ nickName: '林晓雨', watermark: { appid: 'wx4f4bc4dec97d474b' } });
});

test('reads and changes the profile', async () => {
  await signIn();
  const before = await sdk.getProfile({
    withCustomData: true,
    withIdentities: true,
    withDepartmentIds: true,
  });
  expect(before.data).toMatchObject({
    customData: { level: 3, vip: true, hobby: '摄影' },
    departmentIds: ['dept-frontend', 'dept-market'],
  });
  expect(before.data.identities?.map((identity) => identity.type)).toEqual(['openid', 'unionid']);
  const after = await sdk.updateProfile({ nickname: '小周', customData: { level: 4 } });
  expect(after.data).toMatchObject({ nickname: '小周', customData: { level: 4, vip: true } });
});

test('lists roles, groups, departments, tenants and applications', async () => {
  await signIn();
  expect((await sdk.getRoleList({})).data.map((role) => role.code)).toEqual(['editor', 'member']);
  expect((await sdk.getGroupList()).data.map((group) => group.name)).toEqual(['内测用户']);
  const departments = await sdk.getDepartmentList({ orderBy: 'Asc', sortBy: 'JoinDepartmentAt' });
  expect(departments.data.totalCount).toBe(2);
  expect(departments.data.list[0]?.departmentNamePath).toEqual(['示例科技有限公司', '研发部', '前端组']);
  expect((await sdk.getTenantList()).data.map((tenant) => tenant.tenantName)).toEqual(['杭州分公司']);
  expect((await sdk.getAccessibleApps()).data.map((app) => app.appName)).toEqual(['示例小程序', '管理后台']);
  expect((await sdk.getLoggedInApps()).data.map((app) => app.appName)).toEqual(['示例小程序']);
});

test('reads the sign-in history and ends the session of a device', async () => {
  await sdk.signInByUsernamePassword({ username: 'zhouzihang', password: 'wrong' });
  await signIn();
  const history = await sdk.getLoginHistory({ success: false });
  expect(history.data).toMatchObject({ totalCount: 1, list: [{ success: false, loginMethod: 'password' }] });
  const [session] = (await sdk.list({})).data;
  expect(session?.online).toBe(true);
  await sdk.revoke({ deviceId: session?.device.deviceId ?? '' });
  expect(await sdk.getProfile({})).toMatchObject({ apiCode: 2020 });
});

test('checks permissions of every kind', async () => {
  await signIn();
  const text = await sdk.checkPermissionByStringResource({ resources: ['/announcement'], action: 'edit' });
  expect(text.data.checkResultList).toMatchObject([{ enabled: true }]);
  const list = await sdk.checkPermissionByArrayResource({ resources: ['/regions'], action: 'edit' });
  expect(list.data.checkResultList).toMatchObject([{ enabled: false }]);
  const resources = ['/documents/handbook/leave', '/documents/finance'];
  const tree = await sdk.checkPermissionByTreeResource({ resources, action: 'read' });
  expect(tree.data.checkResultList.map((check) => check.enabled)).toEqual([true, false]);
  const authorized = await sdk.getAuthorizedResources({ resourceType: 'MENU' });
  expect(authorized.data.list).toMatchObject([{ resourceCode: 'menu:orders', effect: 'ALLOW' }]);
});

test('enrols an authenticator app and checks its codes', async () => {
  await signIn();
  const { OTP } = Models.SendEnrollFactorRequestDto.factorType;
  const request = await sdk.sendEnrollFactorRequest({ factorType: OTP, profile: {} });
  const { enrollmentToken, otpData } = request.data;
  const secret = new URL(otpData?.qrCodeUri ?? '').searchParams.get('secret') ?? '';
  const answer = await sdk.enrollFactor({
    factorType: Models.EnrollFactorDto.factorType.OTP,
    enrollmentToken,
    enrollmentData: { passCode: totp(secret, app.emulator.clock.now()) },
  });
  expect(answer.statusCode).toBe(200);
  expect((await sdk.listEnrolledFactors()).data).toMatchObject([{ factorType: 'OTP' }]);
  const check = await sdk.mfaOtpVerify({ totp: totp(secret, app.emulator.clock.now()) });
  expect(check.data.verified).toBe(true);
});

test('changes the email in two steps', async () => {
  await signIn();
  const newEmail = 'zihang.zhou@example.com';
  await sdk.sendEmail({ channel: Models.SendEmailDto.channel.CHANNEL_UPDATE_EMAIL, email: newEmail });
  const request = await sdk.verifyUpdateEmailRequest({
    verifyMethod: Models.VerifyUpdateEmailRequestDto.verifyMethod.EMAIL_PASSCODE,
    emailPassCodePayload: { newEmail, newEmailPassCode: newestCode(app, newEmail) },
  });
  await sdk.updateEmail({ updateEmailToken: request.data.updateEmailToken });
  expect((await sdk.getProfile({})).data.email).toBe(newEmail);
});

test('resets a forgotten password', async () => {
  await sdk.sendSms({
    channel: Models.SendSMSDto.channel.CHANNEL_RESET_PASSWORD,
    phoneNumber: '13900001111',
  });
  const request = await sdk.verifyResetPasswordRequest({
    verifyMethod: Models.VerifyResetPasswordRequestDto.verifyMethod.PHONE_PASSCODE,
    phonePassCodePayload: { phoneNumber: '13900001111', passCode: newestCode(app, '+86 13900001111') },
  });
  const { passwordResetToken } = request.data;
  expect((await sdk.resetPassword({ password: 'an0therpass', passwordResetToken })).data.success).toBe(true);
  const answer = await sdk.signInByUsernamePassword({ username: 'zhouzihang', password: 'an0therpass' });
  expect(answer.statusCode).toBe(200);
});

test('approves a sign-in by QR code and trades the ticket for tokens', async () => {
  await signIn();
  const web = client();
  const { data: code } = await web.geneQrCode({ type: Models.GenerateQrcodeDto.type.MOBILE_APP });
  const { qrcodeId } = code;
  const { SCAN, CONFIRM } = Models.ChangeQRCodeStatusDto.action;
  await sdk.setQrCodeStatus({ qrcodeId, action: SCAN });
  expect((await web.getQrCodeStatus({ qrcodeId })).data).toMatchObject({
    status: 'SCANNED',
    briefUserInfo: { displayName: '子航' },
  });
  await sdk.setQrCodeStatus({ qrcodeId, action: CONFIRM });
  const { ticket = '' } = (await web.getQrCodeStatus({ qrcodeId })).data;
  const tokens = await web.exchangeTokenSetWithQrCodeTicket({ ticket });
  web.setAccessToken(tokens.data.access_token ?? '');
  expect((await web.getProfile({})).data.username).toBe('zhouzihang');
});

test('reads the public information of the server', async () => {
  const system = await sdk.getSystemInfo();
  expect(system.rsa.publicKey).toContain('BEGIN PUBLIC KEY');
  expect(system.sm2.publicKey).toMatch(/^04[0-9a-f]{128}$/);
  expect((await sdk.getCountryList()).data).toContainEqual(
    expect.objectContaining({ alpha2: 'CN', phoneCountryCode: '+86', flag: '🇨🇳' }),
  );
});
