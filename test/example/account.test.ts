import type { Emulator } from '../../emulator';
import { createSimulator, type Simulator } from '../../simulator';
import { useEmulator } from '../support/emulator';
import { ExampleApp } from './app';
import type { RenderedPage } from './rendered';

let emulator: Emulator;
let sim: Simulator;
let app: ExampleApp;
let home: RenderedPage;

useEmulator(async (started) => {
  emulator = started;
  sim = createSimulator({ emulator });
  app = new ExampleApp(sim, emulator);
  home = await app.signIn();
  sim.clearRecords();
});

afterEach(() => {
  app.close();
  sim.close();
});

const code = () => emulator.messages().at(-1)?.code ?? '';
const me = () => emulator.state.users.find(({ userId }) => userId === currentId());
const currentId = () => {
  const record = JSON.stringify(sim.storage.snapshot());
  return emulator.state.users.map(({ userId }) => userId).find((id) => record.includes(id));
};
const idle = (page: RenderedPage) => page.until(({ page: { data } }) => data.busy === false);

describe('the account page', () => {
  test('shows what is bound, and the linked identities', async () => {
    const account = await app.openReady('account');
    expect(account.text).toMatch(/手机号.*未绑定.*邮箱.*未绑定.*登录密码.*未设置.*wechat/s);
  });

  test('binds the phone number of WeChat', async () => {
    const account = await app.openReady('account');
    await account.fire('wechat-phone', 'getphonenumber', await sim.user.tapGetPhoneNumber());
    await account.shows('188****5678');
    expect(me()?.phone).toBe('18812345678');
  });

  test('says so when the number belongs to another account', async () => {
    const owner = emulator.state.users.find(({ username }) => username === 'chensiyuan');
    Object.assign(owner ?? {}, { phone: '18812345678', phoneCountryCode: '+86' });
    const account = await app.openReady('account');
    await account.fire('wechat-phone', 'getphonenumber', await sim.user.tapGetPhoneNumber());
    await account.until(() => sim.screen.toasts.length === 1);
    expect(sim.screen.toasts).toMatchObject([{ title: '该手机号已被其他账号使用' }]);
  });

  test('offers another try when it cannot be read', async () => {
    sim.network.offline();
    const account = app.open('account');
    await account.until((page) => page.has('retry'));
    sim.network.online();
    await account.tap('retry');
    await account.shows('手机号');
  });
});

describe('a phone or an address', () => {
  test.each([
    ['phone', '13700002223', '137****2223'],
    ['email', 'me@example.com', 'me****@example.com'],
  ])('(%s) is bound by a code, and unbound by another', async (type, address, shown) => {
    const bind = app.open('contact', { type });
    await bind.fire('address', 'input', { value: address });
    await bind.tap('send');
    await bind.shows('60 s');
    await bind.fire('code', 'input', { value: code() });
    await idle(bind);
    await bind.tap('submit');
    await bind.until(() => sim.count('navigateBack') === 1);
    expect(me()?.[type as 'phone' | 'email']).toBe(address);

    const unbind = app.open('contact', { type });
    expect(unbind.text).toContain(shown);
    emulator.clock.advance(61_000);
    await unbind.tap('send');
    await unbind.shows('60 s');
    await unbind.fire('code', 'input', { value: code() });
    await idle(unbind);
    await unbind.tap('submit');
    await unbind.until(() => sim.count('navigateBack') === 2);
    expect(me()?.[type as 'phone' | 'email'] ?? null).toBeNull();
  });

  test('is not bound by a wrong code', async () => {
    const bind = app.open('contact', { type: 'phone' });
    await bind.fire('address', 'input', { value: '13700002223' });
    await bind.fire('code', 'input', { value: '000000' });
    await bind.tap('submit');
    await bind.until(() => sim.screen.toasts.length === 1);
    expect(sim.count('navigateBack')).toBe(0);
  });

  test('needs an address before a code is sent', async () => {
    const bind = app.open('contact', { type: 'email' });
    await bind.tap('send');
    expect(sim.screen.toasts).toMatchObject([{ title: '请输入邮箱' }]);
    expect(sim.requests).toEqual([]);
  });
});

describe('the password', () => {
  test('is set without an old one by an account that has none, then changed with it', async () => {
    const first = app.open('password');
    await first.submit('form', { oldPassword: '', newPassword: 'stronger1' });
    await first.until(() => sim.count('navigateBack') === 1);
    const second = app.open('password');
    await second.submit('form', { oldPassword: 'wrong1234', newPassword: 'stronger2' });
    await second.until(() => sim.screen.toasts.some(({ icon }) => icon === 'none'));
    await idle(second);
    await second.submit('form', { oldPassword: 'stronger1', newPassword: 'stronger2' });
    await second.until(() => sim.count('navigateBack') === 2);
  });

  test('that is weak is not sent', async () => {
    const page = app.open('password');
    await page.submit('form', { oldPassword: '', newPassword: 'weak' });
    await page.until(() => sim.screen.toasts.length === 1);
    expect(sim.requests).toEqual([]);
  });
});

describe('devices and history', () => {
  test('show this sign-in, and sign a device out', async () => {
    const activity = await app.openReady('activity');
    expect(activity.text).toMatch(/微信小程序.*在线.*登录记录.*wechat_mini_program_code.*成功/s);
    await activity.tap('sign-out-device');
    await activity.until(() => sim.requests.some(({ path }) => path === '/api/v3/mydevices/revoke-session'));
  });
});

describe('deleting the account', () => {
  test('needs something that proves who asks', async () => {
    const page = await app.openReady('delete');
    expect(page.text).toContain('请先绑定手机号、邮箱或设置密码');
  });

  test('takes a code, asks once more, and ends the session for good', async () => {
    const id = currentId();
    Object.assign(me() ?? {}, { phone: '13700002223', phoneCountryCode: '+86' });
    // The next answer about the profile tells the phone.
    const profile = await app.openReady('profile');
    await profile.submit('form', { nickname: '小明', city: '' });
    await profile.until(() => sim.count('navigateBack') === 1);
    const page = await app.openReady('delete');
    await idle(page);
    await page.tap('send');
    await page.shows('60 s');
    await idle(page);
    await page.submit('form', { proof: code() });
    await page.until(() => sim.count('reLaunch') === 1);
    expect(sim.modals).toMatchObject([{ title: '确定注销账号？', confirmText: '注销' }]);
    expect(emulator.state.users.some(({ userId }) => userId === id)).toBe(false);
    await home.until((shown) => shown.has('sign-in'));
    app.close();
    sim = sim.relaunch();
    app = new ExampleApp(sim, emulator);
    expect((await app.openHome()).has('sign-in')).toBe(true);
    expect(sim.requests).toEqual([]);
  });

  test('does nothing when the user thinks again', async () => {
    const first = app.open('password');
    await first.submit('form', { oldPassword: '', newPassword: 'stronger1' });
    await first.until(() => sim.count('navigateBack') === 1);
    const page = await app.openReady('delete');
    sim.clearRecords();
    sim.screen.cancelModal();
    await page.submit('form', { proof: 'stronger1' });
    await page.until(() => sim.modals.length === 1);
    expect(sim.requests).toEqual([]);
    await page.submit('form', { proof: 'stronger1' });
    await page.until(() => sim.count('reLaunch') === 1);
  });
});
