import type { Emulator } from '../../emulator';
import { createSimulator, type Simulator } from '../../simulator';
import { useEmulator } from '../support/emulator';
import { Sheet, type SheetOptions } from './sheet';

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

function open(properties: SheetOptions['properties'], globals: SheetOptions['globals'] = {}): void {
  sheet = new Sheet(sim, emulator, { properties, globals });
}

const options = (more: object) => ({
  appId: 'GEN_AUTH_APP_ID',
  host: emulator.url,
  extIdpConnidentifier: 'my-wxapp',
  ...more,
});

describe('the options of the client', () => {
  test.each(['rsa', 'sm2'])('encrypt passwords with %s by its name', async (encrypt) => {
    open({ options: options({ encrypt }), methods: ['password'] });
    await sheet.type({ account: 'zhouzihang', password: 'passw0rd' });
    await sheet.tap('submit');
    await sheet.event('login');
    const sent = sim.requests.find(({ path }) => path === '/api/v3/signin');
    expect(sent?.data).toMatchObject({ options: { passwordEncryptType: encrypt } });
    expect(JSON.stringify(sent?.data)).not.toContain('passw0rd');
  });

  test('that are wrong are told to the page, and the user sees no word of them', async () => {
    open({ options: { host: emulator.url } });
    await sheet.tap('choice-wechat');
    await sheet.shows('暂时无法登录');
    expect(sheet.events).toMatchObject([
      ['error', { kind: 'config', message: expect.stringContaining('appId') }],
    ]);
  });

  test('hold for the next sign-in when the page changes them', async () => {
    open({ options: options({ lang: 'zh-CN' }) });
    await sheet.shows('微信一键登录');
    sheet.set({ options: options({ lang: 'en-US' }) });
    await sheet.shows('Sign in with WeChat');
    emulator.failNext('signInByMobile', {
      body: { statusCode: 403, apiCode: 2004, message: 'No such user' },
    });
    await sheet.tap('choice-wechat');
    await sheet.event('error');
    expect(sim.requests[0]?.header).toMatchObject({ 'x-authing-lang': 'en-US' });
  });
});

describe('the page', () => {
  test('may change methods and agreements while the sheet is open', async () => {
    open({ methods: ['wechat'] });
    sheet.set({ methods: ['phone', 'wechat'], agreements: [{ name: '《用户协议》' }] });
    await sheet.shows('《用户协议》');
    expect(sheet.buttons).toEqual(['手机号快捷登录', '微信一键登录']);
    await sheet.tap('choice-wechat');
    await sheet.until((shown) => shown.has('question'));
  });

  test('may change methods without losing the consent that was given', async () => {
    const agreements = [{ name: '《用户协议》' }];
    open({ agreements });
    await sheet.tap('tick');
    sheet.set({ methods: ['wechat'] });
    await sheet.until(({ buttons }) => !buttons.includes('手机号快捷登录'));
    await sheet.tap('choice-wechat');
    await sheet.event('login');
  });

  test('may have the sheet as a part of itself, without a close button', async () => {
    open({ layout: 'page', heading: '欢迎' });
    await sheet.shows('欢迎');
    expect([sheet.has('close'), sheet.has('mask')]).toEqual([false, false]);
  });

  test('that takes the sheet away during a sign-in gets no event, and the user is signed in', async () => {
    open({});
    const held = emulator.hold('getProfile');
    await sheet.tap('choice-wechat');
    await held.arrived;
    sheet.close();
    held.release();
    await sheet.until(() => JSON.stringify(sim.storage.snapshot()).includes('"userId'));
    expect(sheet.events).toEqual([]);
  });
});

describe('the countdown', () => {
  test('runs for a minute, lets another code be sent then, and stops with the sheet', async () => {
    let tick = () => {};
    let stopped = 0;
    const globals = {
      setInterval: (run: () => void) => {
        tick = run;
        return 1;
      },
      clearInterval: () => void (stopped += 1),
    };
    open({ methods: ['sms'] }, globals);
    await sheet.type({ phone: '13700002223' });
    await sheet.tap('send');
    await sheet.shows('60 s');
    for (let second = 0; second < 60; second += 1) tick();
    await sheet.shows('获取验证码');
    expect(stopped).toBe(1);
    emulator.clock.advance(61_000);
    await sheet.tap('send');
    await sheet.shows('60 s');
    expect(emulator.messages()).toHaveLength(2);
    sheet.close();
    expect(stopped).toBe(2);
  });
});
