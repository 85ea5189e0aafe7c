import { startEmulator, type Emulator } from '../../emulator';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../simulator';
import { ExampleApp } from './app';

let emulator: Emulator;
let sim: Simulator;
let app: ExampleApp;

beforeAll(async () => {
  emulator = await startEmulator();
});

afterAll(() => emulator.close());

beforeEach(() => emulator.reset());

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

describe('the example', () => {
  test('signs in silently at launch: app and page together make one sign-in of two requests', async () => {
    launch();
    const home = await app.openHome();
    expect(home.has('sign-out')).toBe(true);
    expect(home.has('sign-in')).toBe(false);
    expect(paths()).toEqual(['/api/v3/signin-by-mobile', '/api/v3/get-profile']);
    expect([sim.count('login'), sim.count('setStorageSync')]).toEqual([1, 1]);
    expect(sim.modals).toEqual([]);
  });

  test('signs in on the oldest base library and an engine of 2015', async () => {
    sim = createSimulator({ emulator, baseLibrary: '2.2.1' });
    app = new ExampleApp(sim, emulator, 'ES2015');
    const home = await app.openHome();
    expect(home.has('sign-out')).toBe(true);
    expect(home.has('tap-avatar')).toBe(true);
  });

  test('is still signed in after a relaunch, without a request', async () => {
    launch();
    await app.openHome();
    relaunch();
    const home = await app.openHome();
    expect(home.has('sign-out')).toBe(true);
    expect(sim.requests).toEqual([]);
    expect(sim.calls.filter(({ api }) => /storage/i.test(api)).map(({ api }) => api)).toEqual([
      'getStorageSync',
    ]);
  });

  test('shows one modal when it is launched offline, and signs in on the next try', async () => {
    sim = createSimulator({ emulator });
    sim.network.offline();
    app = new ExampleApp(sim, emulator);
    const home = await app.openHome();
    expect(sim.modals).toMatchObject([{ title: '操作失败', showCancel: false }]);
    sim.network.online();
    await home.tap('sign-in');
    await home.until((page) => page.has('sign-out'));
  });

  test('adds the phone number of the button, whose code is sent once', async () => {
    launch();
    const home = await app.openHome();
    expect(home.has('phone')).toBe(false);
    await home.fire('get-phone', 'getphonenumber', await sim.user.tapGetPhoneNumber());
    await home.until((page) => page.has('phone'));
    expect(home.text).toContain(`${phone().slice(0, 3)}****${phone().slice(-4)}`);
    expect(sim.requests[2]?.data).toMatchObject({ connection: 'wechat_mini_program_code_and_phone' });
    expect(emulator.state.users.find((user) => user.phone === phone())).toBeDefined();
  });

  test('takes the phone number of an old WeChat with a code from before the tap', async () => {
    launch({ baseLibrary: '2.20.0' });
    const home = await app.openHome();
    const logins = sim.count('login');
    await home.fire('get-phone', 'getphonenumber', await sim.user.tapGetPhoneNumber());
    await home.until((page) => page.has('phone'));
    expect(sim.requests[2]?.data).toMatchObject({ connection: 'wechat_mini_program_phone' });
    // The next code is fetched ahead for another try, not for this one.
    expect(sim.count('login')).toBe(logins + 1);
  });

  test('sends nothing when the user refuses the phone number', async () => {
    launch();
    const home = await app.openHome();
    sim.clearRecords();
    sim.user.refuse();
    await home.fire('get-phone', 'getphonenumber', await sim.user.tapGetPhoneNumber());
    expect(sim.screen.toasts).toMatchObject([{ title: '未授权手机号' }]);
    expect(sim.requests).toEqual([]);
  });

  test('explains a refused privacy guide and offers to read it', async () => {
    launch();
    const home = await app.openHome();
    sim.privacy.refuse();
    sim.clearRecords();
    await home.fire('get-phone', 'getphonenumber', await sim.user.tapGetPhoneNumber());
    await home.until(() => sim.count('openPrivacyContract') === 1);
    expect(sim.modals).toMatchObject([{ title: '需要你的同意' }]);
    expect(sim.requests).toEqual([]);
  });

  test('tells the developer about an undeclared privacy item', async () => {
    launch();
    const home = await app.openHome();
    sim.privacy.undeclare('getPhoneNumber');
    await home.fire('get-phone', 'getphonenumber', await sim.user.tapGetPhoneNumber());
    expect(sim.modals).toMatchObject([{ title: '功能未开放', showCancel: false }]);
  });

  test('signs out after a question, and in again by WeChat or by phone', async () => {
    launch();
    const home = await app.openHome();
    sim.screen.cancelModal();
    await home.tap('sign-out');
    await home.tap('sign-out');
    await home.until((page) => page.has('sign-in') && !page.page.data.busy);
    expect(sim.modals).toHaveLength(2);
    expect(JSON.stringify(sim.storage.snapshot())).not.toContain('accessToken');
    await home.tap('sign-in');
    await home.until((page) => page.has('sign-out') && !page.page.data.busy);
    await home.tap('sign-out');
    await home.until((page) => page.has('sign-in') && !page.page.data.busy);
    await home.fire('get-phone', 'getphonenumber', await sim.user.tapGetPhoneNumber());
    await home.until((page) => page.has('phone'));
  });

  test('shows what the server says when it refuses the sign-in', async () => {
    launch();
    const home = await app.openHome();
    const detail = await sim.user.tapGetPhoneNumber();
    emulator.wechat.codeToPhone(emulator.state.wechat.miniPrograms[0]?.appId ?? '', detail.code ?? '');
    await home.fire('get-phone', 'getphonenumber', detail);
    await home.until(() => sim.modals.length === 1);
    expect(sim.modals[0]?.content).toMatch(/（\d+）$/);
    await home.until(({ page }) => page.data.busy === false);
    expect(home.has('sign-out')).toBe(true);
  });
});
