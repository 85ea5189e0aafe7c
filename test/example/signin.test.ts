import type { Emulator } from '../../emulator';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../simulator';
import { useEmulator } from '../support/emulator';
import { ExampleApp } from './app';

let emulator: Emulator;
let sim: Simulator;
let app: ExampleApp;

useEmulator((started) => {
  emulator = started;
});

afterEach(() => {
  app.close();
  sim.close();
});

function launch(options: SimulatorOptions = {}): void {
  sim = createSimulator({ emulator, ...options });
  app = new ExampleApp(sim, emulator);
}

function relaunch(): void {
  app.close();
  sim = sim.relaunch();
  app = new ExampleApp(sim, emulator);
}

const paths = () => sim.requests.map(({ path }) => path);
const phone = () => emulator.state.wechat.users[0]?.phone ?? '';

describe('the launch', () => {
  test('sends nothing before the user has agreed to anything', async () => {
    launch();
    const home = await app.openHome();
    expect(home.has('sign-in')).toBe(true);
    expect(home.has('sign-out')).toBe(false);
    expect([sim.requests, sim.count('login')]).toEqual([[], 0]);
  });

  test('finds the session of the last time, without a request', async () => {
    launch();
    await app.signIn();
    relaunch();
    const home = await app.openHome();
    expect(home.has('sign-out')).toBe(true);
    expect(sim.requests).toEqual([]);
  });

  test('signs in silently where the session is gone, app and page together once', async () => {
    launch();
    await app.signIn();
    const key = Object.keys(sim.storage.snapshot()).find((name) => name.startsWith('genauth:')) ?? '';
    sim.wx.removeStorageSync(key);
    relaunch();
    const home = await app.openHome();
    expect(home.has('sign-out')).toBe(true);
    expect(paths()).toEqual(['/api/v3/signin-by-mobile', '/api/v3/get-profile']);
    expect(sim.count('login')).toBe(1);
  });

  test('shows what is wrong when it is offline, and goes on when the user tries again', async () => {
    launch();
    await app.signIn();
    const key = Object.keys(sim.storage.snapshot()).find((name) => name.startsWith('genauth:')) ?? '';
    sim.wx.removeStorageSync(key);
    app.close();
    sim = sim.relaunch();
    sim.network.offline();
    app = new ExampleApp(sim, emulator);
    const home = await app.openHome();
    expect(home.has('retry')).toBe(true);
    expect(sim.modals).toEqual([]);
    sim.network.online();
    await home.tap('retry');
    await home.until((page) => page.has('sign-out'));
  });

  test('works on the oldest base library and an engine of 2015', async () => {
    sim = createSimulator({ emulator, baseLibrary: '2.2.1' });
    app = new ExampleApp(sim, emulator, { withoutBuiltinsAfter: 'ES2015' });
    const home = await app.signIn();
    expect(home.has('sign-out')).toBe(true);
  });
});

describe('a session that the server has ended', () => {
  test('is replaced by a silent sign-in, since the user has not signed out', async () => {
    launch();
    const home = await app.signIn();
    emulator.expireAccessTokens();
    emulator.revokeRefreshTokens();
    const account = app.open('account');
    await account.until(() => paths().filter((path) => path === '/api/v3/signin-by-mobile').length === 2);
    await home.until((page) => page.has('sign-out'));
  });
});

describe('signing out', () => {
  test('is asked about, and lasts over a relaunch', async () => {
    launch();
    const home = await app.signIn();
    sim.screen.cancelModal();
    await home.tap('sign-out');
    await home.tap('sign-out');
    await home.until((page) => page.has('sign-in') && !page.page.data.busy);
    expect(sim.modals).toHaveLength(2);
    expect(JSON.stringify(sim.storage.snapshot())).not.toContain('accessToken');
    relaunch();
    const again = await app.openHome();
    expect(again.has('sign-in')).toBe(true);
    expect([sim.requests, sim.count('login')]).toEqual([[], 0]);
  });
});

describe('the sign-in page by hand', () => {
  test('sends nothing before the box is ticked, and has no phone button until then', async () => {
    launch();
    await app.openHome();
    const hand = app.open('hand');
    await hand.tap('wechat');
    expect(sim.screen.toasts).toMatchObject([{ title: '请先阅读并同意协议' }]);
    expect(hand.has('phone')).toBe(false);
    expect([sim.requests, sim.count('login')]).toEqual([[], 0]);
    await hand.tap('box');
    expect(hand.attribute('phone', 'open-type')).toBe('getPhoneNumber|agreePrivacyAuthorization');
  });

  test('has a plain phone button where WeChat knows no other', async () => {
    launch({ baseLibrary: '2.30.0' });
    const hand = app.open('hand');
    await hand.tap('box');
    expect(hand.attribute('phone', 'open-type')).toBe('getPhoneNumber');
  });

  test('signs in with the phone button, whose code is sent once', async () => {
    launch();
    const home = await app.openHome();
    const hand = app.open('hand');
    await hand.tap('box');
    await hand.fire('phone', 'getphonenumber', await sim.user.tapGetPhoneNumber());
    await home.shows(`${phone().slice(0, 3)}****${phone().slice(-4)}`);
    expect(sim.requests[0]?.data).toMatchObject({ connection: 'wechat_mini_program_code_and_phone' });
    await hand.until(() => sim.count('navigateBack') === 1);
  });

  test('sends nothing when the user refuses the phone number', async () => {
    launch();
    const hand = app.open('hand');
    await hand.tap('box');
    sim.user.refuse();
    await hand.fire('phone', 'getphonenumber', await sim.user.tapGetPhoneNumber());
    expect(sim.screen.toasts).toMatchObject([{ title: '未授权手机号' }]);
    expect(sim.requests).toEqual([]);
  });

  test('tells a used-up quota from a refusal, and keeps the reason for the log', async () => {
    launch();
    const hand = app.open('hand');
    await hand.tap('box');
    const detail = { errMsg: 'getPhoneNumber:fail no quota', errno: 1400001 };
    await hand.fire('phone', 'getphonenumber', detail);
    expect(sim.screen.toasts).toMatchObject([{ title: '功能暂不可用，请稍后再试' }]);
    expect(app.realm.logs.map(({ args }) => args)).toEqual([['getPhoneNumber', 1400001, detail.errMsg]]);
  });

  test('shows what the server says, and stays', async () => {
    launch();
    const hand = app.open('hand');
    await hand.tap('box');
    const detail = await sim.user.tapGetPhoneNumber();
    emulator.wechat.codeToPhone(emulator.state.wechat.miniPrograms[0]?.appId ?? '', detail.code ?? '');
    await hand.fire('phone', 'getphonenumber', detail);
    await hand.until(({ page }) => sim.screen.toasts.length === 1 && page.data.busy === false);
    expect(sim.count('navigateBack')).toBe(0);
  });
});

describe('the sign-in page with the component', () => {
  test('signs in after consent, and the first page follows', async () => {
    launch();
    const home = await app.openHome();
    const login = app.open('login');
    await login.tap('choice-wechat');
    await login.shows('登录前请阅读并同意');
    expect(sim.requests).toEqual([]);
    await login.tap('agree');
    await login.shows('完善资料');
    await login.until((page) => page.attribute('save', 'disabled') === false);
    await login.fire('profile-form', 'submit', { value: { nickname: '小明' } });
    await home.shows('小明');
    await login.until(() => sim.count('navigateBack') === 1);
  });

  test('opens the agreement that the user taps', async () => {
    launch();
    const login = app.open('login');
    await login.tap('agreement');
    await login.until(() => sim.count('navigateTo') === 1);
    expect(sim.calls.at(-1)?.options).toMatchObject({ url: '/pages/agreement/agreement?name=terms' });
    const agreement = app.open('agreement', { name: 'privacy' });
    await agreement.shows('隐私政策');
  });

  test('signs in with the phone button, as the account of the WeChat identity', async () => {
    launch();
    const home = await app.openHome();
    const login = app.open('login');
    await login.tap('choice-phone');
    await login.until((page) => page.has('agree-phone'));
    await login.fire('agree-phone', 'getphonenumber', await sim.user.tapGetPhoneNumber());
    await home.shows('188****5678');
    expect(sim.requests[0]?.data).toMatchObject({ connection: 'wechat_mini_program_code_and_phone' });
  });

  test('logs a mistake of the developer instead of showing it', async () => {
    sim = createSimulator({ emulator });
    app = new ExampleApp(sim, emulator, { config: { extIdpConnidentifier: undefined } });
    const login = app.open('login');
    await login.tap('tick');
    await login.tap('choice-wechat');
    await login.shows('暂时无法登录');
    expect(app.realm.logs.at(-1)).toMatchObject({
      level: 'warn',
      args: ['genauth-login', 'config', -4, expect.stringContaining('extIdpConnidentifier')],
    });
  });
});
