import { JSDOM, VirtualConsole } from 'jsdom';
import type { Emulator } from '../../../emulator';
import { defaultSettings } from '../../../emulator/settings';
import { useEmulator } from '../../support/emulator';
import { Client, zihang } from './http';

let emulator: Emulator;
let client: Client;
let open: JSDOM[] = [];
let pending = 0;

useEmulator((started) => {
  emulator = started;
  client = new Client(emulator);
});

afterEach(async () => {
  // A page that is closed while an answer is on its way would go on without its document.
  await until(() => pending === 0);
  await new Promise((resolve) => setImmediate(resolve));
  for (const page of open) page.window.close();
  open = [];
});
const html = (query = '', language = 'zh-CN') => client.get(`/${query}`, { 'accept-language': language });

/** Waits until something is so, without a guess how long that takes. */
async function until(condition: () => unknown): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

/** The page as a browser shows it, once it has its data. */
async function browse(query = '', language = 'zh-CN'): Promise<Document> {
  const errors = new VirtualConsole();
  errors.on('jsdomError', (error) => {
    throw error;
  });
  const page = new JSDOM((await html(query, language)).text, {
    url: `${emulator.url}/${query}`,
    runScripts: 'dangerously',
    virtualConsole: errors,
    beforeParse(window) {
      window.fetch = async (path: string, init?: RequestInit) => {
        pending += 1;
        try {
          const answer = await fetch(new URL(path, emulator.url), init);
          return new Response(await answer.text(), { status: answer.status });
        } finally {
          pending -= 1;
        }
      };
      window.confirm = () => true;
    },
  });
  open.push(page);
  const { document } = page.window;
  await until(() => document.querySelector('#settings input'));
  return document;
}

const textOf = (document: Document, id: string) => document.getElementById(id)?.textContent ?? '';

function click(document: Document, text: string): void {
  const button = [...document.querySelectorAll('button')].find((each) => each.textContent === text);
  if (!button) throw new Error(`there is no button "${text}"`);
  button.click();
}

function set(document: Document, name: string, value: string): void {
  const field = document.getElementById(`setting-${name}`) as HTMLInputElement | HTMLSelectElement;
  field.value = value;
  field.dispatchEvent(new (document.defaultView as unknown as { Event: typeof Event }).Event('change'));
}

describe('the language', () => {
  test.each([
    ['', 'zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['', 'en-GB,en;q=0.9', 'en-US'],
    ['', 'fr,zh;q=0.4,en;q=0.6', 'en-US'],
    ['', 'en;q=0.2, zh-TW', 'zh-CN'],
    ['', 'fr', 'en-US'],
    ['?lang=zh-CN', 'en', 'zh-CN'],
    ['?lang=en-US', 'zh', 'en-US'],
    ['?lang="><script>', 'zh', 'zh-CN'],
  ])('with "%s" in the address and "%s" from the browser is %s', async (query, accepted, expected) => {
    const page = await html(query, accepted);
    expect(page.text).toContain(`<html lang="${expected}">`);
    expect(page.text).toContain(expected === 'zh-CN' ? '已发送的验证码' : 'Sent codes');
    expect(page.headers.get('vary')).toContain('accept-language');
  });

  test('can be switched by a link', async () => {
    const document = await browse();
    const links = [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['?lang=zh-CN', '?lang=en-US']);
  });
});

test('it loads nothing from elsewhere', async () => {
  const page = await html();
  expect(page.text).not.toMatch(/<(link|img|iframe)|@import|url\(|(src|href)=["']?(https?:)?\/\//);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('it shows sent codes, users and requests', async () => {
  await client.signIn(zihang);
  await client.post('send-sms', { channel: 'CHANNEL_LOGIN', phoneNumber: '13900001111' });
  await client.get('no-such-call');
  const document = await browse();
  expect(textOf(document, 'codes')).toContain(emulator.messages()[0]?.code);
  expect(textOf(document, 'codes')).toContain('+86 13900001111');
  expect(textOf(document, 'users')).toContain('zhouzihang@example.com');
  expect(textOf(document, 'users')).toContain('已锁定');
  const requests = [...document.querySelectorAll('#requests tbody tr')].map((row) => row.textContent);
  expect(requests[0]).toMatch(/GET \/api\/v3\/no-such-call.*404$/s);
  expect(requests).toHaveLength(3);
});

test('tokens and secrets are masked', async () => {
  const tokens = await client.signIn(zihang);
  await client.form('/oidc/token', {
    grant_type: 'refresh_token',
    refresh_token: tokens.refresh_token ?? '',
    client_secret: 'GEN_AUTH_APP_SECRET',
  });
  await client.get(`/api/v2/oidc/validate_token?id_token=${tokens.id_token}`);
  await client.send('POST', 'signin', 'plain passw0rd', { 'content-type': 'text/plain' });
  const document = await browse();
  await until(() => document.querySelectorAll('#requests details').length === 4);
  const shown = textOf(document, 'sessions') + textOf(document, 'requests');
  const newest = Object.keys(emulator.state.accessTokens).pop() ?? '';
  expect(shown).toContain(`${newest.slice(0, 6)}…${newest.slice(-4)}`);
  expect(shown).toContain('refresh_token');
  expect(shown).toContain('zhouzihang');
  const { access_token: access, id_token: id, refresh_token: refresh = '' } = tokens;
  for (const secret of [newest, access, id, refresh, 'passw0rd', 'SECRET'])
    expect(shown).not.toContain(secret);
});

test('sessions show whether their tokens are active, expired or revoked', async () => {
  const { refresh_token: token = '' } = await client.signIn(zihang);
  await client.form('/oidc/token', { grant_type: 'refresh_token', refresh_token: token });
  const document = await browse('?lang=en-US');
  expect(document.querySelectorAll('#sessions tbody tr')).toHaveLength(1);
  expect(textOf(document, 'sessions')).toContain('active');
  click(document, 'Expire all access tokens');
  await until(() => textOf(document, 'sessions').includes('expired'));
  click(document, 'Revoke all refresh tokens');
  await until(() => textOf(document, 'sessions').includes('revoked'));
  expect((await client.get('get-profile')).body.apiCode).toBe(2020);
});

test('data never becomes HTML', async () => {
  const evil = '<img src=x onerror="window.hacked=1"></script><script>window.hacked=1</script>';
  emulator.seed({
    userPoolId: evil,
    apps: [{ appId: 'GEN_AUTH_APP_ID', appName: evil }],
    users: [{ username: evil, nickname: evil, email: 'x@y.cn', password: 'passw0rd' }],
  });
  emulator.changeSettings({ passCode: evil });
  await client.post('send-email', { channel: 'CHANNEL_LOGIN', email: `${evil.replace(/\s/g, '')}@y.cn` });
  await client.signIn({ email: 'x@y.cn', password: 'passw0rd' });
  await client.get(`no?x=${encodeURIComponent(evil)}`, { 'x-evil': evil });
  const page = await html();
  expect(page.text).not.toContain(evil);
  const document = await browse();
  for (const id of ['codes', 'users', 'sessions', 'requests', 'connection'])
    expect(textOf(document, id)).toContain('<img');
  expect(document.querySelectorAll('img, main script')).toHaveLength(0);
  expect(document.defaultView).not.toHaveProperty('hacked');
});

describe('settings', () => {
  test('can all be changed there', async () => {
    const document = await browse();
    const fields = [...document.querySelectorAll('#settings [id^=setting-]')].map((each) => each.id.slice(8));
    expect(fields).toEqual(Object.keys(defaultSettings()));
    (document.getElementById('setting-signUp') as HTMLInputElement).click();
    await until(() => !emulator.settings.signUp);
    set(document, 'signInStep', 'mfa');
    await until(() => emulator.settings.signInStep === 'mfa');
    set(document, 'accessTokenLifetime', '60');
    await until(() => emulator.settings.accessTokenLifetime === 60);
    set(document, 'passCode', '123456');
    await until(() => emulator.settings.passCode === '123456');
    set(document, 'passCode', '');
    await until(() => emulator.settings.passCode === null);
  });

  test('that are refused show the reason and keep their value', async () => {
    const document = await browse();
    set(document, 'accessTokenLifetime', '-5');
    await until(() => textOf(document, 'alert').includes('accessTokenLifetime'));
    await until(
      () => (document.getElementById('setting-accessTokenLifetime') as HTMLInputElement).value === '7200',
    );
    expect(emulator.settings.accessTokenLifetime).toBe(7200);
  });

  test('are reset with everything else', async () => {
    await client.signIn(zihang);
    emulator.changeSettings({ throttle: true });
    const document = await browse();
    click(document, '全部重置');
    await until(() => !emulator.settings.throttle);
    await until(() => textOf(document, 'requests').includes('暂无数据'));
  });
});

test('the clock can be moved there', async () => {
  const document = await browse('?lang=en-US');
  const start = emulator.clock.now();
  click(document, '+1 hour');
  await until(() => emulator.clock.now() > start + 3_500_000);
  const field = document.querySelector('#clock input') as HTMLInputElement;
  field.value = '2031-05-06T07:08:09';
  click(document, 'Set to this time');
  await until(() => new Date(emulator.clock.now()).getFullYear() === 2031);
  await until(() => textOf(document, 'now').includes('2031'));
  click(document, 'Back to machine time');
  await until(() => Math.abs(emulator.clock.now() - Date.now()) < 5000);
});
