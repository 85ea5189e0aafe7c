import { createDecipheriv, createHash } from 'node:crypto';
import type { Emulator } from '../../../emulator';
import { useEmulator } from '../../support/emulator';
import { Client, fullScope } from './http';

let emulator: Emulator;
let client: Client;

useEmulator(
  (started) => {
    emulator = started;
    client = new Client(emulator);
  },
  { seed: 'empty' },
);

const options = { scope: fullScope };
const mobile = (connection: string, payload: Record<string, unknown>, extIdpConnidentifier = 'my-wxapp') =>
  client.post('signin-by-mobile', { connection, extIdpConnidentifier, ...payload, options });
const byCode = (code: string, more: Record<string, string> = {}) =>
  mobile('wechat_mini_program_code', {
    wechatMiniProgramCodePayload: { code, encryptedData: '', iv: '', ...more },
  });
const byPhone = (code: string, data: { encryptedData: string; iv: string }) =>
  mobile('wechat_mini_program_phone', {
    wechatMiniProgramPhonePayload: { code, encryptedData: data.encryptedData, iv: data.iv },
  });
const byPhoneCode = (code: string, phoneCode: string) =>
  mobile('wechat_mini_program_code_and_phone', {
    wechatMiniProgramCodeAndPhonePayload: { wxLoginInfo: { code }, wxPhoneInfo: { code: phoneCode } },
  });
const profileOf = async (answer: { body: { data?: unknown } }) => {
  client.token = (answer.body.data as { access_token: string }).access_token;
  return (await client.get('get-profile?withIdentities=true')).body.data as Record<string, unknown>;
};
const firstPerson = 'o1p9H4wAgb9uTqpxG5Z1g0pIr3FE';
const secondPerson = 'o1p9H4zSecondWechatUserDemo0';

describe('silent sign-in', () => {
  test('makes an account with the WeChat identity at the first time and finds it at the next', async () => {
    const first = await profileOf(await byCode(emulator.wechat.login().code));
    expect(first).toMatchObject({ nickname: null, phone: null });
    expect(
      (first.identities as { type: string; userIdInIdp: string }[]).map((each) => each.userIdInIdp),
    ).toEqual([firstPerson, 'o0pqE6Fbr5M-exSu_PeL_sjwN44U']);
    const second = await profileOf(await byCode(emulator.wechat.login().code));
    expect(second.userId).toBe(first.userId);
    const other = await profileOf(await byCode(emulator.wechat.login({ wechatUser: secondPerson }).code));
    expect(other.userId).not.toBe(first.userId);
  });

  test('finds an account by unionid when another app of the owner has made it', async () => {
    emulator.seed({
      miniPrograms: [{ appId: 'wxOther', extIdpConnidentifier: 'other-wxapp' }],
      wechatUsers: [{ openid: 'openid-in-other', unionid: 'o0pqE6Fbr5M-exSu_PeL_sjwN44U' }],
    });
    const first = await profileOf(await byCode(emulator.wechat.login().code));
    const { code } = emulator.wechat.login({ appId: 'wxOther', wechatUser: 'openid-in-other' });
    const second = await profileOf(
      await mobile('wechat_mini_program_code', { wechatMiniProgramCodePayload: { code } }, 'other-wxapp'),
    );
    expect(second.userId).toBe(first.userId);
  });

  test('fills an empty profile from encrypted user data', async () => {
    const { code } = emulator.wechat.login();
    const { encryptedData, iv } = emulator.wechat.encrypt();
    const profile = await profileOf(await byCode(code, { encryptedData, iv }));
    expect(profile).toMatchObject({ nickname: '林晓雨', gender: 'F', city: 'Guangzhou' });
  });

  test('a code counts once: WeChat answers 40163 after that', async () => {
    const { code } = emulator.wechat.login();
    expect((await byCode(code)).body.statusCode).toBe(200);
    const again = await byCode(code);
    expect(again.body).toMatchObject({ statusCode: 602, data: { errcode: 40163 } });
    expect(again.body.message).toContain('40163');
  });

  test.each([
    ['never made', () => 'the code is a mock one'],
    ['a phone code', () => emulator.wechat.phoneCode()],
    [
      'five minutes old',
      () => {
        const { code } = emulator.wechat.login();
        emulator.clock.advance(5 * 60_000);
        return code;
      },
    ],
    [
      'of another mini program',
      () => {
        emulator.seed({ miniPrograms: [{ appId: 'wxOther', extIdpConnidentifier: 'other-wxapp' }] });
        return emulator.wechat.login({ appId: 'wxOther' }).code;
      },
    ],
  ])('a code that is %s is refused with 40029', async (_kind, codeOf) => {
    expect((await byCode(codeOf())).body).toMatchObject({ statusCode: 602, data: { errcode: 40029 } });
  });

  test('a code of WeChat itself is refused, unless the emulator is set to take it for one of the first user', async () => {
    const code = '0a1MadeByWeChat';
    expect((await byCode(code)).body).toMatchObject({ statusCode: 602, data: { errcode: 40029 } });
    emulator.settings.acceptUnknownWechatCodes = true;
    const { identities } = await profileOf(await byCode(code));
    expect(identities).toContainEqual(expect.objectContaining({ userIdInIdp: firstPerson }));
    expect((await byCode(code)).body).toMatchObject({ statusCode: 602, data: { errcode: 40163 } });
    const { phone } = await profileOf(await byPhoneCode('0b1MadeByWeChat', 'of the phone button'));
    expect(phone).toBe('18812345678');
    // What the emulator made is no more than it was.
    expect((await byCode(emulator.wechat.phoneCode())).body.data).toMatchObject({ errcode: 40029 });
  });

  test('a new login leaves an earlier unused code good', async () => {
    const { code } = emulator.wechat.login();
    emulator.wechat.login();
    expect((await byCode(code)).body.statusCode).toBe(200);
  });

  test('an unknown connection is refused by its name, and the code stays unused', async () => {
    const { code } = emulator.wechat.login();
    const answer = await mobile(
      'wechat_mini_program_code',
      { wechatMiniProgramCodePayload: { code } },
      'nope',
    );
    expect(answer.body).toMatchObject({
      statusCode: 404,
      message: expect.stringContaining('nope') as string,
    });
    expect((await byCode(code)).body.statusCode).toBe(200);
  });

  test('the payload of the connection is required', async () => {
    const answer = await mobile('wechat_mini_program_phone', { wechatMiniProgramCodePayload: { code: 'x' } });
    expect(answer.body.message).toContain('wechatMiniProgramPhonePayload');
  });
});

describe('sign-in with the phone of a ciphertext', () => {
  test('makes an account with the number when no account has it', async () => {
    const { code } = emulator.wechat.login();
    const profile = await profileOf(await byPhone(code, emulator.wechat.encrypt({ kind: 'phone' })));
    expect(profile).toMatchObject({ phone: '18812345678', phoneCountryCode: '+86', phoneVerified: true });
  });

  test('signs in to the account that has the number, and moves the WeChat identity there', async () => {
    const silent = await profileOf(await byCode(emulator.wechat.login().code));
    emulator.seed({ users: [{ username: 'old', phone: '18812345678', password: 'passw0rd' }] });
    const { code } = emulator.wechat.login();
    const profile = await profileOf(await byPhone(code, emulator.wechat.encrypt({ kind: 'phone' })));
    expect(profile).toMatchObject({ username: 'old' });
    expect(profile.userId).not.toBe(silent.userId);
    expect((await profileOf(await byCode(emulator.wechat.login().code))).userId).toBe(profile.userId);
  });
});

describe('sign-in with a phone code', () => {
  test('keeps the number for a new account, but not when it belongs to another account', async () => {
    const login = () => emulator.wechat.login().code;
    const profile = await profileOf(await byPhoneCode(login(), emulator.wechat.phoneCode()));
    expect(profile).toMatchObject({ phone: '18812345678', phoneVerified: true });
    emulator.seed({ users: [{ username: 'owner', phone: '13900001111' }] });
    const other = { wechatUser: secondPerson };
    const code = emulator.wechat.login(other).code;
    const second = await profileOf(await byPhoneCode(code, emulator.wechat.phoneCode(other)));
    expect(second).toMatchObject({ phone: null, username: null });
  });

  test('a phone code counts once', async () => {
    const phoneCode = emulator.wechat.phoneCode();
    await byPhoneCode(emulator.wechat.login().code, phoneCode);
    const again = await byPhoneCode(emulator.wechat.login().code, phoneCode);
    expect(again.body).toMatchObject({ statusCode: 602, data: { errcode: 40163 } });
  });
});

describe('open data', () => {
  const decrypt = (
    code: string,
    data: { encryptedData: string; iv: string },
    extIdpConnidentifier = 'my-wxapp',
  ) =>
    client.post('decrypt-wechat-miniprogram-data', {
      extIdpConnidentifier,
      code,
      encryptedData: data.encryptedData,
      iv: data.iv,
    });

  test('is AES-128-CBC under the session key, signed, and watermarked', () => {
    const { encryptedData, iv, rawData, signature } = emulator.wechat.encrypt();
    const { sessionKey = '' } = emulator.state.wechat.sessions[0] ?? {};
    const decipher = createDecipheriv(
      'aes-128-cbc',
      Buffer.from(sessionKey, 'base64'),
      Buffer.from(iv, 'base64'),
    );
    const plain = decipher.update(encryptedData, 'base64', 'utf8') + decipher.final('utf8');
    const timestamp = Math.floor(emulator.clock.now() / 1000);
    const { watermark, ...open } = JSON.parse(plain) as { watermark: { appid: string; timestamp: number } };
    expect(watermark.appid).toBe('wx4f4bc4dec97d474b');
    expect(Math.abs(watermark.timestamp - timestamp)).toBeLessThan(5);
    expect(open).toMatchObject({ openId: firstPerson, nickName: '林晓雨', gender: 2 });
    expect(JSON.parse(rawData)).toMatchObject({ nickName: '林晓雨' });
    expect(rawData).not.toContain(firstPerson);
    expect(signature).toBe(
      createHash('sha1')
        .update(rawData + sessionKey)
        .digest('hex'),
    );
  });

  test('is decrypted with a code from before the tap', async () => {
    const { code } = emulator.wechat.login();
    const phone = await decrypt(code, emulator.wechat.encrypt({ kind: 'phone' }));
    expect(phone.body.data).toEqual({
      phoneNumber: '18812345678',
      purePhoneNumber: '18812345678',
      countryCode: '86',
      watermark: { appid: 'wx4f4bc4dec97d474b', timestamp: expect.any(Number) as number },
    });
  });

  test('cannot be decrypted after the session key has changed', async () => {
    emulator.settings.rotateSessionKeys = true;
    const before = emulator.wechat.login().code;
    const data = emulator.wechat.encrypt({ kind: 'phone' });
    const after = emulator.wechat.login().code;
    expect((await decrypt(after, data)).body.statusCode).toBe(400);
    expect((await decrypt(before, data)).body.statusCode).toBe(200);
  });

  test('cannot be decrypted when it was changed, nor with the code of another user', async () => {
    const data = emulator.wechat.encrypt();
    const changed = { ...data, encryptedData: `AAAA${data.encryptedData.slice(4)}` };
    expect((await decrypt(emulator.wechat.login().code, changed)).body.statusCode).toBe(400);
    const stranger = emulator.wechat.login({ wechatUser: secondPerson }).code;
    expect((await decrypt(stranger, data)).body.statusCode).toBe(400);
  });

  test('is refused when its watermark names another mini program', async () => {
    const data = emulator.wechat.encrypt({ watermarkAppId: 'wxForeign' });
    const answer = await decrypt(emulator.wechat.login().code, data);
    expect(answer.body).toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('wxForeign') as string,
    });
  });
});

describe('the phone number of a code', () => {
  const phone = (code: string) =>
    client.post('get-wechat-miniprogram-phone', { extIdpConnidentifier: 'my-wxapp', code });

  test('comes flat as documented, or wrapped as some servers send it', async () => {
    const flat = await phone(emulator.wechat.phoneCode());
    expect(flat.body.data).toEqual({
      phoneNumber: '+8618812345678',
      purePhoneNumber: '18812345678',
      countryCode: '86',
    });
    emulator.settings.phoneAnswer = 'phone_info';
    const wrapped = await phone(emulator.wechat.phoneCode());
    expect(wrapped.body.data).toMatchObject({
      phone_info: { purePhoneNumber: '18812345678', watermark: { appid: 'wx4f4bc4dec97d474b' } },
    });
  });

  test('is not to be had with a login code', async () => {
    expect((await phone(emulator.wechat.login().code)).body.data).toMatchObject({ errcode: 40029 });
  });

  test('can be taken over without an SMS with the undocumented pair of calls', async () => {
    client.token = (
      (await byCode(emulator.wechat.login().code)).body.data as { access_token: string }
    ).access_token;
    const code = emulator.wechat.phoneCode();
    const data = await client.post('get-wechat-miniprogram-phone-data', {
      extIdpConnidentifier: 'my-wxapp',
      code,
    });
    const { codeForUpdatePhone } = data.body.data as { codeForUpdatePhone: string };
    const update = (phoneNumber: string) =>
      client.post('wechat-miniprogram/updatePhone', {
        phone: phoneNumber,
        phoneCountryCode: '+86',
        codeForUpdatePhone,
      });
    expect((await update('18812345678')).body.statusCode).toBe(200);
    expect((await update('18812345678')).body.statusCode).toBe(403);
    expect((await client.get('get-profile')).body.data).toMatchObject({ phone: '18812345678' });
  });
});

test('the server-side access token needs the AppSecret and stays the same until it ends', async () => {
  const ask = (appSecret: string) =>
    client.post('get-wechat-access-token-info', { appId: 'wx4f4bc4dec97d474b', appSecret });
  expect((await ask('wrong')).body).toMatchObject({ statusCode: 602, data: { errcode: 40125 } });
  const secret = '0123456789abcdef0123456789abcdef';
  const first = (await ask(secret)).body.data as { accessToken: string; expiresAt: string };
  expect(typeof first.expiresAt).toBe('string');
  expect(Number(first.expiresAt) * 1000).toBeGreaterThan(emulator.clock.now());
  expect((await ask(secret)).body.data).toEqual(first);
  emulator.clock.advance(7200_000);
  expect(((await ask(secret)).body.data as { accessToken: string }).accessToken).not.toBe(first.accessToken);
});

describe('linking WeChat to an account', () => {
  const bind = (code: string, more: Record<string, string> = {}) =>
    client.post('/connections/social/wechat-miniprogram/bind', {
      code,
      extIdpConnidentifier: 'my-wxapp',
      ...more,
    });

  beforeEach(async () => {
    emulator.seed({ users: [{ username: 'plain', password: 'passw0rd' }] });
    await client.signIn({ username: 'plain', password: 'passw0rd' });
  });

  test('gives it the identity, so that the next silent sign-in finds it', async () => {
    const { rawData } = emulator.wechat.encrypt();
    expect((await bind(emulator.wechat.login().code, { rawData })).body).toMatchObject({
      code: 200,
      statusCode: 200,
    });
    const profile = await profileOf(await byCode(emulator.wechat.login().code));
    expect(profile).toMatchObject({ username: 'plain', nickname: '林晓雨' });
  });

  test('is refused when the identity belongs to another account', async () => {
    await byCode(emulator.wechat.login().code);
    expect((await bind(emulator.wechat.login().code)).body.code).toBe(2215);
  });

  test('can be undone, unless it is the only way to sign in', async () => {
    await bind(emulator.wechat.login().code);
    const identities = (await client.get('get-identities')).body.data as { extIdpId: string }[];
    const unlink = () => client.post('unlink-extidp', { extIdpId: identities[0]?.extIdpId });
    expect((await unlink()).body.statusCode).toBe(200);
    expect((await client.get('get-identities')).body.data).toEqual([]);
    expect((await unlink()).body.statusCode).toBe(404);
    await profileOf(await byCode(emulator.wechat.login().code));
    expect((await unlink()).body.apiCode).toBe(2217);
  });
});

test('whether a WeChat identity is known can be asked before signing in', async () => {
  const ask = async () =>
    (
      await client.post('wechat-miniprogram/checkExistsUser', {
        code: emulator.wechat.login().code,
        encryptedData: '',
        iv: '',
        extIdpConnidentifier: 'my-wxapp',
      })
    ).body.data;
  expect(await ask()).toEqual({ hasBindUser: false, hasBindPhone: false });
  await byPhoneCode(emulator.wechat.login().code, emulator.wechat.phoneCode());
  expect(await ask()).toEqual({ hasBindUser: true, hasBindPhone: true });
});
