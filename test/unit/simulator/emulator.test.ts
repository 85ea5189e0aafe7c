import type { Emulator } from '../../../emulator';
import { createSimulator, type Simulator } from '../../../simulator';
import { useEmulator } from '../../support/emulator';

let emulator: Emulator;
let sim: Simulator;

useEmulator((started) => {
  emulator = started;
  sim = createSimulator({ emulator });
});

afterEach(() => sim.close());

const program = () => {
  const [first] = emulator.state.wechat.miniPrograms;
  if (!first) throw new Error('no mini program seeded');
  return first;
};

async function decrypt(code: string, data: { encryptedData?: string; iv?: string }): Promise<unknown> {
  const { extIdpConnidentifier } = program();
  const body = { extIdpConnidentifier, code, encryptedData: data.encryptedData, iv: data.iv };
  return new Promise((resolve, reject) => {
    sim.wx.request({
      url: `${emulator.url}/api/v3/decrypt-wechat-miniprogram-data`,
      method: 'POST',
      data: body,
      header: { 'x-authing-app-id': emulator.state.apps[0]?.appId ?? '' },
      success: ({ data: answer }) => resolve(answer),
      fail: reject,
    });
  });
}

describe('a simulator beside an emulator', () => {
  test('gets sign-in codes that are good once, for the WeChat user that holds the phone', async () => {
    const second = emulator.state.wechat.users[1]?.openid;
    const other = createSimulator({ emulator: emulator.url, appId: program().appId, wechatUser: second });
    const { code } = await other.wx.login();
    const { user } = emulator.wechat.codeToSession(program().appId, code);
    expect(user.openid).toBe(second);
    expect(() => emulator.wechat.codeToSession(program().appId, code)).toThrow('40163');
    other.close();
  });

  test('gets a phone number that a code from before the tap decrypts, and a code of its own', async () => {
    const { code } = await sim.wx.login();
    const detail = await sim.user.tapGetPhoneNumber();
    const phone = emulator.state.wechat.users[0]?.phone;
    expect(await decrypt(code, detail)).toMatchObject({ data: { purePhoneNumber: phone } });
    expect(emulator.wechat.codeToPhone(program().appId, detail.code ?? '')).toMatchObject({
      purePhoneNumber: phone,
    });
  });

  test('gets user info that is a placeholder from base library 2.27.1 on and real before', async () => {
    const old = createSimulator({ emulator, baseLibrary: '2.27.0' });
    const { userInfo } = await old.user.tapGetUserInfo();
    expect(userInfo).toMatchObject({ nickName: emulator.state.wechat.users[0]?.nickName });
    old.close();
    const { code } = await sim.wx.login();
    const detail = await sim.user.tapGetUserInfo();
    expect(detail.userInfo).toMatchObject({ nickName: '微信用户' });
    expect(await decrypt(code, detail)).toMatchObject({ data: { nickName: '微信用户' } });
  });

  test('says what is wrong when the emulator does not know the mini program', async () => {
    const stranger = createSimulator({ emulator, appId: 'wxunknown' });
    await expect(stranger.wx.login()).rejects.toMatchObject({
      errMsg: expect.stringContaining('wxunknown') as string,
    });
    stranger.close();
  });

  test('leaves its own errands out of the requests that tests count', async () => {
    await sim.wx.login();
    expect(sim.requests).toEqual([]);
    expect(emulator.requests).toEqual([]);
  });
});
