// The ways to sign in, and what WeChat contributes to them.
import assert from 'node:assert/strict';
import { CONNECTION, PASSWORD, SCOPE, has, ok, pathsOf, refused } from './phone.mjs';

const ZHOU = '650000000000000000000001';
const zhousWechat = 'o1p9H4zSecondWechatUserDemo0';
const connection = { extIdpConnidentifier: CONNECTION };
const options = { scope: SCOPE };

/** The last base library whose buttons hand out the real profile. */
const baseLibrary = '2.27.0';

async function profileOf({ authing }) {
  return ok(await authing.getUserInfo({ withIdentities: true }));
}

function passwordOf(username) {
  return { passwordPayload: { username, password: PASSWORD } };
}

/** Scenarios by method. A title that begins with a number shows a defect of the client. */
export const signInScenarios = {
  getLoginCode: {
    async 'returns a code that stands for the user of the phone'(world) {
      const code = await world.phone({ wechatUser: zhousWechat }).authing.getLoginCode();
      const { wechat } = world.emulator;
      assert.equal(wechat.codeToSession(wechat.miniPrograms[0].appId, code).user.openid, zhousWechat);
    },
  },
  loginByCode: {
    async 'makes an account, fills it with the encrypted profile, and finds it again'(world) {
      const phone = world.phone({ baseLibrary });
      await phone.authing.getLoginCode();
      const { encryptedData, iv } = await phone.sim.user.tapGetUserInfo();
      const wechatMiniProgramCodePayload = { encryptedData, iv };
      const state = ok(
        await phone.authing.loginByCode({ ...connection, wechatMiniProgramCodePayload, options }),
      );
      has(state, { expires_in: 7200, token_type: 'Bearer', scope: SCOPE });
      const { userId, nickname, identities } = await profileOf(phone);
      has({ nickname, provider: identities[0].provider }, { nickname: '林晓雨', provider: 'wechat' });
      const again = world.phone();
      ok(await again.authing.loginByCode(connection));
      has(await profileOf(again), { userId });
    },
    async 'reports a connection that does not exist'(world) {
      const { authing } = world.phone();
      refused(await authing.loginByCode({ extIdpConnidentifier: 'none' }), { statusCode: 404 });
    },
    async 'E-08 returns the stored session without a request, whatever it is asked for'(world) {
      const phone = await world.signedIn('frontdesk');
      assert.deepEqual(ok(await phone.authing.loginByCode(connection)), phone.state);
      assert.deepEqual(pathsOf(phone), ['/api/v3/signin']);
    },
  },
  loginByPhone: {
    async 'finds the account of the number, and makes one where there is none'(world) {
      const users = { [zhousWechat]: '13900001111', o1p9H4wAgb9uTqpxG5Z1g0pIr3FE: '18812345678' };
      for (const [wechatUser, phone] of Object.entries(users)) {
        const app = world.phone({ wechatUser });
        const { code } = await app.sim.user.tapGetPhoneNumber();
        const wechatMiniProgramCodeAndPhonePayload = { wxPhoneInfo: { code } };
        ok(await app.authing.loginByPhone({ ...connection, wechatMiniProgramCodeAndPhonePayload, options }));
        const profile = await profileOf(app);
        has(profile, { phone, phoneVerified: true });
        assert.equal(profile.userId === ZHOU, wechatUser === zhousWechat);
      }
    },
    async 'reports a code that was used before'(world) {
      const [first, second] = [world.phone(), world.phone()];
      const { code } = await first.sim.user.tapGetPhoneNumber();
      const data = { ...connection, miniProgramCodeAndPhonePayload: { wxPhoneInfo: { code } } };
      ok(await first.authing.loginByPhone(data));
      const { message } = refused(await second.authing.loginByPhone(data), { statusCode: 602 });
      assert.match(message, /40163/);
    },
  },
  loginByPassword: {
    async 'signs in by every name of an account'(world) {
      const names = { username: 'zhouzihang', email: 'zhouzihang@example.com', phone: '13900001111' };
      for (const [kind, name] of [...Object.entries(names), ['account', 'zhouzihang']]) {
        const phone = world.phone();
        ok(await phone.authing.loginByPassword({ passwordPayload: { [kind]: name, password: PASSWORD } }));
        has(await profileOf(phone), { userId: ZHOU });
      }
    },
    async 'encrypts with either key of the server'(world) {
      for (const passwordEncryptType of ['rsa', 'sm2']) {
        const phone = world.phone();
        const data = { ...passwordOf('zhouzihang'), options: { passwordEncryptType } };
        ok(await phone.authing.loginByPassword(data));
        const sent = phone.sim.requests.at(-1).data.passwordPayload.password;
        assert.ok(sent.length > 100 && sent !== PASSWORD);
      }
    },
    async 'reports a wrong password'(world) {
      const passwordPayload = { username: 'zhouzihang', password: 'wrong-one' };
      refused(await world.phone().authing.loginByPassword({ passwordPayload }), { apiCode: 2333 });
    },
    async 'reports a further step'(world) {
      const error = refused(await world.phone().authing.loginByPassword(passwordOf('chensiyuan')));
      has(error, { apiCode: 1635 });
      assert.ok(error.data.mfaToken);
    },
    async 'E-01 fails at the second try with the same object, for it encrypts the ciphertext'(world) {
      const data = { ...passwordOf('zhouzihang'), options: { passwordEncryptType: 'sm2' } };
      ok(await world.phone().authing.loginByPassword(data));
      refused(await world.phone().authing.loginByPassword(data), { apiCode: 2333 });
    },
  },
  loginByPassCode: {
    async 'signs in by SMS and by email, once for each code'(world) {
      const channel = 'CHANNEL_LOGIN';
      const { authing } = world.phone();
      ok(await authing.sendSms({ phoneNumber: '13900001111', channel }));
      ok(await authing.sendEmailCode({ email: 'zhouzihang@example.com', channel }));
      for (const to of [{ phone: '13900001111' }, { email: 'zhouzihang@example.com' }]) {
        const passCodePayload = { ...to, passCode: world.codeFor(Object.values(to)[0]) };
        const phone = world.phone();
        ok(await phone.authing.loginByPassCode({ passCodePayload }));
        has(await profileOf(phone), { userId: ZHOU });
        refused(await authing.loginByPassCode({ passCodePayload }), { apiCode: 2001 });
      }
    },
  },
  sendSms: {
    async 'sends one code in a minute'(world) {
      const { authing } = world.phone();
      const data = { phoneNumber: '13900001111', channel: 'CHANNEL_LOGIN' };
      has(ok(await authing.sendSms(data)), { statusCode: 200 });
      assert.match(world.codeFor('13900001111'), /^\d{6}$/);
      refused(await authing.sendSms(data), { apiCode: 2080 });
      world.emulator.clock.advance(61_000);
      ok(await authing.sendSms(data));
    },
  },
  sendEmailCode: {
    async 'sends a code, and reports a channel that does not exist'(world) {
      const { authing } = world.phone();
      const email = 'zhouzihang@example.com';
      has(ok(await authing.sendEmailCode({ email, channel: 'CHANNEL_LOGIN' })), { statusCode: 200 });
      assert.match(world.codeFor(email), /^\d{6}$/);
      refused(await authing.sendEmailCode({ email, channel: 'CHANNEL_NONE' }), { statusCode: 400 });
    },
  },
  getPhone: {
    async 'returns the number in the shape of WeChat'(world) {
      world.emulator.changeSettings({ phoneAnswer: 'phone_info' });
      const { sim, authing } = world.phone();
      const { code } = await sim.user.tapGetPhoneNumber();
      const phone = ok(await authing.getPhone({ ...connection, code }));
      has(phone, { phoneNumber: '18812345678', purePhoneNumber: '18812345678', countryCode: '86' });
      assert.equal(phone.watermark.appid, world.emulator.wechat.miniPrograms[0].appId);
    },
    async 'E-13 reports the documented shape as an error'(world) {
      const { sim, authing } = world.phone();
      const { code } = await sim.user.tapGetPhoneNumber();
      const phone = { phoneNumber: '+8618812345678', purePhoneNumber: '18812345678', countryCode: '86' };
      refused(await authing.getPhone({ ...connection, code }), phone);
    },
  },
  decryptData: {
    async 'returns the profile, for a code that was not used before'(world) {
      const { sim, authing } = world.phone({ baseLibrary });
      const code = await authing.getLoginCode();
      const { encryptedData, iv } = await sim.user.tapGetUserInfo();
      const data = { ...connection, code, encryptedData, iv };
      has(ok(await authing.decryptData(data)), { nickName: '林晓雨', city: 'Guangzhou' });
      refused(await authing.decryptData(data), { statusCode: 602 });
    },
  },
};
