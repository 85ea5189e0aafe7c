import Ajv from 'ajv';
import { totp } from '../../emulator';
import { routes, type Api, type RequestApi } from '../../src/api';
import type { AuthenticationClient } from '../../src';
import { useApp } from '../support/app';
import { newestCode, zhou } from '../support/people';
import { answerSchemaOf } from './answerfacts';
import { aliases } from './facts';

// Every endpoint of the emulator is played through the SDK, and what the SDK resolves to is held against the API description.
const app = useApp();
const ajv = new Ajv({ allErrors: true });

const played = new Set<string>();
const found: string[] = [];

const bothSpellings = 'additionalProperties {"additionalProperty":"expires_in"}';

/** Where the service may go beyond the description or differ from it; the types follow the service. */
const deviations = [
  // The lifetime is described as `expire_in`; servers send it under its OAuth name as well.
  `checkPushCodeStatus/tokenSet: ${bothSpellings}`,
  `exchangeTokenSetWithQrCodeTicket: ${bothSpellings}`,
  `qrCodeAppLogin: ${bothSpellings}`,
  `signInByCredentials: ${bothSpellings}`,
  `signInByMobile: ${bothSpellings}`,
  `switchLoginByUser: ${bothSpellings}`,
  // The browser is called `name` in the description and `browser` by the service.
  'getLoginHistory/list[]/parsedUserAgent: additionalProperties {"additionalProperty":"browser"}',
  'getLoginHistory/list[]/parsedUserAgent: required {"missingProperty":"name"}',
  // Described as one object, and named a list.
  'getApprovalDetail/approvalObjectList: type {"type":"object"}',
  'listInitiatedApprovals/list[]/approvalObjectList: type {"type":"object"}',
];

type Played<Name extends keyof RequestApi> = Awaited<ReturnType<RequestApi[Name]>>;
/** What is in the envelope; an answer without one as it is. */
type DataOf<Answer> = Answer extends { statusCode: number; data: infer Data } ? Data : Answer;

function isEnvelope(answer: unknown): answer is { data: unknown } {
  return typeof answer === 'object' && answer !== null && 'statusCode' in answer;
}

/** Calls an endpoint, checks the shape of its answer and returns the data. */
async function play<Name extends keyof RequestApi>(
  authing: AuthenticationClient,
  name: Name,
  params?: object,
): Promise<DataOf<Played<Name>>> {
  const api = authing.api as unknown as { [name: string]: (params?: object) => Promise<unknown> };
  const answer = await api[name]?.(params);
  const data = isEnvelope(answer) ? answer.data : answer;
  const validate = ajv.compile(answerSchemaOf(name));
  played.add(aliases[name] ?? name);
  // No data is what `none` describes; everything else has some.
  if (data !== undefined && data !== null) {
    validate(data);
    for (const { instancePath, keyword, params: detail } of validate.errors ?? [])
      // Of two ways to be right, what is wrong with the better one is said as well.
      if (keyword !== 'anyOf' && !(keyword === 'type' && detail.type === 'null'))
        found.push(`${name}${instancePath.replace(/\/\d+/g, '[]')}: ${keyword} ${JSON.stringify(detail)}`);
  }
  return data as DataOf<Played<Name>>;
}

async function signedIn(username = zhou.username): Promise<AuthenticationClient> {
  const authing = app.client();
  await authing.loginByUsername(username, zhou.password);
  return authing;
}

afterAll(() => {
  expect([...new Set(found)].filter((each) => !deviations.includes(each))).toEqual([]);
});

async function smsCode(authing: AuthenticationClient, phone: string, channel: string): Promise<string> {
  await play(authing, 'sendSms', { phoneNumber: phone, channel });
  return newestCode(app, phone);
}

async function mailCode(authing: AuthenticationClient, email: string, channel: string): Promise<string> {
  await play(authing, 'sendEmail', { email, channel });
  return newestCode(app, email);
}

test('public information', async () => {
  const authing = app.client();
  await play(authing, 'getSystemInfo');
  await play(authing, 'getCountryList');
  await play(authing, 'getCaptchaCode');
  await play(authing, 'fetchJWKS');
  await play(authing, 'getOidcConfiguration');
  await play(authing, 'getApplicationEnabledExtIdps');
  await play(authing, 'getApplicationPublicConfig');
});

test('signing up and in', async () => {
  const authing = app.client();
  const passwordPayload = { username: 'newcomer', password: 'passw0rd 1' };
  await play(authing, 'signUp', { connection: 'PASSWORD', passwordPayload });
  const options = { scope: 'openid profile offline_access' };
  const tokens = await play(authing, 'signInByCredentials', {
    connection: 'PASSWORD',
    passwordPayload,
    options,
  });
  await play(authing, 'signInByMobile', {
    connection: 'wechat_mini_program_code',
    extIdpConnidentifier: 'my-wxapp',
    wechatMiniProgramCodePayload: { code: await app.code() },
  });
  const renewed = await play(authing, 'getNewAccessTokenByRefreshToken', {
    grant_type: 'refresh_token',
    refresh_token: tokens.refresh_token,
  });
  await play(authing, 'introspectToken', { token: renewed.access_token });
  await play(authing, 'getUserInfoByAccessToken', { accessToken: renewed.access_token });
  await play(authing, 'validateToken', { id_token: renewed.id_token });
  await play(authing, 'revokeToken', { token: renewed.access_token });
  expect(await play(authing, 'introspectToken', { token: renewed.access_token })).toEqual({ active: false });
});

test('the profile and what the user belongs to', async () => {
  const authing = await signedIn();
  await play(authing, 'getProfile', { withCustomData: true, withIdentities: true, withDepartmentIds: true });
  await play(authing, 'updateProfile', { nickname: 'Bob' });
  await play(authing, 'getRoleList');
  await play(authing, 'getGroupList');
  await play(authing, 'getDepartmentList', { withCustomData: true });
  await play(authing, 'getTenantList');
  await play(authing, 'getAuthorizedResources');
  await play(authing, 'getIdentities');
  await play(authing, 'getSecurityLevel');
  await play(authing, 'getLoginHistory');
  await play(authing, 'getLoggedInApps');
  await play(authing, 'getAccessibleApps');
  await play(authing, 'listDevices');
  await play(authing, 'publishEvent', { eventType: 'order.paid', source: 'wxapp', eventData: '{}' });
  await play(authing, 'listPublicAccountsForSwitchLoggedIn', { withOriginUser: true });
  await play(authing, 'switchLoginByUser', { targetUserId: '650000000000000000000009' });
  await play(authing, 'validatePassword', { username: zhou.username, password: zhou.password });
});

test('permissions', async () => {
  const authing = await signedIn();
  const action = 'edit';
  await play(authing, 'checkPermissionByStringResource', { resources: ['/announcement'], action });
  await play(authing, 'checkPermissionByArrayResource', { resources: ['/regions'], action });
  await play(authing, 'checkPermissionByTreeResource', { resources: ['/documents/handbook'], action });
  await play(authing, 'getUserAuthorizedResourcesList');
  await play(authing, 'getUserAuthResourcePermissionList', { resources: ['/announcement'] });
  for (const resource of ['/announcement', '/regions', '/documents'])
    await play(authing, 'getUserAuthResourceStruct', { resource });
});

test('email, phone, password and the end of the account', async () => {
  const authing = await signedIn();
  await play(authing, 'unbindEmail', {
    passCode: await mailCode(authing, zhou.email, 'CHANNEL_UNBIND_EMAIL'),
  });
  const email = 'one@example.com';
  await play(authing, 'bindEmail', { email, passCode: await mailCode(authing, email, 'CHANNEL_BIND_EMAIL') });
  const newEmail = 'two@example.com';
  const { updateEmailToken } = await play(authing, 'verifyUpdateEmailRequest', {
    verifyMethod: 'EMAIL_PASSCODE',
    emailPassCodePayload: {
      newEmail,
      newEmailPassCode: await mailCode(authing, newEmail, 'CHANNEL_UPDATE_EMAIL'),
    },
  });
  await play(authing, 'updateEmail', { updateEmailToken });
  const unbindCode = await smsCode(authing, zhou.phone, 'CHANNEL_UNBIND_PHONE');
  await play(authing, 'unbindPhone', { passCode: unbindCode });
  const phoneNumber = '13500000001';
  const passCode = await smsCode(authing, phoneNumber, 'CHANNEL_BIND_PHONE');
  await play(authing, 'preCheckCode', {
    codeType: 'SMS',
    smsCodePayload: { phone: phoneNumber, passCode, channel: 'CHANNEL_BIND_PHONE' },
  });
  await play(authing, 'bindPhone', { phoneNumber, passCode });
  const newPhoneNumber = '13500000002';
  const { updatePhoneToken } = await play(authing, 'verifyUpdatePhoneRequest', {
    verifyMethod: 'PHONE_PASSCODE',
    phonePassCodePayload: {
      newPhoneNumber,
      newPhonePassCode: await smsCode(authing, newPhoneNumber, 'CHANNEL_BIND_PHONE'),
    },
  });
  await play(authing, 'updatePhone', { updatePhoneToken });
  await play(authing, 'updatePassword', { newPassword: 'n3w passw0rd', oldPassword: zhou.password });
  const resetCode = await mailCode(authing, newEmail, 'CHANNEL_RESET_PASSWORD');
  const { passwordResetToken } = await play(authing, 'verifyResetPasswordRequest', {
    verifyMethod: 'EMAIL_PASSCODE',
    emailPassCodePayload: { email: newEmail, passCode: resetCode },
  });
  await play(authing, 'resetPassword', { password: zhou.password, passwordResetToken });
  const { deleteAccountToken } = await play(authing, 'verifyDeleteAccountRequest', {
    verifyMethod: 'PASSWORD',
    passwordPayload: { password: zhou.password },
  });
  await play(authing, 'deleteAccount', { deleteAccountToken });
});

test('devices and identities', async () => {
  const authing = await signedIn();
  const [identity] = await play(authing, 'getIdentities');
  await play(authing, 'unlinkExtIdp', { extIdpId: identity?.extIdpId });
  await play(authing, 'bindWechatByCode', { code: await app.code(), extIdpConnidentifier: 'my-wxapp' });
  const [session] = await play(authing, 'listDevices');
  await play(authing, 'unbindDevice', { deviceId: session?.device.deviceId });
});

test('a device is signed out', async () => {
  const authing = await signedIn();
  const [session] = await play(authing, 'listDevices');
  await play(authing, 'revokeDeviceSession', { deviceId: session?.device.deviceId });
});

test('codes that another device scans, and pushes', async () => {
  const [phone, web] = [await signedIn(), app.client({ accessToken: 'none' })];
  const { qrcodeId } = await play(web, 'geneQrCode', { type: 'MOBILE_APP' });
  await play(web, 'getQrCodeStatus', { qrcodeId });
  await play(phone, 'setQrCodeStatus', { qrcodeId, action: 'SCAN' });
  await play(web, 'checkQrCodeStatus', { qrcodeId });
  await play(phone, 'changeQrCodeStatus', { qrcodeId, action: 'CONFIRM' });
  const { ticket } = await play(web, 'getQrCodeStatus', { qrcodeId });
  await play(web, 'exchangeTokenSetWithQrCodeTicket', { ticket });
  const fast = await play(phone, 'geneFastpassQrcodeInfo', {});
  await play(web, 'getFastpassParams', { qrcodeId: fast.qrcodeId, appId: fast.appId });
  await play(web, 'qrCodeAppLogin', { action: 'APP_LOGIN', qrcodeId: fast.qrcodeId });
  await play(web, 'getAppLoginQrCodeStatus', { qrcodeId: fast.qrcodeId });
  for (const decide of ['setPushCodeStatus', 'changePushCodeStatus'] as const) {
    const { pushCodeId } = await play(web, 'signInByPush', { account: zhou.username });
    await play(phone, 'getPushLoginRelationApps', { appId: 'GEN_AUTH_APP_ID', pushCodeId });
    await play(web, 'checkPushCodeStatus', { pushCodeId });
    await play(phone, decide, { pushCodeId, action: 'CONFIRM' });
    await play(web, 'checkPushCodeStatus', { pushCodeId });
  }
});

test('requests for access', async () => {
  const authing = await signedIn();
  await play(authing, 'getEnablePermissionApplyApplicationList');
  await play(authing, 'getEnablePermissionApplyRoleList', { appId: 'GEN_AUTH_APP_ID' });
  const role = { objectType: 'ROLE_PERMISSION_APPLY', objectId: 'role-auditor' };
  const { number } = await play(authing, 'createApproval', role);
  await play(authing, 'batchCreateApproval', {
    objectType: 'APP_PERMISSION_APPLY',
    objectIds: ['GEN_AUTH_ADMIN_APP_ID'],
  });
  await play(authing, 'getApprovalDetail', { number });
  await play(authing, 'listInitiatedApprovals');
});

test('invitations', async () => {
  const authing = await signedIn();
  const { link } = await play(authing, 'generateUniversalInvitationByMember');
  const identifier = link.split('/').pop();
  await play(authing, 'getUniversalInvitationPublicConfig', { identifier });
  const email = 'friend@example.com';
  const emailCode = await mailCode(authing, email, 'CHANNEL_REGISTER');
  await play(authing, 'signupByUniversal', { identifier, emailCode, profile: { name: '友', email } });
  await play(authing, 'clearMyAllUniversalInvitationLinks');
  const { token } = await play(authing, 'generateInviteToken', {
    identifier: 'invite-hemeng',
    signature: 'demo-signature',
    withInviteeInfo: true,
    withInvitationSettings: true,
  });
  await play(authing, 'getInviteCodeContext', { token });
  const code = await mailCode(authing, 'hemeng@example.com', 'CHANNEL_REGISTER');
  await play(authing, 'verifyInviteCode', { token, receiverType: 'emailCode', code });
  await play(authing, 'signupByPolicy', { token, profile: { nickname: '萌' } });
});

test('WeChat', async () => {
  const authing = app.client();
  const extIdpConnidentifier = 'my-wxapp';
  const code = await app.code();
  const { wechat } = app.emulator;
  await play(authing, 'checkWechatMiniProgramUser', { code: await app.code(), extIdpConnidentifier });
  const { iv, encryptedData } = wechat.encrypt();
  await play(authing, 'decryptWechatMiniProgramData', { code, iv, encryptedData, extIdpConnidentifier });
  const phone = { code: wechat.phoneCode(), extIdpConnidentifier };
  await play(authing, 'getWechatMiniProgramPhone', phone);
  await authing.loginByCode();
  const proof = await play(authing, 'getWechatMiniProgramPhoneData', {
    code: wechat.phoneCode(),
    extIdpConnidentifier,
  });
  await play(authing, 'updatePhoneByWechat', {
    phone: '18812345678',
    phoneCountryCode: '+86',
    codeForUpdatePhone: (proof as { codeForUpdatePhone?: string }).codeForUpdatePhone,
  });
  const secrets = { appId: 'wx4f4bc4dec97d474b', appSecret: '0123456789abcdef0123456789abcdef' };
  await play(authing, 'getWechatMpAccessToken', secrets);
  await play(authing, 'getWechatMpAccessTokenInfo', secrets);
  await play(authing, 'logoutWechatMiniProgram', { accessToken: authing.tokenProvider.getToken() });
});

/** The step that a sign-in of this account ends in. */
async function stepOf(username: string): Promise<{ mfaToken: string; token: string }> {
  const outcome: unknown = await app
    .client()
    .loginByUsername(username, zhou.password)
    .catch((error: unknown) => error);
  return (outcome as { data: { mfaToken: string; token: string } }).data;
}

test('second factors', async () => {
  const authing = await signedIn();
  await play(authing, 'listFactorsToEnroll');
  const { enrollmentToken, otpData } = await play(authing, 'sendEnrollFactorRequest', {
    factorType: 'OTP',
    profile: {},
  });
  const secret = new URL(otpData?.qrCodeUri ?? '').searchParams.get('secret') ?? '';
  const codeOf = (key: string) => totp(key, app.emulator.clock.now());
  const enrollmentData = { passCode: codeOf(secret) };
  await play(authing, 'enrollFactor', { factorType: 'OTP', enrollmentToken, enrollmentData });
  const [factor] = await play(authing, 'listEnrolledFactors');
  await play(authing, 'getFactor', { factorId: factor?.factorId });
  await play(authing, 'mfaOtpVerify', { totp: codeOf(secret) });
  await play(authing, 'resetFactor', { factorId: factor?.factorId });

  const { mfaToken } = await stepOf('wangruoxi');
  await play(authing, 'verifyMfaToken', { token: mfaToken });
  await play(authing, 'mfaCheck', { mfaToken, phone: '13500000009' });
  const phone = '13700002222';
  const sms = await smsCode(authing, phone, 'CHANNEL_VERIFY_MFA');
  await play(authing, 'mfaVerifySms', { mfaToken, phone, code: sms });
  const email = 'wangruoxi@example.com';
  const code = await mailCode(authing, email, 'CHANNEL_VERIFY_MFA');
  await play(authing, 'mfaVerifyEmail', { ...(await stepOf('wangruoxi')), email, code });
  const key = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  for (const name of ['mfaVerifyTotp', 'mfaVerifyTotpLegacy'] as const) {
    app.emulator.clock.advance(60_000);
    await play(authing, name, { ...(await stepOf('chensiyuan')), totp: codeOf(key) });
  }
  const recovery = { ...(await stepOf('chensiyuan')), recoveryCode: 'b8fd5d6c9e0f4a3b2c1d0e9f' };
  await play(authing, 'mfaRecover', recovery);
});

test('the password of a first sign-in', async () => {
  const { token } = await stepOf('zhangmin');
  const { rsa } = await import('../../src/encrypt');
  const authing = app.client({ encrypt: rsa });
  const key = await authing.getPublicKey('rsa');
  const password = await rsa('n3w passw0rd', key, { platform: app.phone.wx });
  await play(authing, 'resetPasswordByFirstLoginToken', { token, password });
});

test('every endpoint was played, except what the emulator cannot answer well', () => {
  const names = (Object.keys(routes) as (keyof Api)[]).filter((name) => !(name in aliases));
  const missing = names.filter((name) => !played.has(name));
  // A code comes from a sign-in page in a browser, which the emulator has not; a face has to be enrolled with a picture first.
  expect(missing.sort()).toEqual(['getAccessTokenByCode', 'mfaVerifyFace']);
});
