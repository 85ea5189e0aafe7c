// What random values have found, each as a plain case.
import type { User } from '../../src';
import { createSimulator } from '../../simulator';
import { failure, recordKey, thrownBy, useApp } from '../support/app';

const app = useApp();

/** A JWT with these claims, which are not signed. */
function jwt(claims: string): string {
  return `e30.${Buffer.from(claims).toString('base64url')}.c2ln`;
}

describe('an answer', () => {
  it('with an OAuth error under HTTP 200 rejects with another code than that of a success', async () => {
    app.emulator.failNext('getSystemInfo', { status: 200, body: { error: 'invalid_grant' } });
    expect(await failure(app.client().api.getSystemInfo())).toMatchObject({
      kind: 'api',
      code: 400,
      httpStatus: 200,
    });
  });

  it('that is refused with apiCode 200 rejects with its statusCode', async () => {
    app.emulator.failNext('getSystemInfo', { body: { statusCode: 400, apiCode: 200, message: 'no' } });
    expect(await failure(app.client().api.getSystemInfo())).toMatchObject({ kind: 'api', code: 400 });
  });
});

describe('half a surrogate pair', () => {
  const half = '🎓'.slice(0, 1);

  it('in a query is sent as U+FFFD', async () => {
    const authing = app.client();
    await authing.loginByCode();
    await authing.api.getRoleList({ namespace: `a${half}b${'🎓'}` });
    expect(app.emulator.requests.at(-1)?.query).toEqual({ namespace: 'a\ufffdb🎓' });
  });

  it('in a stored refresh token does not make logout reject', async () => {
    const tokens = { accessToken: 'a', refreshToken: half };
    app.phone.storage.set(recordKey, JSON.stringify({ v: 1, tokens }));
    await app.client().logout();
    expect(app.phone.storage.snapshot()).toEqual({});
  });
});

describe('a token whose claims are of other types', () => {
  const odd = jwt('{"sub":"u1","exp":{"toString":null},"iat":{}}');

  it('is taken by setToken, and does not make the next start throw', () => {
    const authing = app.client();
    authing.setToken(odd);
    expect(authing.tokenProvider.getToken()).toBe(odd);
    app.phone.storage.clear();
    app.phone.storage.set('_authing_token', odd);
    expect(app.relaunch().client().tokenProvider.getToken()).toBe(odd);
  });

  it('has null as times', async () => {
    const data = { userId: 'u1' };
    app.emulator.failNext('getProfile', { body: { statusCode: 200, message: '', data } });
    expect(await app.client().checkLoginStatus(odd)).toMatchObject({ status: true, exp: null, iat: null });
  });

  it('has its times where they are written as texts', async () => {
    app.emulator.failNext('getProfile', { body: { statusCode: 200, message: '', data: { userId: 'u1' } } });
    const token = jwt('{"exp":"1790000000","iat":"1780000000"}');
    expect(await app.client().checkLoginStatus(token)).toMatchObject({ exp: 1790000000, iat: 1780000000 });
  });
});

describe('a user', () => {
  it('whose identities hold null is taken by setCurrentUser', () => {
    const authing = app.client();
    authing.setToken('opaque');
    authing.setCurrentUser({ id: 'u1', identities: [null] } as unknown as User);
    expect(authing.user?.id).toBe('u1');
  });

  it('of 4.x whose identities hold null does not make the start throw', () => {
    app.phone.storage.set('_authing_token', 'opaque');
    app.phone.storage.set('_authing_user', { id: 'u1', identities: [null] });
    expect(app.client().user?.id).toBe('u1');
  });

  it('without an id in the stored record is none', () => {
    app.phone.storage.set(recordKey, { v: 1, tokens: { accessToken: 'opaque' }, user: { id: '' } });
    expect(app.client().user).toBeNull();
  });
});

describe('a storage of the app', () => {
  it.each([
    ['a BigInt', 1n],
    ['an object that contains itself', Object.assign([], { 0: {} })],
  ])('that returns %s makes the app signed out', async (_name, value) => {
    if (Array.isArray(value)) value.push(value as never);
    const storage = { get: () => value, set: () => {}, remove: () => {} };
    expect(app.client({ storage }).user).toBeNull();
    const slow = { ...storage, get: () => Promise.resolve(value) };
    expect(await app.client({ storage: slow, platform: createSimulator().wx }).getCurrentUser()).toBeNull();
  });
});

describe('an option', () => {
  it.each(['constructor', 'toString', '__proto__'])('%s is unknown, and refused in words', (name) => {
    const options = JSON.parse(`{"${name}":null}`) as object;
    const error = thrownBy(() => app.client({ lang: 'en-US', ...options, [name]: 1 })) as Error;
    expect(error.message).toMatch(new RegExp(`${name}`));
    expect(error.message).not.toContain('native code');
  });

  it.each([['a blank'], ['x:y'], ['两'], [5], [{}], [Object.create(null)]])(
    'headers is refused with %p as the name of a header',
    (name: unknown) => {
      expect(() => app.client({ headers: { 'x-authing-app-id': name as string } })).toThrow(/headers/);
    },
  );
});

it.each(['https://evil.example\\.genauth.ai', 'https:///evil.example', 'http://127.0.0.1/\\x'])(
  'the host %s, which readers of addresses disagree about, is refused',
  (host) => {
    expect(() => app.client({ host })).toThrow(/host/);
  },
);
