import type { Emulator } from '../../emulator';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../simulator';
import { useEmulator } from '../support/emulator';
import { Sheet, type SheetOptions } from './sheet';

let emulator: Emulator;
let sim: Simulator;
let sheet: Sheet;

useEmulator((started) => {
  emulator = started;
});

afterEach(() => {
  sheet.close();
  sim.close();
});

function open(properties: SheetOptions['properties'] = {}, phone: SimulatorOptions = {}): void {
  sim = createSimulator({ emulator, ...phone });
  sheet = new Sheet(sim, emulator, { properties });
}

const paths = () => sim.requests.map(({ path }) => path);
const code = () => emulator.messages().at(-1)?.code ?? '';
const everything = ['wechat', 'phone', 'sms', 'email', 'password'];

describe('the methods', () => {
  test('stand in the order that the page asks for', async () => {
    open({ methods: ['phone', 'password', 'wechat'] });
    await sheet.shows('手机号快捷登录');
    expect(sheet.buttons).toEqual(['手机号快捷登录', '账号密码登录', '微信一键登录']);
  });

  test.each([
    ['en-US', 'Sign in with WeChat'],
    ['zh-TW', '微信一鍵登入'],
    ['ja-JP', 'WeChat でログイン'],
  ])('speak %s', async (lang, label) => {
    open({
      options: { appId: 'GEN_AUTH_APP_ID', host: emulator.url, extIdpConnidentifier: 'my-wxapp', lang },
    });
    await sheet.shows(label);
  });

  test('leave out the phone button of the WeChat account below base library 2.21.2', async () => {
    open({ methods: everything, phoneAccount: 'wechat' }, { baseLibrary: '2.20.0' });
    await sheet.shows('微信一键登录');
    expect(sheet.text).not.toContain('手机号快捷登录');
  });

  test('show the form at once when there is only one', async () => {
    open({ methods: ['sms'] });
    await sheet.until(({ has }) => has.call(sheet, 'input-phone'));
    expect(sheet.has('back')).toBe(false);
  });
});

describe('WeChat', () => {
  test('signs in with one tap, and the app shares the session', async () => {
    open();
    await sheet.tap('choice-wechat');
    const { user } = (await sheet.event('login')) as { user: { id: string } };
    expect(emulator.state.users.some(({ userId }) => userId === user.id)).toBe(true);
    expect(paths()).toEqual(['/api/v3/signin-by-mobile', '/api/v3/get-profile']);
    expect(JSON.stringify(sim.storage.snapshot())).toContain(user.id);
  });

  test('offers another try when the phone is offline', async () => {
    open();
    sim.network.offline();
    await sheet.tap('choice-wechat');
    await sheet.until((shown) => shown.has('notice-retry'));
    expect(sheet.events.map(([name]) => name)).toEqual(['error']);
    sim.network.online();
    await sheet.until((shown) => shown.attribute('choice-wechat', 'disabled') === false);
    await sheet.tap('notice-retry');
    await sheet.event('login');
    expect(sheet.has('notice')).toBe(false);
  });

  test('does not sign in twice when only the profile was lost', async () => {
    open();
    emulator.failNext('getProfile', { drop: 'before' });
    await sheet.tap('choice-wechat');
    await sheet.until((shown) => shown.has('notice-retry') && !shown.attribute('choice-wechat', 'disabled'));
    await sheet.tap('notice-retry');
    await sheet.event('login');
    expect(paths().filter((path) => path === '/api/v3/signin-by-mobile')).toHaveLength(1);
  });

  test('keeps the developer’s mistakes from the user, and hands them to the page', async () => {
    open({ options: { appId: 'GEN_AUTH_APP_ID', host: emulator.url } });
    await sheet.tap('choice-wechat');
    await sheet.shows('暂时无法登录');
    expect(sheet.events).toMatchObject([['error', { kind: 'config', code: -4 }]]);
    expect(String(sheet.events[0]?.[1].message)).toContain('extIdpConnidentifier');
    expect(sheet.text).not.toContain('extIdpConnidentifier');
  });

  test('is tapped once, however often the finger comes down', async () => {
    open();
    const held = emulator.hold('signInByMobile');
    await sheet.tap('choice-wechat');
    await expect(sheet.tap('choice-wechat')).rejects.toThrow('disabled');
    held.release();
    await sheet.event('login');
  });
});

describe('the phone button', () => {
  test('signs in the owner of the number, as the product page says', async () => {
    sim = createSimulator({ emulator, wechatUser: 'o1p9H4wAgb9uTqpxG5Z1g0pIr3FE' });
    const owner = emulator.state.users.find(({ username }) => username === 'chensiyuan');
    if (owner) Object.assign(owner, { phone: '18812345678', phoneCountryCode: '+86', mfaEnabled: false });
    sheet = new Sheet(sim, emulator);
    await sheet.until(() => sim.count('login') === 1);
    await sheet.fire('choice-phone', 'getphonenumber', await sim.user.tapGetPhoneNumber());
    const { user } = (await sheet.event('login')) as { user: { id: string } };
    expect(user.id).toBe(owner?.userId);
    expect(sim.requests[0]?.data).toMatchObject({ connection: 'wechat_mini_program_phone' });
  });

  test('signs in the WeChat account when the page says so', async () => {
    open({ phoneAccount: 'wechat' });
    await sheet.shows('手机号快捷登录');
    await sheet.fire('choice-phone', 'getphonenumber', await sim.user.tapGetPhoneNumber());
    await sheet.event('login');
    expect(sim.requests[0]?.data).toMatchObject({ connection: 'wechat_mini_program_code_and_phone' });
  });

  test('says what to do when the user refuses, and sends nothing', async () => {
    open();
    await sheet.until(() => sim.count('login') === 1);
    sim.user.refuse();
    await sheet.fire('choice-phone', 'getphonenumber', await sim.user.tapGetPhoneNumber());
    await sheet.shows('未授权手机号，可以换一种方式登录');
    expect(sim.requests).toEqual([]);
    expect(sheet.events).toEqual([]);
  });

  test('goes away when the mini program has no numbers left, and the page hears of it', async () => {
    open();
    await sheet.shows('手机号快捷登录');
    const detail = { errMsg: 'getPhoneNumber:fail jsapi has no permission', errno: 1400001 };
    await sheet.fire('choice-phone', 'getphonenumber', detail);
    await sheet.shows('手机号快捷登录暂不可用');
    expect(sheet.buttons).toEqual(['微信一键登录']);
    expect(sheet.events).toMatchObject([['error', { code: 1400001 }]]);
  });

  test('asks for another tap when no code was ready before it', async () => {
    open();
    sim.network.hang();
    await sheet.fire('choice-phone', 'getphonenumber', {
      errMsg: 'getPhoneNumber:ok',
      iv: 'iv',
      encryptedData: 'data',
    });
    await sheet.until((shown) => shown.has('notice'));
    expect(sim.requests).toEqual([]);
  });
});

describe('forms', () => {
  test('sign in with a code by SMS, counting down until the next', async () => {
    open({ methods: everything });
    await sheet.tap('choice-sms');
    await sheet.type({ phone: '13700002223' });
    await sheet.tap('send');
    await sheet.shows('60 s');
    expect(sim.requests[0]?.data).toMatchObject({ channel: 'CHANNEL_LOGIN', phoneNumber: '13700002223' });
    await sheet.tap('send');
    expect(sim.requests).toHaveLength(1);
    await sheet.type({ code: code() });
    await sheet.tap('submit');
    expect(await sheet.event('login')).toMatchObject({ user: { phone: '13700002223' } });
  });

  test('send the dialling code that the user chooses', async () => {
    open({ methods: ['sms'], countryCodes: ['+86', '+852'] });
    await sheet.until((shown) => shown.has('country'));
    await sheet.fire('country', 'change', { value: '1' });
    await sheet.type({ phone: '51234567' });
    await sheet.tap('send');
    await sheet.shows('60 s');
    expect(sim.requests[0]?.data).toMatchObject({ phoneCountryCode: '+852' });
  });

  test('count down as well when the last code is not a minute old', async () => {
    open({ methods: ['email'] });
    await sheet.until((shown) => shown.has('input-email'));
    await sheet.type({ email: 'a@example.com' });
    await sheet.tap('send');
    await sheet.shows('60 s');
    sheet.close();
    sheet = new Sheet(sim, emulator, { properties: { methods: ['email'] } });
    await sheet.until((shown) => shown.has('input-email'));
    await sheet.type({ email: 'a@example.com' });
    await sheet.tap('send');
    await sheet.shows('60 s');
    expect(sheet.events).toMatchObject([['error', { code: 2080 }]]);
  });

  test('sign in with a code by mail', async () => {
    open({ methods: ['email', 'wechat'] });
    await sheet.tap('choice-email');
    await sheet.type({ email: 'zhouzihang@example.com' });
    await sheet.tap('send');
    await sheet.shows('验证码已发送');
    await sheet.type({ code: code() });
    await sheet.until((shown) => shown.attribute('submit', 'disabled') === false);
    await sheet.tap('submit');
    expect(await sheet.event('login')).toMatchObject({ user: { username: 'zhouzihang' } });
  });

  test.each([
    ['sms', { phone: '12' }, '请填写正确的手机号'],
    ['email', { email: 'zhouzihang' }, '请填写正确的邮箱'],
    ['password', { account: 'zhouzihang' }, '请填写完整'],
  ])('of %s with something wrong are not sent', async (name, values, text) => {
    open({ methods: everything });
    await sheet.tap(`choice-${name}`);
    await sheet.type(values);
    await sheet.tap('submit');
    await sheet.shows(text);
    expect(sim.requests).toEqual([]);
  });

  test('take blanks off an account, and leave them in a password', async () => {
    emulator.seed({ users: [{ username: 'spaced', password: ' pass word1 ' }] });
    open({ methods: ['password'] });
    await sheet.type({ account: ' spaced ', password: ' pass word1 ' });
    await sheet.tap('submit');
    expect(await sheet.event('login')).toMatchObject({ user: { username: 'spaced' } });
  });

  test('show why the server refuses, and forget the code when the user goes back', async () => {
    open({ methods: everything });
    await sheet.tap('choice-sms');
    await sheet.type({ phone: '13700002223', code: '123456' });
    await sheet.tap('back');
    await sheet.tap('choice-sms');
    expect(sheet.attribute('input-code', 'value')).toBe('');
    expect(sheet.attribute('input-phone', 'value')).toBe('13700002223');
    await sheet.tap('back');
    await sheet.tap('choice-password');
    await sheet.type({ account: 'zhouzihang', password: 'wrong' });
    await sheet.tap('submit');
    const { code: refused, message } = (await sheet.event('error')) as { code: number; message: string };
    expect(refused).toBe(2333);
    await sheet.shows(message);
    await sheet.until((shown) => shown.attribute('submit', 'disabled') === false);
    await sheet.tap('back');
    await sheet.shows('微信一键登录');
    expect(sheet.has('notice')).toBe(false);
  });
});

describe('the sheet', () => {
  test('says when the user closes it', async () => {
    open();
    await sheet.tap('close');
    await sheet.event('cancel');
  });

  test('runs on an engine of 2015', async () => {
    sim = createSimulator({ emulator, baseLibrary: '2.21.2' });
    sheet = new Sheet(sim, emulator, { withoutBuiltinsAfter: 'ES2015' });
    await sheet.tap('choice-wechat');
    await sheet.event('login');
  });
});
