// The preview itself: tab bar, themes, languages, mistakes in a project, reload after a change, panels and switches.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { equal, ok, test } from './harness.mjs';

test('tab bar: pages stay, badges, subpackages, custom navigation, TypeScript', async (bench) => {
  const phone = await bench.open(bench.copy('tabs'));
  await phone.sees('.panel', 'first 1 light');
  await phone.tap('.badge');
  await phone.page.locator('.tab-badge', { hasText: '3' }).waitFor();
  await phone.tap('.to-second');
  await phone.sees('.panel', 'second');
  equal(await phone.page.locator('.tab[aria-current=page]').innerText(), 'Second\n3');
  await phone.page.locator('.tab', { hasText: 'First' }).click();
  await phone.sees('.panel', 'first 2 light');
  await phone.tap('.to-detail');
  await phone.sees('.panel', 'detail');
  ok(await phone.page.locator('.tabs').isHidden(), 'no tab bar on a page that is not in it');
  await phone.back();
  await phone.tap('.to-custom');
  await phone.sees('.panel', 'custom, 812 high');
  ok(await phone.page.locator('.navigation').isHidden(), 'no bar above a page with its own');
});

test('the theme of the phone reaches style sheets, bars and the app', async (bench) => {
  const phone = await bench.open(bench.copy('tabs'));
  await phone.sees('.panel', 'first 1 light');
  equal(await phone.style('.panel', 'background-color'), 'rgb(255, 255, 255)');
  await phone.page.locator('[data-action=theme]').click();
  await phone.sees('.panel', 'first 1 dark');
  equal(await phone.style('.panel', 'background-color'), 'rgb(30, 30, 30)');
  const bar = phone.page.locator('.navigation');
  equal(await bar.evaluate((element) => getComputedStyle(element).backgroundColor), 'rgb(17, 17, 17)');
  equal(await phone.page.locator('html').getAttribute('data-theme'), 'dark');
});

test('the language of the preview changes, and is kept', async (bench) => {
  const phone = await bench.open(bench.copy('tabs'), { language: 'zh' });
  await phone.page.locator('[data-panel=requests]', { hasText: '请求' }).waitFor();
  await phone.page.locator('[data-action=language]').click();
  await phone.page.locator('[data-panel=requests]', { hasText: 'Requests' }).waitFor();
  await phone.page.reload();
  await phone.page.locator('[data-panel=requests]', { hasText: 'Requests' }).waitFor();
});

test('mistakes in a project are shown with file and line', async (bench) => {
  const phone = await bench.open(bench.copy('broken'));
  const list = phone.page.locator('.problems li');
  await list.first().waitFor();
  const lines = await list.allInnerTexts();
  const found = (place, text) =>
    ok(
      lines.some((line) => line.startsWith(place) && line.includes(text)),
      `${place} ${text} in ${lines.join(' | ')}`,
    );
  found('pages/index.wxml:2:', 'missing end tag');
  found('pages/index.wxml:4:', 'unexpected character');
  found('pages/index.wxss:1:', 'Unclosed block');
  found('pages/index.json', '"lost": there is no component ./lost');
  found('app.json', 'there is no pages/gone.wxml');
});

test('a change of a file loads the mini program again, and a repaired mistake goes away', async (bench) => {
  const project = bench.copy('tabs');
  const phone = await bench.open(project);
  await phone.sees('.panel', 'first 1 light');
  const file = join(project, 'miniprogram/pages/first.wxml');
  writeFileSync(file, '<view class="panel">changed</view>');
  await phone.sees('.panel', 'changed');
  writeFileSync(file, '<view class="panel">broken');
  await phone.page.locator('.problems').waitFor();
  writeFileSync(file, '<view class="panel">mended</view>');
  await phone.sees('.panel', 'mended');
  equal(await phone.page.locator('.problems').count(), 0, 'overlays');
});

test('panel: a request shows what was sent and answered, with secrets masked', async (bench) => {
  const phone = await bench.session();
  await phone.sees('.name', 'nameless');
  await phone.page.locator('.request', { hasText: '/api/v3/signin-by-mobile' }).click();
  const details = phone.page.locator('.details');
  await details.waitFor();
  const text = await details.innerText();
  ok(text.includes('"extIdpConnidentifier": "my-wxapp"'), 'the body that was sent');
  ok(text.includes('"referer": "https://servicewechat.com/'), 'the headers that a phone sends');
  const { requests } = bench.emulator;
  const sent = requests.find(({ path }) => path === '/api/v3/signin-by-mobile');
  const { code } = sent.body.wechatMiniProgramCodePayload;
  ok(!text.includes(code), 'the code is masked');
  ok(!/eyJ[\w-]{20}/.test(text), 'tokens are masked');
  ok(!('origin' in sent.headers), 'no origin header: a phone sends none');
});

test('panel: codes that were sent', async (bench) => {
  const phone = await bench.session();
  await phone.sees('.name', 'nameless');
  await fetch(`${bench.emulator.url}/api/v3/send-sms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-authing-app-id': 'GEN_AUTH_APP_ID' },
    body: JSON.stringify({ phoneNumber: '13800001111', channel: 'CHANNEL_LOGIN' }),
  });
  await phone.panelShows('codes', '13800001111');
  const [message] = bench.emulator.messages();
  await phone.panelShows('codes', message.code);
});

test('switch: offline', async (bench) => {
  const phone = await bench.session();
  await phone.sees('.name', 'nameless');
  await phone.turn('offline');
  await phone.tap('.rename');
  await phone.sees('.failure', 'network');
  await phone.panelShows('requests', '✕');
  await phone.turn('offline');
  await phone.tap('.rename');
  await phone.sees('.name', 'Renamed');
});

test('switch: slow', async (bench) => {
  const phone = await bench.session();
  await phone.sees('.name', 'nameless');
  await phone.turn('slow');
  await phone.tap('.rename');
  await phone.panelShows('requests', 'pending');
  await phone.sees('.name', 'Renamed');
  const [ms] = (await phone.page.locator('.ms').allInnerTexts()).map((text) => parseInt(text, 10));
  ok(ms >= 2000, `the request took ${ms} ms`);
});

test('switch: fail the next request', async (bench) => {
  const phone = await bench.session();
  await phone.sees('.name', 'nameless');
  await phone.turn('failNext');
  await phone.page.locator('.notice[data-shown]').waitFor();
  await phone.tap('.rename');
  await phone.sees('.failure', '500');
  await phone.panelShows('requests', '500');
});

test('switch: an expired access token is renewed', async (bench) => {
  const phone = await bench.session();
  await phone.sees('.name', 'nameless');
  await phone.turn('expire');
  await phone.page.locator('.notice[data-shown]').waitFor();
  await phone.tap('.rename');
  await phone.sees('.name', 'Renamed');
  await phone.panelShows('requests', '/oidc/token');
});

test('switch: a session that was revoked ends', async (bench) => {
  const phone = await bench.session();
  await phone.sees('.name', 'nameless');
  await phone.turn('revoke');
  await phone.page.locator('.notice[data-shown]').waitFor();
  await phone.tap('.rename');
  await phone.sees('.failure', 'session');
  await phone.sees('.state', 'signedOut');
  await phone.panelShows('session', 'Nobody is signed in');
});

test('switch: another WeChat user has another storage', async (bench) => {
  const phone = await bench.session();
  await phone.sees('.name', 'nameless');
  await phone.turn('otherUser');
  await phone.sees('.name', '子航');
  await phone.panelShows('session', '周子航');
  await phone.turn('otherUser');
  await phone.sees('.name', 'nameless');
});

test('switch: the privacy guide is refused, and asked for again', async (bench) => {
  const phone = await bench.session();
  await phone.sees('.name', 'nameless');
  await phone.turn('privacyRefused');
  await phone.tap('.get-phone');
  await phone.sees('.failure', 'getPhoneNumber:fail privacy permission is not authorized 104');
  await phone.turn('privacyRefused');
  await phone.tap('.get-phone');
  await phone.answer('agree');
  await phone.answer('allow');
  await phone.sees('.phone', '18812345678');
  await phone.turn('resetPrivacy');
  await phone.tap('.get-phone');
  await phone.answer('refuse');
});

test('relaunch: the stored session is used and nothing is sent', async (bench) => {
  const phone = await bench.session();
  await phone.sees('.name', 'nameless');
  await phone.page.locator('.panel-bar button').click();
  await phone.relaunch();
  await phone.sees('.state', 'ready');
  await phone.panelShows('requests', 'No request yet.');
  await phone.tap('.sign-out');
  await phone.sees('.state', 'signedOut');
});

test('switch: the quota of phone numbers is used up', async (bench) => {
  const project = bench.copy('components');
  const phone = await bench.open(project);
  await phone.title('Start');
  await phone.visit('button');
  await phone.turn('quota');
  await phone.tap('.combined');
  await phone.notes('phone getPhoneNumber:fail jsapi has no quota or trial 1400001 undefined undefined');
});

test('a project that vanishes is reported, and files outside the page are not served', async (bench) => {
  const project = bench.copy('tabs');
  const phone = await bench.open(project);
  await phone.sees('.panel', 'first 1 light');
  rmSync(join(project, 'miniprogram'), { recursive: true });
  const url = new URL(phone.page.url());
  const bundle = await (await fetch(`${url.origin}/preview/bundle.json`)).json();
  equal(bundle.problems[0], { file: 'app.json', message: '"pages" lists no page' });
  const outside = await fetch(`${url.origin}/..%2f..%2fetc/passwd`);
  equal(outside.status, 404);
});
