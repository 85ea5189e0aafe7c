import type { AuthenticationClient } from '../../src';
import { failure, recordKey, useApp, thrownBy } from '../support/app';

const app = useApp();
let authing: AuthenticationClient;
beforeEach(() => {
  authing = app.client();
});

describe('tokenProvider', () => {
  it('returns token and user of the stored session without a request', async () => {
    expect(authing.tokenProvider.getToken()).toBe('');
    expect(authing.tokenProvider.getUser()).toBeNull();
    const user = await authing.loginByCode();
    app.emulator.requests.length = 0;
    app.phone.clearRecords();
    expect(authing.tokenProvider.getToken()).toBe(user.token);
    expect(authing.tokenProvider.getUser()).toEqual(user);
    expect(app.phone.calls).toEqual([]);
  });

  it('reads storage after a relaunch', async () => {
    const { token } = await authing.loginByCode();
    expect(app.relaunch().client().tokenProvider.getToken()).toBe(token);
  });

  it('setToken and setUser change the session', async () => {
    const { token, id } = await authing.loginByCode();
    authing.tokenProvider.clearUser();
    authing.tokenProvider.setToken(String(token));
    authing.tokenProvider.setUser({ id, nickname: 'Bob' });
    expect(authing.user).toMatchObject({ id, nickname: 'Bob', token });
    expect((await authing.getCurrentUser())?.id).toBe(id);
    expect(() => authing.tokenProvider.setToken('')).toThrow(/token/);
  });

  it('clearUser ends the session without a request', async () => {
    await authing.loginByCode();
    const heard: string[] = [];
    authing.onAuthStateChange(({ type, reason }) => heard.push(`${type} ${reason}`));
    app.emulator.requests.length = 0;
    authing.tokenProvider.clearUser();
    expect(authing.user).toBeNull();
    expect(heard).toEqual(['signedOut logout']);
    expect(app.phone.storage.snapshot()[recordKey]).toBeUndefined();
    expect(app.paths()).toEqual([]);
    expect(await failure(authing.updateProfile({ nickname: 'Bob' }))).toMatchObject({ kind: 'session' });
  });

  it('setUser throws synchronously for null', () => {
    expect(() => authing.tokenProvider.setUser(null as never)).toThrow(/user/);
  });
});

describe('browserFingerprint', () => {
  it('lists the devices, logs one out and removes it', async () => {
    await authing.loginByCode();
    const [device] = await authing.browserFingerprint.myDevicesList();
    expect(device).toMatchObject({ online: true, device: { deviceId: expect.any(String), type: 'Mobile' } });
    const id = String(device?.device.deviceId);
    expect(await authing.browserFingerprint.myDevicesLogout(id)).toBe(true);
    // That was this very phone: its session has ended on the server.
    expect(await failure(authing.browserFingerprint.myDevicesList())).toMatchObject({ kind: 'session' });
    await authing.loginByCode();
    expect(await authing.browserFingerprint.myDevicesUnbind(id)).toBe(true);
    await authing.loginByUsername('frontdesk', 'passw0rd');
    expect(app.emulator.state.devices.map(({ deviceId }) => deviceId)).not.toContain(id);
  });

  it.each(['myDevicesUnbind', 'myDevicesLogout'] as const)(
    '%s resolves to false on failure and calls onError',
    async (name) => {
      await authing.loginByCode();
      expect(await authing.browserFingerprint[name]('unknown')).toBe(false);
      expect(app.heard).toEqual([{ code: expect.any(Number), message: expect.any(String), data: undefined }]);
    },
  );
});

describe('event', () => {
  it('publishes as the signed-in user', async () => {
    await authing.loginByCode();
    const answer = await authing.event.pub('order.paid', '{"id":1}');
    expect(answer).toEqual({ success: true });
    expect(app.emulator.state.events).toEqual([
      expect.objectContaining({ eventType: 'order.paid', source: 'wxapp', eventData: '{"id":1}' }),
    ]);
  });

  it('rejects when signed out', async () => {
    expect(await failure(authing.event.pub('order.paid', '{}'))).toMatchObject({ kind: 'session' });
  });
});

describe('setLang and setRequestFrom', () => {
  it('apply to the requests that follow', async () => {
    await authing.api.getCountryList();
    authing.setLang('en-US');
    authing.setRequestFrom('kiosk');
    await authing.api.getCountryList();
    const sent = app.emulator.requests.map(({ headers }) => [
      headers['x-authing-lang'],
      headers['x-authing-request-from'],
    ]);
    expect(sent).toEqual([
      ['zh-CN', 'wxapp'],
      ['en-US', 'kiosk'],
    ]);
  });

  it('setLang changes the language of server and SDK messages', async () => {
    expect((await failure(authing.getRoleList())).message).toBe('尚未登录，请先登录');
    const chinese = await failure(authing.loginByUsername('nobody', 'wrong'));
    authing.setLang('en-US');
    expect((await failure(authing.getRoleList())).message).toBe(
      'You are not signed in. Sign in and try again.',
    );
    const english = await failure(authing.loginByUsername('nobody', 'wrong'));
    expect(english.code).toBe(chinese.code);
    expect(english.message).not.toBe(chinese.message);
    expect(app.client().options.lang).toBe('zh-CN');
  });

  it.each(['zh-CN', 'en-US', 'zh-TW', 'ja-JP'] as const)('setLang accepts %s', (lang) => {
    authing.setLang(lang);
    expect(authing.options.lang).toBe(lang);
  });

  it.each(['fr', 'en', 'zh-cn', '', undefined, 'en-US\r\nx-injected: 1'])(
    'setLang throws for %j and changes nothing',
    (lang) => {
      expect(thrownBy(() => authing.setLang(lang as never))).toMatchObject({
        kind: 'config',
        message: '参数 lang 无效，应为 zh-CN | en-US | zh-TW | ja-JP',
      });
      expect(authing.options.lang).toBe('zh-CN');
    },
  );

  const headerText = 'requestFrom 会写入请求头：只能包含 ASCII 字符，不能换行';
  it.each([
    ['kiosk\r\nx-injected: 1', headerText],
    ['kiosk\n', headerText],
    ['kiosk\u0000', headerText],
    ['自助机', headerText],
    ['', '参数 requestFrom 不能为空'],
    [undefined, '参数 requestFrom 不能为空'],
    [7, '参数 requestFrom 无效，应为 string'],
  ])('setRequestFrom throws for %j and changes nothing', (requestFrom, message) => {
    expect(thrownBy(() => authing.setRequestFrom(requestFrom as never))).toMatchObject({
      kind: 'config',
      message,
    });
    expect(authing.options.requestFrom).toBe('wxapp');
  });
});

describe('aliases', () => {
  it('logoutCurrent signs out', async () => {
    await authing.loginByCode();
    const { accessToken } = app.record().tokens;
    await authing.logoutCurrent();
    expect(authing.user).toBeNull();
    expect(await authing.introspectToken(accessToken)).toEqual({ active: false });
  });

  it('uploadAvatar changes the avatar', async () => {
    await authing.loginByCode();
    app.phone.user.choose(Buffer.from('89504e470d0a1a0a', 'hex'));
    const { photo } = await authing.uploadAvatar({ accept: 'image/*' });
    expect(photo).toMatch(/^http/);
    expect(authing.user?.photo).toBe(photo);
  });
});
