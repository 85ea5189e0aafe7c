import { createSimulator, type Simulator, type SimulatorOptions } from '../../../simulator';

let sim: Simulator;

beforeEach(() => start());
afterEach(() => sim.close());

function start(options: SimulatorOptions = {}): void {
  sim?.close();
  sim = createSimulator(options);
}

const picture = Buffer.from('a picture');

describe('functions of wx', () => {
  test('return a promise only when no callback is given', async () => {
    expect((await sim.wx.login()).errMsg).toBe('login:ok');
    await new Promise<void>((resolve) => {
      expect(sim.wx.login({ complete: () => resolve() })).toBeUndefined();
    });
  });

  test.each([
    ['below base library 2.10.2', { baseLibrary: '2.10.1' }],
    ['with callbackOnly', { callbackOnly: true }],
  ])('return no promise %s', (_, options) => {
    start(options);
    expect(sim.wx.login()).toBeUndefined();
  });

  test('never call back before they return', async () => {
    const heard: string[] = [];
    const done = new Promise<void>((resolve) => {
      void sim.wx.getNetworkType({ success: () => heard.push('success'), complete: () => resolve() });
    });
    heard.push('returned');
    await done;
    expect(heard).toEqual(['returned', 'success']);
  });

  test('are missing where the base library is older or the test says so', () => {
    start({ baseLibrary: '2.2.1', missing: ['checkSession'] });
    const names = Object.keys(sim.wx);
    expect(names).toEqual(expect.arrayContaining(['request', 'login', 'chooseImage', 'getStorageSync']));
    for (const name of [
      'chooseMedia',
      'getRandomValues',
      'getAccountInfoSync',
      'getPrivacySetting',
      'checkSession',
    ]) {
      expect(names).not.toContain(name);
      expect(name in sim.wx).toBe(false);
    }
  });

  test('can be brought by a test: with callbacks, promises, records and failures like all others', async () => {
    start({
      baseLibrary: '2.10.2',
      apis: {
        getLocation: ({ type }: { type: string }) => ({ latitude: 30, type }),
        setClipboardData: () => undefined,
        getWeRunData: () => {
          throw Object.assign(new Error('auth deny'), { errno: 103 });
        },
        getLaunchInfoSync: () => 'launched',
        getRandomValues: () => ({ randomValues: new ArrayBuffer(2) }),
        login: () => ({ code: 'mine' }),
      },
    });
    const wx = sim.wx as unknown as { [name: string]: (options?: object) => Promise<object> };
    expect(await wx.getLocation?.({ type: 'gcj02' })).toEqual({
      latitude: 30,
      type: 'gcj02',
      errMsg: 'getLocation:ok',
    });
    expect(await wx.setClipboardData?.({ data: 'x' })).toEqual({ errMsg: 'setClipboardData:ok' });
    await expect(wx.getWeRunData?.()).rejects.toEqual({ errMsg: 'getWeRunData:fail auth deny' });
    expect(wx.getLaunchInfoSync?.({ a: 1 })).toBe('launched');
    expect(await sim.wx.login()).toMatchObject({ code: 'mine' });
    expect((await sim.wx.getRandomValues({ length: 9 })).randomValues.byteLength).toBe(2);
    sim.failNext('getLocation', { text: 'system error' });
    const failed = await new Promise((resolve) => void wx.getLocation?.({ fail: resolve }));
    expect(failed).toEqual({ errMsg: 'getLocation:fail system error' });
    expect(sim.calls.slice(0, 2)).toEqual([
      { api: 'getLocation', options: { type: 'gcj02' } },
      { api: 'setClipboardData', options: { data: 'x' } },
    ]);
    expect(sim.calls[3]).toEqual({ api: 'getLaunchInfoSync', options: { options: { a: 1 } } });
    const next = sim.relaunch({ baseLibrary: '3.6.0', missing: ['getLocation'] });
    const after = next.wx as unknown as typeof wx;
    await expect(after.getWeRunData?.()).rejects.toEqual({
      errMsg: 'getWeRunData:fail auth deny',
      errno: 103,
    });
    expect('getLocation' in after).toBe(false);
    next.close();
  });

  test('that only change the look of a page succeed and are recorded', async () => {
    await sim.wx.setNavigationBarTitle({ title: '我的' });
    await sim.wx.pageScrollTo({ scrollTop: 0 });
    expect(sim.calls).toEqual([
      { api: 'setNavigationBarTitle', options: { title: '我的' } },
      { api: 'pageScrollTo', options: { scrollTop: 0 } },
    ]);
  });

  test('nextTick calls back in a later turn, and not after the mini program was closed', async () => {
    const heard: string[] = [];
    sim.wx.nextTick(() => heard.push('later'));
    heard.push('now');
    await new Promise(setImmediate);
    expect(heard).toEqual(['now', 'later']);
    sim.wx.nextTick(() => heard.push('closed'));
    sim.close();
    await new Promise(setImmediate);
    expect(heard).toHaveLength(2);
  });

  test('canIUse knows functions and options by base library', () => {
    start({ baseLibrary: '2.21.2' });
    expect(sim.wx.canIUse('chooseMedia')).toBe(true);
    expect(sim.wx.canIUse('getPrivacySetting')).toBe(false);
    expect(sim.wx.canIUse('button.open-type.chooseAvatar')).toBe(true);
    expect(sim.wx.canIUse('setStorage.object.encrypt')).toBe(false);
  });

  test('fail on demand, with a number from base library 2.24.0', async () => {
    sim.failNext('login', { text: 'internal error', errno: 1 });
    await expect(sim.wx.login()).rejects.toEqual({ errMsg: 'login:fail internal error', errno: 1 });
    await expect(sim.wx.login()).resolves.toMatchObject({ errMsg: 'login:ok' });
    start({ baseLibrary: '2.23.0' });
    sim.failNext('setStorageSync', { text: 'internal error', errno: 1 });
    expect(() => sim.wx.setStorageSync('a', 1)).toThrow('setStorageSync:fail internal error');
  });

  test('are counted with a summary of their options', async () => {
    await sim.wx.showToast({ title: '好'.repeat(300) });
    await sim.wx.login({ timeout: 5, ...{ extra: () => undefined } });
    expect(sim.calls.map(({ api }) => api)).toEqual(['showToast', 'login']);
    expect(sim.calls[0]?.options.title).toMatch(/^好{200}… \(300\)$/);
    expect(sim.calls[1]?.options).toEqual({ timeout: 5 });
    expect([sim.count('login'), sim.count()]).toEqual([1, 2]);
    sim.clearRecords();
    expect(sim.count()).toBe(0);
  });

  test('give random bytes, and base64 both ways', async () => {
    const { randomValues } = await sim.wx.getRandomValues({ length: 32 });
    const again = await sim.wx.getRandomValues({ length: 32 });
    expect(randomValues.byteLength).toBe(32);
    expect(sim.wx.arrayBufferToBase64(randomValues)).not.toBe(sim.wx.arrayBufferToBase64(again.randomValues));
    expect(sim.wx.arrayBufferToBase64(sim.wx.base64ToArrayBuffer('aGk='))).toBe('aGk=');
    await expect(sim.wx.getRandomValues({ length: 2 ** 21 })).rejects.toMatchObject({
      errMsg: 'getRandomValues:fail invalid length',
    });
  });

  test('tell phone, mini program and network', async () => {
    start({ appId: 'wxabc', baseLibrary: '3.0.0' });
    expect(sim.wx.getAccountInfoSync().miniProgram).toEqual({
      appId: 'wxabc',
      envVersion: 'develop',
      version: '',
    });
    expect(sim.wx.getAppBaseInfo().SDKVersion).toBe('3.0.0');
    expect(sim.wx.getSystemInfoSync()).toMatchObject({ SDKVersion: '3.0.0', platform: 'android' });
    const changes: unknown[] = [];
    sim.wx.onNetworkStatusChange((event) => changes.push(event));
    sim.network.offline();
    expect(await sim.wx.getNetworkType()).toMatchObject({ networkType: 'none' });
    expect(changes).toEqual([{ isConnected: false, networkType: 'none' }]);
  });
});

describe('signing in to WeChat', () => {
  test('gives another code each time, and a session from then on', async () => {
    await expect(sim.wx.checkSession()).rejects.toMatchObject({
      errMsg: expect.stringContaining('checkSession:fail') as string,
    });
    const codes = [(await sim.wx.login()).code, (await sim.wx.login()).code];
    expect(new Set(codes).size).toBe(2);
    await expect(sim.wx.checkSession()).resolves.toMatchObject({ errMsg: 'checkSession:ok' });
    await expect(sim.relaunch().wx.checkSession()).resolves.toMatchObject({ errMsg: 'checkSession:ok' });
  });

  test('gives a made-up code to a project without an app id', async () => {
    start({ appId: 'touristappid' });
    expect((await sim.wx.login()).code).toBe('the code is a mock one');
  });

  test('fails offline', async () => {
    sim.network.offline();
    await expect(sim.wx.login()).rejects.toMatchObject({ errMsg: 'login:fail network error' });
  });

  test('hands out placeholders instead of a profile from base library 2.27.1', async () => {
    const { userInfo, rawData, iv } = await sim.wx.getUserProfile({ desc: '完善资料' });
    expect(userInfo).toMatchObject({ nickName: '微信用户' });
    expect(JSON.parse(rawData)).toEqual(userInfo);
    expect(Buffer.from(iv, 'base64')).toHaveLength(16);
    sim.user.refuse();
    await expect(sim.wx.getUserProfile({ desc: '完善资料' })).rejects.toMatchObject({
      errMsg: 'getUserProfile:fail auth deny',
    });
  });
});

describe('the user', () => {
  test('chooses before the chooser opens or after', async () => {
    sim.user.choose(picture);
    const { tempFiles } = await sim.wx.chooseMedia({ count: 1 });
    expect(tempFiles).toMatchObject([{ size: picture.length, fileType: 'image' }]);
    expect(sim.files.get(tempFiles[0]?.tempFilePath ?? '')?.content).toEqual(picture);
    const open = sim.wx.chooseImage({});
    sim.user.choose(__filename);
    expect((await open).tempFilePaths).toEqual([expect.stringMatching(/^wxfile:\/\/tmp_\w+\.ts$/)]);
  });

  test('cancels or refuses a chooser', async () => {
    sim.user.cancel();
    sim.user.refuse();
    await expect(sim.wx.chooseMedia({})).rejects.toEqual({ errMsg: 'chooseMedia:fail cancel' });
    await expect(sim.wx.chooseImage({})).rejects.toEqual({ errMsg: 'chooseImage:fail auth deny' });
  });

  test('scans a code or closes the scanner', async () => {
    sim.user.scan('https://example.com/q');
    expect(await sim.wx.scanCode({})).toMatchObject({ result: 'https://example.com/q', scanType: 'QR_CODE' });
    sim.user.cancel();
    await expect(sim.wx.scanCode({})).rejects.toEqual({ errMsg: 'scanCode:fail cancel' });
  });

  test('taps a phone number button, whose event has a code from base library 2.21.2', async () => {
    const detail = await sim.user.tapGetPhoneNumber();
    expect(detail).toMatchObject({
      errMsg: 'getPhoneNumber:ok',
      code: expect.stringMatching(/^0/) as string,
    });
    expect(Buffer.from(detail.iv ?? '', 'base64')).toHaveLength(16);
    start({ baseLibrary: '2.21.1' });
    expect(Object.keys(await sim.user.tapGetPhoneNumber()).sort()).toEqual(['encryptedData', 'errMsg', 'iv']);
  });

  test('refuses a phone number button', async () => {
    sim.user.refuse();
    expect(await sim.user.tapGetPhoneNumber()).toEqual({ errMsg: 'getPhoneNumber:fail user deny' });
    sim.failNext('getPhoneNumber', { text: 'quota exhausted', errno: 1400001 });
    expect(await sim.user.tapGetPhoneNumber()).toEqual({
      errMsg: 'getPhoneNumber:fail quota exhausted',
      errno: 1400001,
    });
  });

  test('takes an avatar, where the base library has the button', () => {
    const detail = sim.user.chooseAvatar(picture);
    expect(sim.files.get(detail?.avatarUrl ?? '')?.content).toEqual(picture);
    start({ baseLibrary: '2.21.1' });
    expect(sim.user.chooseAvatar(picture)).toBeUndefined();
  });

  test('sees modals and toasts, and confirms modals unless told to cancel', async () => {
    expect(await sim.wx.showModal({ content: '出错了', showCancel: false })).toMatchObject({
      confirm: true,
      cancel: false,
    });
    sim.screen.cancelModal();
    expect(await sim.wx.showModal({ title: '退出?' })).toMatchObject({ confirm: false, cancel: true });
    await sim.wx.showToast({ title: '已保存' });
    expect(sim.modals).toMatchObject([{ content: '出错了', showCancel: false }, { title: '退出?' }]);
    expect(sim.screen.toasts).toMatchObject([{ title: '已保存' }]);
  });
});

describe('the privacy gate', () => {
  test('fails choosers and buttons with 104 after a refusal', async () => {
    sim.privacy.refuse();
    const failure = { errMsg: 'chooseMedia:fail privacy permission is not authorized', errno: 104 };
    await expect(sim.wx.chooseMedia({})).rejects.toEqual(failure);
    expect(await sim.user.tapGetPhoneNumber()).toMatchObject({ errno: 104 });
    expect(sim.user.chooseAvatar(picture)).toBeUndefined();
    expect(await sim.wx.getPrivacySetting()).toMatchObject({ needAuthorization: true });
    await expect(sim.wx.login()).resolves.toMatchObject({ errMsg: 'login:ok' });
  });

  test('fails with 112 what the privacy guide does not declare', async () => {
    sim.privacy.undeclare('chooseMedia');
    await expect(sim.wx.chooseMedia({})).rejects.toMatchObject({ errno: 112 });
  });

  test('asks the listener of the app and goes by its answer', async () => {
    sim.privacy.reset();
    const asked: string[] = [];
    sim.wx.onNeedPrivacyAuthorization((resolve, { referrer }) => {
      asked.push(referrer);
      resolve({ event: 'exposureAuthorization' });
      setImmediate(() => resolve({ event: 'agree', buttonId: 'agree' }));
    });
    sim.user.choose(picture);
    await expect(sim.wx.chooseMedia({})).resolves.toMatchObject({ type: 'image' });
    await sim.wx.requirePrivacyAuthorize();
    expect(asked).toEqual(['chooseMedia']);
    sim.privacy.reset();
    sim.wx.onNeedPrivacyAuthorization((resolve) => resolve({ event: 'disagree' }));
    await expect(sim.wx.requirePrivacyAuthorize()).rejects.toMatchObject({ errno: 104 });
  });

  test('does not exist below base library 2.32.3', async () => {
    start({ baseLibrary: '2.32.2' });
    sim.privacy.refuse();
    sim.user.choose(picture);
    await expect(sim.wx.chooseMedia({})).resolves.toMatchObject({ type: 'image' });
  });
});
