// The account of the signed-in user: profile, password, phone, email, WeChat identity, deletion.
import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { CONNECTION, PASSWORD, has, ok, pathsOf, refused } from './phone.mjs';

const signedOut = { statusCode: 401, apiCode: 2020 };
const undecryptable = { apiCode: 2016 };
const newPassword = 'passw0rd-2';
const picture = Buffer.from('\x89PNG\r\n\x1a\n a picture', 'latin1');

const profile = {
  name: '周航',
  nickname: '小航',
  photo: 'https://files.example.com/new.png',
  externalId: 'E2002',
  birthdate: '1995-01-02',
  country: 'CN',
  province: '江苏',
  city: '南京',
  address: '中山路 1 号',
  streetAddress: '中山路 1 号',
  postalCode: '210000',
  gender: 'U',
  username: 'zhouhang',
};

/** Links the WeChat user of the phone to an account that has none; then the code alone signs in. */
async function linksWechat(world, method) {
  const { authing } = await world.signedIn('frontdesk');
  ok(await authing[method]({ extIdpConnidentifier: CONNECTION }));
  const { userId, identities } = ok(await authing.getUserInfo({ withIdentities: true }));
  assert.deepEqual([...new Set(identities.map(({ provider }) => provider))], ['wechat']);
  const other = world.phone();
  ok(await other.authing.loginByCode({ extIdpConnidentifier: CONNECTION }));
  has(ok(await other.authing.getUserInfo()), { userId });
}

/** Proves both email addresses; the answer of the request. */
async function requestEmail(world, authing, newEmail) {
  const oldEmail = 'zhouzihang@example.com';
  for (const email of [oldEmail, newEmail])
    ok(await authing.sendEmailCode({ email, channel: 'CHANNEL_UPDATE_EMAIL' }));
  const [oldEmailPassCode, newEmailPassCode] = [oldEmail, newEmail].map((to) => world.codeFor(to));
  const emailPassCodePayload = { newEmail, newEmailPassCode, oldEmail, oldEmailPassCode };
  return authing.updateEmailRequest({ verifyMethod: 'EMAIL_PASSCODE', emailPassCodePayload });
}

/** Proves both numbers; the answer of the request. */
async function requestPhone(world, authing, newPhoneNumber) {
  const oldPhoneNumber = '13900001111';
  for (const phoneNumber of [oldPhoneNumber, newPhoneNumber])
    ok(await authing.sendSms({ phoneNumber, channel: 'CHANNEL_BIND_PHONE' }));
  const [oldPhonePassCode, newPhonePassCode] = [oldPhoneNumber, newPhoneNumber].map((to) =>
    world.codeFor(to),
  );
  const phonePassCodePayload = { newPhoneNumber, newPhonePassCode, oldPhoneNumber, oldPhonePassCode };
  return authing.updatePhoneRequest({ verifyMethod: 'PHONE_PASSCODE', phonePassCodePayload });
}

function requestDeletion(authing, password, passwordEncryptType) {
  return authing.deleteAccountRequest({
    verifyMethod: 'PASSWORD',
    passwordPayload: { password, passwordEncryptType },
  });
}

/** Scenarios by method. A title that begins with a number shows a defect of the client. */
export const accountScenarios = {
  getUserInfo: {
    async 'returns the user, with more of it on request'(world) {
      const { authing } = await world.signedIn();
      const plain = ok(await authing.getUserInfo());
      has(plain, {
        userId: '650000000000000000000001',
        email: 'zhouzihang@example.com',
        status: 'Activated',
      });
      const all = { withCustomData: true, withIdentities: true, withDepartmentIds: true };
      const full = ok(await authing.getUserInfo(all));
      has(full, { userId: plain.userId, customData: { level: 3, vip: true, hobby: '摄影' } });
      assert.deepEqual(full.departmentIds, ['dept-frontend', 'dept-market']);
      assert.equal(full.identities[0].provider, 'wechat');
    },
    async 'reports a token that the server has ended'(world) {
      const { authing } = await world.signedIn();
      world.emulator.expireAccessTokens();
      refused(await authing.getUserInfo(), signedOut);
    },
    async 'reports a user pool that does not exist'(world) {
      const { sim } = await world.signedIn();
      const { authing } = world.phone({ storage: sim.storage }, { userPoolId: 'none' });
      refused(await authing.getUserInfo(), { apiCode: 2224 });
    },
  },
  updateUserInfo: {
    async 'changes every field that it has, and returns the user'(world) {
      const { authing } = await world.signedIn();
      has(ok(await authing.updateUserInfo({ ...profile, customData: { hobby: '骑行' } })), profile);
      const user = ok(await authing.getUserInfo({ withCustomData: true }));
      has(user, profile);
      assert.equal(user.customData.hobby, '骑行');
    },
  },
  updateAvatar: {
    async 'uploads the picture and makes it the photo'(world) {
      const { sim, authing } = await world.signedIn();
      sim.user.choose(picture);
      const answer = ok(await authing.updateAvatar());
      has(answer, { code: 200 });
      has(ok(await authing.getUserInfo()), { photo: answer.data.url });
      assert.deepEqual(Buffer.from(await (await fetch(answer.data.url)).arrayBuffer()), picture);
    },
    async 'E-15 reports success though the profile was not changed'(world) {
      const phone = await world.signedIn();
      world.emulator.expireAccessTokens();
      phone.sim.user.choose(picture);
      has(ok(await phone.authing.updateAvatar()), { code: 200 });
      has(phone.sim.requests.at(-1).responseData, signedOut);
    },
  },
  updatePassword: {
    async 'changes the password'(world) {
      const { authing } = await world.signedIn();
      refused(await authing.updatePassword({ newPassword, oldPassword: 'wrong-one' }), { apiCode: 2006 });
      const data = { newPassword, oldPassword: PASSWORD, passwordEncryptType: 'none' };
      has(ok(await authing.updatePassword(data)), { statusCode: 200 });
      const login = (password) => ({ passwordPayload: { username: 'zhouzihang', password } });
      refused(await world.phone().authing.loginByPassword(login(PASSWORD)), { apiCode: 2333 });
      ok(await world.phone().authing.loginByPassword(login(newPassword)));
    },
    async 'E-04 leaves the old password in the clear, which the server takes for one that does not decrypt'(
      world,
    ) {
      for (const passwordEncryptType of ['rsa', 'sm2']) {
        const { authing } = await world.signedIn();
        const data = { newPassword, oldPassword: PASSWORD, passwordEncryptType };
        refused(await authing.updatePassword(data), undecryptable);
      }
    },
  },
  bindWxByCode: {
    'links the WeChat user of the phone': (world) => linksWechat(world, 'bindWxByCode'),
    async 'reports a WeChat user who belongs to another account'(world) {
      const { authing } = await world.signedIn('frontdesk');
      const { code } = world.emulator.wechat.login({ wechatUser: 'o1p9H4zSecondWechatUserDemo0' });
      const error = refused(await authing.bindWxByCode({ extIdpConnidentifier: CONNECTION, code }));
      assert.ok(error.message);
    },
  },
  bindPlatformByCode: {
    'links the WeChat user of the phone': (world) => linksWechat(world, 'bindPlatformByCode'),
  },
  bindEmail: {
    async 'gives an account its email, for the code that was sent there'(world) {
      const { authing } = await world.signedIn('frontdesk');
      const email = 'frontdesk@example.com';
      ok(await authing.sendEmailCode({ email, channel: 'CHANNEL_BIND_EMAIL' }));
      const passCode = world.codeFor(email);
      refused(await authing.bindEmail({ email, passCode: 'no code' }), { apiCode: 2001 });
      has(ok(await authing.bindEmail({ email, passCode })), { statusCode: 200 });
      has(ok(await authing.getUserInfo()), { email, emailVerified: true });
    },
  },
  updateEmailRequest: {
    async 'returns a token for the codes of both addresses'(world) {
      const { authing } = await world.signedIn();
      const request = ok(await requestEmail(world, authing, 'zhou@example.com'));
      assert.ok(request.updateEmailToken.length > 0 && request.tokenExpiresIn > 0);
      has(ok(await authing.getUserInfo()), { email: 'zhouzihang@example.com' });
    },
  },
  updateEmail: {
    async 'changes the email, once for each token'(world) {
      const { authing } = await world.signedIn();
      const { updateEmailToken } = ok(await requestEmail(world, authing, 'zhou@example.com'));
      ok(await authing.updateEmail({ updateEmailToken }));
      has(ok(await authing.getUserInfo()), { email: 'zhou@example.com' });
      refused(await authing.updateEmail({ updateEmailToken }), { statusCode: 403 });
    },
  },
  bindPhone: {
    async 'gives an account its number, for the code that was sent there'(world) {
      const { authing } = await world.signedIn('frontdesk');
      const phoneNumber = '13600003333';
      ok(await authing.sendSms({ phoneNumber, channel: 'CHANNEL_BIND_PHONE' }));
      const passCode = world.codeFor(phoneNumber);
      refused(await authing.bindPhone({ phoneNumber, passCode: 'no code' }), { apiCode: 2001 });
      has(ok(await authing.bindPhone({ phoneNumber, passCode })), { statusCode: 200 });
      has(ok(await authing.getUserInfo()), { phone: phoneNumber, phoneVerified: true });
    },
  },
  updatePhoneRequest: {
    async 'returns a token for the codes of both numbers'(world) {
      const { authing } = await world.signedIn();
      const request = ok(await requestPhone(world, authing, '13600003333'));
      assert.ok(request.updatePhoneToken.length > 0 && request.tokenExpiresIn > 0);
      has(ok(await authing.getUserInfo()), { phone: '13900001111' });
    },
  },
  updatePhone: {
    async 'changes the number, once for each token'(world) {
      const { authing } = await world.signedIn();
      const { updatePhoneToken } = ok(await requestPhone(world, authing, '13600003333'));
      ok(await authing.updatePhone({ updatePhoneToken }));
      has(ok(await authing.getUserInfo()), { phone: '13600003333' });
      refused(await authing.updatePhone({ updatePhoneToken }), { statusCode: 403 });
    },
  },
  deleteAccountRequest: {
    async 'returns a token for each kind of proof'(world) {
      const { authing } = await world.signedIn();
      const [phoneNumber, email, channel] = [
        '13900001111',
        'zhouzihang@example.com',
        'CHANNEL_DELETE_ACCOUNT',
      ];
      ok(await authing.sendSms({ phoneNumber, channel }));
      ok(await authing.sendEmailCode({ email, channel }));
      const sms = { phoneNumber, passCode: world.codeFor(phoneNumber) };
      const mail = { email, passCode: world.codeFor(email) };
      const proofs = [
        { verifyMethod: 'PHONE_PASSCODE', phonePassCodePayload: sms },
        { verifyMethod: 'EMAIL_PASSCODE', emailPassCodePayload: mail },
        { verifyMethod: 'PASSWORD', passwordPayload: { password: PASSWORD } },
      ];
      for (const proof of proofs) {
        const request = ok(await authing.deleteAccountRequest(proof));
        assert.ok(request.deleteAccountToken.length > 0 && request.tokenExpiresIn > 0);
      }
      refused(await requestDeletion(authing, 'wrong-one'), { apiCode: 2006 });
    },
    async 'E-04 sends the password in the clear and says that it is encrypted'(world) {
      const { authing } = await world.signedIn();
      for (const type of ['rsa', 'sm2'])
        refused(await requestDeletion(authing, PASSWORD, type), undecryptable);
    },
  },
  deleteAccount: {
    async 'removes the account for the token of the request'(world) {
      const { authing } = await world.signedIn();
      refused(await authing.deleteAccount({ deleteAccountToken: 'none' }), { statusCode: 403 });
      const { deleteAccountToken } = ok(await requestDeletion(authing, PASSWORD));
      ok(await authing.deleteAccount({ deleteAccountToken }));
      const passwordPayload = { username: 'zhouzihang', password: PASSWORD };
      refused(await world.phone().authing.loginByPassword({ passwordPayload }), { apiCode: 2004 });
    },
    async 'E-30 keeps the session of the account that is gone'(world) {
      const phone = await world.signedIn();
      const { deleteAccountToken } = ok(await requestDeletion(phone.authing, PASSWORD));
      ok(await phone.authing.deleteAccount({ deleteAccountToken }));
      ok(await phone.authing.getLoginState());
      refused(await phone.authing.getUserInfo(), signedOut);
      assert.equal(pathsOf(phone).at(-1), '/api/v3/get-profile');
    },
  },
};
