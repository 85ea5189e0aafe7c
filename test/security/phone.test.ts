import { inspect } from 'node:util';
import type { AuthenticationClient, RequestEntry } from '../../src';
import { createSimulator } from '../../simulator';
import { failure, recordKey, useApp } from '../support/app';
import { newestCode, zhou } from '../support/people';

const app = useApp();

/** What is stored, as text. */
function stored(phone = app.phone): string {
  return JSON.stringify(phone.storage.snapshot());
}

it('Storage holds no password and no code', async () => {
  const secrets: string[] = [zhou.password];
  const writes: string[] = [];
  const look = () => writes.push(stored());
  const authing = app.client();
  await authing.loginByUsername(zhou.username, zhou.password);
  look();
  await authing.sendSmsCode(zhou.phone, '', 'CHANNEL_LOGIN');
  secrets.push(newestCode(app));
  await authing.loginByPhoneCode(zhou.phone, newestCode(app));
  look();
  const code = await app.code();
  secrets.push(code);
  await authing.loginByCode(code);
  look();
  const data = { ...(authing.user as object), password: 'a password of the profile' };
  secrets.push('a password of the profile', 'a token of WeChat');
  const identities = [
    { type: 'openid', provider: 'wechat', userIdInIdp: 'o1', accessToken: 'a token of WeChat' },
  ];
  app.emulator.failNext('getProfile', {
    body: { statusCode: 200, message: '', data: { ...data, identities } },
  });
  await authing.getCurrentUser();
  look();
  expect(Object.keys(app.phone.storage.snapshot())).toEqual([recordKey]);
  expect(writes).toHaveLength(4);
  expect(new Set(writes).size).toBe(4);
  for (const secret of secrets) expect(writes.join()).not.toContain(secret);
});

it('With `encryptStorage` the record is encrypted', async () => {
  const authing = app.client({ encryptStorage: true });
  const user = await authing.loginByCode();
  // WeChat writes later than in the same turn.
  await app.client({ encryptStorage: true }).getCurrentUser();
  const { [recordKey]: cipherText, ...others } = app.phone.storage.snapshot();
  expect(others).toEqual({});
  expect(cipherText).toMatch(/^[A-Za-z0-9+/]+=*$/);
  // Whole blocks of AES, in which nothing of the record can be read.
  const bytes = Buffer.from(String(cipherText), 'base64');
  expect(bytes.length % 16).toBe(0);
  for (const secret of [String(user.token), user.id, 'accessToken', 'genauth'])
    expect(bytes.includes(secret) || String(cipherText).includes(secret)).toBe(false);
  const again = app.relaunch().client({ encryptStorage: true });
  expect((await again.getCurrentUser())?.id).toBe(user.id);
});

it('A record of another app ID is neither read nor changed', async () => {
  await app.client().loginByCode();
  const record = app.phone.storage.snapshot()[recordKey];
  const other = app.client({ appId: 'ANOTHER_APP_ID' });
  expect([other.user, other.tokenProvider.getToken()]).toEqual([null, '']);
  other.setToken('a token of the other app');
  await other.logout();
  expect(app.phone.storage.snapshot()).toEqual({ [recordKey]: record });
});

it('After `logout()` nothing of the user is left, and tokens are revoked', async () => {
  const authing = app.client();
  await authing.loginByCode();
  const { accessToken, refreshToken } = app.record().tokens;
  await authing.logout();
  expect([authing.user, authing.tokenProvider.getToken(), stored()]).toEqual([null, '', '{}']);
  const elsewhere = app.client({ accessToken, storage: undefined });
  expect(await failure(elsewhere.api.getProfile())).toMatchObject({ kind: 'session' });
  const renewal = elsewhere.getNewAccessTokenByRefreshToken(refreshToken);
  expect(await failure(renewal)).toMatchObject({ kind: 'api' });

  // Offline the record is removed as well.
  await authing.loginByCode();
  app.phone.network.offline();
  await authing.logout();
  expect([authing.user, stored()]).toEqual([null, '{}']);
});

/** Signs in, fails in every way that shows something, and signs out; the errors of it. */
async function failInManyWays(authing: AuthenticationClient): Promise<unknown[]> {
  await authing.loginByEmail(zhou.email, zhou.password);
  const errors = [
    await failure(authing.loginByEmail(zhou.email, 'a wr0ng password')),
    await failure(authing.loginByPhoneCode(zhou.phone, '987654')),
    await failure(authing.loginByCode('a code of WeChat')),
    await failure(authing.updatePassword('n3w password', 'a wr0ng password')),
    await failure(authing.getNewAccessTokenByRefreshToken('a refresh token')),
    await failure(authing.setUdfValue({})),
  ];
  const data = { mfaToken: 'an mfa token', phone: zhou.phone };
  app.emulator.failNext('signIn', { body: { statusCode: 499, apiCode: 1635, message: 'MFA', data } });
  app.emulator.failNext('signInByCredentials', {
    body: { statusCode: 499, apiCode: 1635, message: 'MFA', data },
  });
  errors.push(await failure(authing.loginByEmail(zhou.email, zhou.password)));
  app.emulator.failNext('*', { status: 502, body: '<html>Bearer of bad news</html>' });
  errors.push(await failure(authing.api.getProfile()));
  app.phone.network.offline();
  errors.push(await failure(authing.api.getProfile()));
  errors.push(await failure(authing.loginByPhoneCode(zhou.phone, '987654')));
  return errors;
}

const typed = [
  'a wr0ng password',
  '987654',
  'a code of WeChat',
  'n3w password',
  'a refresh token',
  'an mfa token',
];

it('The SDK never writes to the console', async () => {
  const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const;
  const spies = methods.map((method) => jest.spyOn(console, method).mockImplementation(() => {}));
  try {
    const authing = app.client({
      onError() {
        throw new Error('a broken handler');
      },
    });
    authing.onAuthStateChange(() => {
      throw new Error('a broken listener');
    });
    await failInManyWays(authing).catch(() => {});
    await authing.logout();
    app.phone.storage.failWrites(true);
    app.phone.network.online();
    await authing.loginByCode();
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
});

it('Errors show no token, password, code or phone number', async () => {
  const authing = app.client();
  const errors = await failInManyWays(authing);
  expect(errors).toHaveLength(10);
  const { accessToken, refreshToken } = app.record().tokens;
  for (const error of errors) {
    const shown = [
      String(error),
      JSON.stringify(error),
      (error as Error).stack,
      inspect(error, { depth: 10 }),
    ];
    for (const secret of [...typed, zhou.password, zhou.phone, accessToken, refreshToken])
      expect(shown.join('\n')).not.toContain(secret);
  }
});

it('`onRequest` gets no token, body or query', async () => {
  const entries: RequestEntry[] = [];
  const authing = app.client({ onRequest: (entry) => entries.push(entry) });
  await failInManyWays(authing);
  app.phone.network.online();
  await authing.api.getRoleList({ namespace: 'a namespace' });
  const { accessToken, refreshToken } = app.record().tokens;
  await authing.logout();
  expect(entries.length).toBeGreaterThan(10);
  const names = ['method', 'path', 'ms', 'httpStatus', 'code', 'kind', 'requestId'];
  for (const entry of entries) expect(names).toEqual(expect.arrayContaining(Object.keys(entry)));
  const text = JSON.stringify(entries);
  for (const secret of [
    ...typed,
    zhou.password,
    zhou.phone,
    zhou.email,
    accessToken,
    refreshToken,
    'a namespace',
    '?',
  ])
    expect(text).not.toContain(secret);
});

it('A printed client shows no token', async () => {
  const authing = app.client();
  const { token } = await authing.loginByCode();
  // Each group of methods exists once it was used.
  await authing.mfa.getMfaAuthenticators().catch(() => {});
  await authing.api.getProfile();
  for (const printed of [inspect(authing, { depth: 10 }), JSON.stringify(authing), inspect([authing])]) {
    expect(printed).not.toContain(token);
    expect(printed).not.toContain(app.record().tokens.refreshToken);
  }
  expect(Object.keys(authing)).toEqual(['appId', 'host']);
  expect(inspect(authing)).toContain(app.emulator.url);
  // The token of the option is not shown either.
  const withToken = app.client({
    accessToken: 'a token of the app',
    platform: createSimulator().wx,
  });
  expect(inspect(withToken, { depth: 10 })).not.toContain('a token of the app');
});
