import type { Emulator } from '../../emulator';
import { createSimulator, type Simulator } from '../../simulator';
import { useEmulator } from '../support/emulator';
import { Sheet } from './sheet';

let emulator: Emulator;
let sim: Simulator;
let sheet: Sheet;

const agreements = [{ name: '《用户协议》', url: '/pages/terms/terms' }];

useEmulator((started) => {
  emulator = started;
  sim = createSimulator({ emulator });
});

afterEach(() => {
  sheet.close();
  sim.close();
});

function open(properties: { [name: string]: unknown } = { agreements }): void {
  sheet = new Sheet(sim, emulator, { properties });
}

describe('without consent', () => {
  test('nothing is sent, and the question is asked at the tap', async () => {
    open();
    await sheet.tap('choice-wechat');
    await sheet.shows('登录前请阅读并同意');
    expect(sim.requests).toEqual([]);
    await sheet.tap('disagree');
    await sheet.until((shown) => !shown.has('question'));
    expect(sim.requests).toEqual([]);
  });

  test('no code is sent to the number either', async () => {
    open({ agreements, methods: ['sms'] });
    await sheet.until((shown) => shown.has('input-phone'));
    await sheet.type({ phone: '13700002223' });
    await sheet.tap('send');
    await sheet.until((shown) => shown.has('question'));
    expect(sim.requests).toEqual([]);
    await sheet.tap('agree');
    await sheet.shows('60 s');
  });

  test('the phone button is no phone button: the one of the question is', async () => {
    open();
    await sheet.until(() => sim.count('login') === 1);
    expect(sheet.attribute('choice-phone', 'open-type')).toBeUndefined();
    await sheet.tap('choice-phone');
    await sheet.until((shown) => shown.has('agree-phone'));
    expect(sheet.attribute('agree-phone', 'open-type')).toBe('getPhoneNumber');
    await sheet.fire('agree-phone', 'getphonenumber', await sim.user.tapGetPhoneNumber());
    await sheet.event('login');
    expect(sheet.has('question')).toBe(false);
  });
});

describe('consent', () => {
  test('goes on with what waited for it', async () => {
    open();
    await sheet.tap('choice-wechat');
    await sheet.until((shown) => shown.has('agree'));
    await sheet.tap('agree');
    await sheet.event('login');
  });

  test('given before is not asked for again', async () => {
    open();
    await sheet.tap('tick');
    await sheet.until((shown) => shown.attribute('tick', 'aria-checked') === true);
    await sheet.tap('choice-wechat');
    await sheet.event('login');
    expect(sheet.has('question')).toBe(false);
  });

  test('can be taken back before the tap', async () => {
    open();
    await sheet.tap('tick');
    await sheet.tap('tick');
    await sheet.tap('choice-wechat');
    await sheet.until((shown) => shown.has('question'));
  });

  test('is not asked for where nothing has to be agreed to', async () => {
    open({});
    await sheet.shows('微信一键登录');
    expect(sheet.has('tick')).toBe(false);
  });

  test('names agreements that the page shows at a tap', async () => {
    open();
    await sheet.tap('agreement');
    expect(await sheet.event('agreement')).toEqual({
      index: 0,
      name: '《用户协议》',
      url: '/pages/terms/terms',
    });
  });
});

describe('WeChat’s privacy guide', () => {
  beforeEach(() => sim.privacy.reset());

  test('joins the agreements until the user has agreed, and opens at a tap', async () => {
    open({});
    await sheet.shows('《小程序隐私保护指引》');
    await sheet.tap('agreement');
    await sheet.until(() => sim.count('openPrivacyContract') === 1);
    expect(sheet.events).toEqual([]);
    await sheet.tap('choice-wechat');
    await sheet.until((shown) => shown.has('question'));
    expect(sim.requests).toEqual([]);
  });

  test('is agreed to with the same tap as the agreements', async () => {
    open();
    await sheet.shows('《小程序隐私保护指引》');
    expect(sheet.attribute('tick', 'open-type')).toBe('agreePrivacyAuthorization');
    await sheet.tap('tick');
    expect(sheet.attribute('tick', 'aria-checked')).toBe(false);
    sim.privacy.agree();
    await sheet.fire('tick', 'agreeprivacyauthorization', {});
    await sheet.until((shown) => shown.attribute('tick', 'aria-checked') === true);
    await sheet.tap('choice-wechat');
    await sheet.event('login');
  });

  test('is agreed to with the phone button of the question', async () => {
    open();
    await sheet.shows('《小程序隐私保护指引》');
    await sheet.tap('choice-phone');
    await sheet.until((shown) => shown.has('agree-phone'));
    expect(sheet.attribute('agree-phone', 'open-type')).toBe('getPhoneNumber|agreePrivacyAuthorization');
    sim.privacy.agree();
    await sheet.fire('agree-phone', 'agreeprivacyauthorization', {});
    await sheet.fire('agree-phone', 'getphonenumber', await sim.user.tapGetPhoneNumber());
    await sheet.event('login');
  });

  test('that the user has not agreed to leaves the tick empty', async () => {
    open();
    await sheet.shows('《小程序隐私保护指引》');
    await sheet.tap('choice-phone');
    await sheet.until((shown) => shown.has('agree-phone'));
    await sheet.fire('agree-phone', 'getphonenumber', await sim.user.tapGetPhoneNumber());
    await sheet.shows('未授权手机号');
    expect(sheet.attribute('tick', 'aria-checked')).toBe(false);
    expect(sim.requests).toEqual([]);
  });

  test('never takes the place of the app’s own listener', async () => {
    open();
    await sheet.shows('《小程序隐私保护指引》');
    expect(sim.count('onNeedPrivacyAuthorization')).toBe(0);
  });

  test('is left to WeChat below base library 2.32.3', async () => {
    sim.close();
    sim = createSimulator({ emulator, baseLibrary: '2.30.0' });
    open({});
    await sheet.tap('choice-wechat');
    await sheet.event('login');
  });
});
