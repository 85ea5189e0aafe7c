import { AuthenticationClient, GenAuthError } from '../../src';
import { createSimulator } from '../../simulator';
import { call, calls } from '../contract/stage';
import { appId, failure, useApp } from '../support/app';
import { zhou } from '../support/people';
import { useServer } from '../fuzz/server';

const app = useApp();
/** Where tokens must not go. */
const elsewhere = useServer();

/** Addresses that the app has asked WeChat for. */
function addresses(): string[] {
  return app.phone.calls
    .filter(({ api }) => api === 'request' || api === 'uploadFile')
    .map(({ options }) => (options as { url: string }).url);
}

/** What an attacker writes into texts that might become part of an address. */
function tricks(): string[] {
  const { host } = new URL(elsewhere.url);
  return [
    `//${host}`,
    `\\\\${host}`,
    `@${host}`,
    `../../${host}`,
    `${elsewhere.url}/x`,
    `.${host}`,
    '?',
    '#',
    '%2f',
  ];
}

it('Tokens are sent to the configured host only', async () => {
  const authing = app.client();
  await authing.loginByCode();
  const { url } = elsewhere;
  // An avatar on another host, and a profile full of addresses.
  app.emulator.failNext('uploadAvatar', {
    body: { code: 200, message: '', data: { url: `${url}/avatar.png` } },
  });
  const filePath = String(app.phone.user.chooseAvatar(Buffer.from('jpg'))?.avatarUrl);
  await authing.updateAvatar({ filePath });
  const discovery = { issuer: url, token_endpoint: `${url}/token`, revocation_endpoint: `${url}/revoke` };
  app.emulator.failNext('getOidcConfiguration', { body: discovery });
  await authing.api.getOidcConfiguration();
  await authing.refreshToken();
  await authing.getCurrentUser();
  await authing.logout();
  expect(addresses().length).toBeGreaterThan(7);
  for (const address of addresses()) expect(new URL(address).origin).toBe(app.emulator.url);
  expect(elsewhere.requests).toEqual([]);
  // Neither can options of wx.request replace the address.
  await app.client({ requestOptions: { url } }).api.getSystemInfo();
  expect(elsewhere.requests).toEqual([]);
});

it('No text of a caller leads to another host', async () => {
  await app.client().loginByCode();
  for (const text of tricks()) {
    const authing = app.client({ tenantId: 'a', scope: `openid ${text}` });
    const texts = [
      authing.api.getRoleList({ namespace: text, [text]: text }),
      authing.api.getApplicationPublicConfig({ appId: text }),
      authing.hasRole(text, text),
      authing.loginByCode(text),
      authing.loginByEmail(text, text),
      authing.setUdv(text, text),
      authing.getNewAccessTokenByRefreshToken(text),
      authing.qrcode.checkStatus(text),
    ];
    await Promise.allSettled(texts);
  }
  expect(addresses().length).toBeGreaterThan(50);
  for (const address of addresses()) {
    expect(address.startsWith(`${app.emulator.url}/`)).toBe(true);
    expect(address).not.toContain(new URL(elsewhere.url).host);
    expect(new URL(address).origin).toBe(app.emulator.url);
  }
  expect(elsewhere.requests).toEqual([]);
});

describe('A host that can be read in two ways is refused', () => {
  it.each([
    'https://core.genauth.ai@evil.example',
    'https://user:password@core.genauth.ai',
    'https://evil.example\\.genauth.ai',
    'https://core.genauth.ai\\@evil.example',
    'https:///evil.example',
    'https://',
    'https://core.genauth.ai?x=.evil.example',
    'https://core.genauth.ai#@evil.example',
    'https://core.genauth.ai .evil.example',
    'https://core.genauth.ai\n.evil.example',
    '//core.genauth.ai',
    'core.genauth.ai',
    'javascript:alert(1)',
    'http://127.0.0.1@evil.example',
    'http://127.0.0.1\\@evil.example',
    'http://127.0.0.1:80/\\evil.example',
  ])('%s', (host) => {
    expect(() => app.client({ host })).toThrow(/host/);
  });

  it('and one that cannot is taken as it is', () => {
    for (const host of ['https://core.genauth.ai', 'https://login.example.com:8443/genauth'])
      expect(new URL(app.client({ host }).host).href.replace(/\/$/, '')).toBe(host);
  });
});

describe('Tokens travel over HTTPS', () => {
  it.each([
    'http://core.genauth.ai',
    'http://example.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://10.example.com',
    'http://172.32.0.1',
    'http://192.169.0.1',
    'ws://127.0.0.1',
    'ftp://127.0.0.1',
  ])('%s is refused', (host) => {
    expect(() => app.client({ host })).toThrow(GenAuthError);
  });

  it.each([
    'http://localhost:4010',
    'http://127.0.0.1',
    'http://[::1]:4010',
    'http://192.168.1.7',
    'http://10.0.0.2',
  ])('%s is taken, being loopback or private', (host) => {
    expect(app.client({ host }).host).toBe(host);
  });
});

it('No token, password or code is part of an address', async () => {
  const authing = app.client();
  const { token } = await authing.loginByEmail(zhou.email, zhou.password);
  const secrets = new Set([String(token), app.record().tokens.refreshToken, zhou.password]);
  const isSecret = /token|password|passcode|secret|(^|[a-z])code$|^code$/i;
  const collect = (value: unknown, name = ''): void => {
    if (typeof value === 'string' && value.length > 3 && isSecret.test(name)) secrets.add(value);
    if (value && typeof value === 'object')
      for (const [key, each] of Object.entries(value)) collect(each, key);
  };
  // Codes of countries, regions, organizations and namespaces are no secrets.
  const harmless = /^(phoneCountryCode|regionCode|organizationCode|namespaceCode)$/;
  for (const { method, params } of calls) {
    // The two that the page names: their endpoints take nothing else.
    if (method === 'validateToken' || method === 'getInviteCodeContext') continue;
    collect(
      JSON.parse(JSON.stringify(params ?? {}), (key, value: unknown) => (harmless.test(key) ? '' : value)),
    );
    await call(authing.api, method, params).catch(() => {});
    // Some of them end the session.
    authing.setToken(String(token));
  }
  const asked = addresses().map((address) => decodeURIComponent(address));
  expect(asked.length).toBeGreaterThan(calls.length - 10);
  const found = asked.filter((address) => [...secrets].some((secret) => address.includes(`=${secret}`)));
  expect(found).toEqual([]);
  expect(secrets.size).toBeGreaterThan(20);
});

it("With `redirect: 'manual'` no redirect is followed", async () => {
  const redirect = { status: 302, body: '', headers: { location: `${elsewhere.url}/caught` } };
  elsewhere.answer = { status: 200, body: '{"statusCode":200,"message":"","data":{"userId":"u1"}}' };
  const authing = app.client({ requestOptions: { redirect: 'manual' } });
  const { token } = await authing.loginByCode();
  app.emulator.failNext('getProfile', redirect);
  expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'api', statusCode: 302 });
  expect(elsewhere.requests).toEqual([]);

  // Without it WeChat follows and sends the headers again, as the page says.
  app.relaunch();
  app.emulator.failNext('getProfile', redirect);
  await app.client().api.getProfile();
  expect(elsewhere.requests.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${token}`]);

  // The domain list holds for each hop.
  const phone = createSimulator({
    emulator: app.emulator,
    storage: app.phone.storage,
    domains: { request: [app.emulator.url] },
  });
  app.emulator.failNext('getProfile', redirect);
  const listed = new AuthenticationClient({ appId, host: app.emulator.url, platform: phone.wx });
  expect(await failure(listed.api.getProfile())).toMatchObject({ kind: 'config' });
  expect(elsewhere.requests).toHaveLength(1);
});
