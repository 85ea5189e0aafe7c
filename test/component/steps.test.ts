import { totp, type Emulator } from '../../emulator';
import { createSimulator, type Simulator } from '../../simulator';
import { useEmulator } from '../support/emulator';
import { Sheet } from './sheet';

let emulator: Emulator;
let sim: Simulator;
let sheet: Sheet;

useEmulator((started) => {
  emulator = started;
  sim = createSimulator({ emulator });
});

afterEach(() => {
  sheet.close();
  sim.close();
});

const code = () => emulator.messages().at(-1)?.code ?? '';
const user = (username: string) => {
  const found = emulator.state.users.find((each) => each.username === username);
  if (!found) throw new Error(`no ${username} in the seed`);
  return found;
};

async function signIn(account: string, password = 'passw0rd'): Promise<void> {
  sheet = new Sheet(sim, emulator, { properties: { methods: ['password', 'wechat'] } });
  await sheet.tap('choice-password');
  await sheet.type({ account, password });
  await sheet.tap('submit');
}

const ready = () => sheet.until((shown) => shown.attribute('submit', 'disabled') === false);

describe('a captcha', () => {
  test('is shown when the server asks for it, anew after each attempt, and sent along', async () => {
    emulator.changeSettings({ captchaAfterFailures: 1, lockAfterFailures: 0 });
    await signIn('zhouzihang', 'wrong');
    await sheet.event('error');
    await ready();
    await sheet.tap('submit');
    await sheet.until((shown) => shown.has('captcha'));
    const first = sheet.attribute('captcha', 'src');
    expect(first).toMatch(/^data:image\/svg\+xml,%3Csvg/);
    await ready();
    await sheet.type({ password: 'passw0rd', captcha: 'nope' });
    await sheet.tap('submit');
    await sheet.until((shown) => shown.attribute('captcha', 'src') !== first);
    await ready();
    const drawn = decodeURIComponent(String(sheet.attribute('captcha', 'src')));
    const text = [...drawn.matchAll(/<text[^>]*>(.)</g)].map(([, letter]) => letter).join('');
    await sheet.type({ captcha: text });
    await sheet.tap('submit');
    expect(await sheet.event('login')).toMatchObject({ user: { username: 'zhouzihang' } });
  });

  test('can be exchanged for another by a tap', async () => {
    emulator.changeSettings({ captchaAfterFailures: 1, lockAfterFailures: 0 });
    user('zhouzihang').failures = 1;
    await signIn('zhouzihang');
    await sheet.until((shown) => shown.has('captcha'));
    await ready();
    const first = sheet.attribute('captcha', 'src');
    await sheet.tap('captcha');
    await sheet.until((shown) => shown.attribute('captcha', 'src') !== first);
  });
});

describe('a second factor', () => {
  test('is a code of the authenticator app', async () => {
    await signIn('chensiyuan');
    await sheet.shows('二次验证');
    expect(sheet.events).toEqual([]);
    const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
    await sheet.type({ code: totp(secret, emulator.clock.now()) });
    await ready();
    await sheet.tap('submit');
    expect(await sheet.event('login')).toMatchObject({ user: { username: 'chensiyuan' } });
  });

  test('is the recovery code of a lost authenticator app', async () => {
    await signIn('chensiyuan');
    await sheet.shows('二次验证');
    await sheet.tap('recovery');
    await sheet.type({ code: 'b8fd5d6c9e0f4a3b2c1d0e9f' });
    await ready();
    await sheet.tap('submit');
    await sheet.event('login');
  });

  test.each([
    ['SMS', 0, '137****2222'],
    ['mail', 1, 'wa****@example.com'],
  ])('is a code by %s, sent to an address that is shown in part', async (_, tab, shownAs) => {
    await signIn('wangruoxi');
    await sheet.shows('二次验证');
    if (tab) await sheet.tap('tab-email');
    await sheet.shows(shownAs);
    await ready();
    await sheet.tap('send');
    await sheet.shows('60 s');
    await sheet.type({ code: code() });
    await ready();
    await sheet.tap('submit');
    expect(await sheet.event('login')).toMatchObject({ user: { username: 'wangruoxi' } });
  });

  test('that is wrong can be typed again', async () => {
    await signIn('chensiyuan');
    await sheet.shows('二次验证');
    await ready();
    await sheet.type({ code: '000000' });
    await sheet.tap('submit');
    await sheet.event('error');
    await ready();
    await sheet.type({ code: totp('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', emulator.clock.now()) });
    await sheet.tap('submit');
    await sheet.event('login');
  });

  test('that the account does not have is said', async () => {
    Object.assign(user('zhangmin'), { resetPasswordOnNextLogin: false, mfaEnabled: true });
    await signIn('zhangmin');
    await sheet.shows('没有可用的验证方式');
  });
});

describe('a new password', () => {
  test('is set at a first sign-in, encrypted, and signs in', async () => {
    await signIn('zhangmin');
    await sheet.shows('首次登录，请设置新密码');
    await ready();
    await sheet.type({ 'new-password': 'weak' });
    await sheet.tap('submit');
    await sheet.shows('密码强度不足');
    await ready();
    await sheet.type({ 'new-password': 'stronger1' });
    await sheet.tap('submit');
    expect(await sheet.event('login')).toMatchObject({ user: { username: 'zhangmin' } });
    const reset = sim.requests.find(({ path }) => path.endsWith('reset-by-first-login-token'));
    expect(JSON.stringify(reset?.data)).not.toContain('stronger1');
  });

  test('is set by a code when the old one has expired', async () => {
    Object.assign(user('sunyi'), { email: 'sunyi@example.com' });
    await signIn('sunyi@example.com');
    await sheet.shows('密码已过期，请重置');
    await ready();
    await sheet.tap('send');
    await sheet.shows('60 s');
    await sheet.type({ code: code(), 'new-password': 'stronger1' });
    await ready();
    await sheet.tap('submit');
    expect(await sheet.event('login')).toMatchObject({ user: { username: 'sunyi' } });
  });

  test('is set by a code for a user who has forgotten it', async () => {
    await signIn('zhouzihang', 'wrong');
    await sheet.event('error');
    await ready();
    await sheet.tap('forgot');
    await sheet.type({ account: '13900001111' });
    await sheet.tap('send');
    await sheet.shows('60 s');
    await sheet.type({ code: code(), 'new-password': 'stronger1' });
    await ready();
    await sheet.tap('submit');
    expect(await sheet.event('login')).toMatchObject({ user: { username: 'zhouzihang' } });
  });

  test('that a sign-in with a code asked for is followed by another sign-in', async () => {
    Object.assign(user('zhangmin'), { email: 'zhangmin@example.com' });
    sheet = new Sheet(sim, emulator, { properties: { methods: ['email', 'wechat'] } });
    await sheet.tap('choice-email');
    await sheet.type({ email: 'zhangmin@example.com' });
    await sheet.tap('send');
    await sheet.shows('60 s');
    await sheet.type({ code: code() });
    await ready();
    await sheet.tap('submit');
    await sheet.shows('首次登录，请设置新密码');
    await ready();
    await sheet.type({ 'new-password': 'stronger1' });
    await sheet.tap('submit');
    await sheet.shows('密码已设置，请重新登录');
    expect(sheet.buttons).toContain('微信一键登录');
  });
});

describe('the profile of a new user', () => {
  const picture = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(500, 1)]);

  async function signInAsNew(): Promise<void> {
    sheet = new Sheet(sim, emulator, { properties: { profile: true } });
    await sheet.tap('choice-wechat');
    await sheet.shows('完善资料');
    await sheet.until((shown) => shown.attribute('save', 'disabled') === false);
  }

  test('is asked for, saved, and part of the user that the page gets', async () => {
    await signInAsNew();
    expect(sheet.events).toEqual([]);
    await sheet.fire('avatar', 'chooseavatar', sim.user.chooseAvatar(picture));
    await sheet.until((shown) => shown.has('avatar-image'));
    await sheet.fire('profile-form', 'submit', { value: { nickname: ' 小明 ' } });
    const { user: saved } = (await sheet.event('login')) as { user: { nickname: string; photo: string } };
    expect(saved.nickname).toBe('小明');
    expect(saved.photo).toMatch(/^http/);
  });

  test.each(['skip', 'close'])('can be left out (%s): the user is signed in all the same', async (way) => {
    await signInAsNew();
    sim.clearRecords();
    await sheet.tap(way);
    await sheet.event('login');
    expect(sim.requests).toEqual([]);
  });

  test('is not asked for again', async () => {
    await signInAsNew();
    await sheet.fire('profile-form', 'submit', { value: { nickname: '小明' } });
    await sheet.event('login');
    sheet.close();
    sheet = new Sheet(sim, emulator, { properties: { profile: true } });
    await sheet.tap('choice-wechat');
    expect(await sheet.event('login')).toMatchObject({ user: { nickname: '小明' } });
  });

  test('can be tried again when it could not be saved', async () => {
    await signInAsNew();
    sim.network.offline();
    await sheet.fire('profile-form', 'submit', { value: { nickname: '小明' } });
    await sheet.until((shown) => shown.has('notice-retry') && shown.attribute('save', 'disabled') === false);
    sim.network.online();
    await sheet.tap('notice-retry');
    expect(await sheet.event('login')).toMatchObject({ user: { nickname: '小明' } });
  });
});
