import type { ForcedAnswer } from '../../emulator';
import { failure, listen, useApp, recordKey } from '../support/app';

const app = useApp();

/** Answers that look like "not signed in" and come from something between the phone and GenAuth. */
const junk: [name: string, answer: ForcedAnswer][] = [
  ['HTTP 401 with a page', { status: 401, body: '<html>401 Authorization Required</html>' }],
  ['HTTP 401 with nothing', { status: 401, body: '' }],
  ['HTTP 401 with a message', { status: 401, body: { message: 'Unauthorized' } }],
  ['HTTP 401 with a business code alone', { status: 401, body: { statusCode: 401, message: 'no' } }],
  ['HTTP 401 with a list', { status: 401, body: [] }],
  ['HTTP 401 with an OAuth error of another kind', { status: 401, body: { error: 'invalid_token' } }],
  ['HTTP 401 with the text "200" as status', { status: 401, body: { statusCode: '200' } }],
  ['HTTP 403 with a page', { status: 403, body: '<html>firewall</html>' }],
  ['HTTP 407 with a page', { status: 407, body: '<html>proxy</html>' }],
  ['HTTP 500 with code 401', { status: 500, body: { code: 401 } }],
  ['HTTP 502 with code 2020', { status: 502, body: { code: 2020 } }],
  ['HTTP 503 with business code 401', { status: 503, body: { statusCode: 401 } }],
  ['HTTP 503 with api code 2020', { status: 503, body: { statusCode: 401, apiCode: 2020 } }],
  ['HTTP 500 with invalid_grant', { status: 500, body: { error: 'invalid_grant' } }],
  ['HTTP 200 with a page', { status: 200, body: '<html>Welcome to the hotel</html>' }],
];

/** Answers by which GenAuth says itself that a token is not valid. */
const refusals: [name: string, answer: ForcedAnswer][] = [
  ...[401, 2020, 2206, 2207].flatMap((code): [string, ForcedAnswer][] => [
    [`HTTP 200 with statusCode ${code}`, { status: 200, body: { statusCode: code, message: 'no' } }],
    [`HTTP 200 with code ${code}`, { status: 200, body: { code, message: 'no' } }],
    [
      `HTTP 200 with apiCode ${code}`,
      { status: 200, body: { statusCode: 403, apiCode: code, message: 'no' } },
    ],
  ]),
  ['HTTP 201 with statusCode 401', { status: 201, body: { statusCode: 401, message: 'no' } }],
  ['HTTP 401 with api code 2020', { status: 401, body: { statusCode: 401, apiCode: 2020 } }],
  ['HTTP 401 with api code 2206 as text', { status: 401, body: { statusCode: 401, apiCode: '2206' } }],
  ['HTTP 401 with another api code', { status: 401, body: { statusCode: 401, apiCode: 4001 } }],
  ['HTTP 403 with api code 2207', { status: 403, body: { statusCode: 403, apiCode: 2207 } }],
];

const oauthRefusals: typeof refusals = [
  ['HTTP 400 with invalid_grant', { status: 400, body: { error: 'invalid_grant' } }],
  ['HTTP 401 with invalid_grant', { status: 401, body: { error: 'invalid_grant', error_description: 'no' } }],
  ['HTTP 200 with invalid_grant', { status: 200, body: { error: 'invalid_grant' } }],
];

describe.each(junk)('%s', (_name, answer) => {
  it('to a renewal rejects and keeps the session, also after a restart', async () => {
    const authing = app.client();
    const user = await authing.loginByCode();
    const before = app.record();
    const changes = listen(authing);
    app.emulator.failNext('/oidc/token', answer);
    expect(await failure(authing.refreshToken())).toMatchObject({ kind: 'api' });
    expect([authing.user, app.record(), changes]).toEqual([user, before, []]);
    app.relaunch();
    expect(app.client().user).toEqual(user);
    expect((await app.client().refreshToken()).token).not.toBe(user.token);
  });

  it('to a call without refresh token rejects and keeps the session, also after a restart', async () => {
    const authing = app.client({ scope: 'openid profile' });
    const user = await authing.loginByCode();
    const before = app.record();
    const changes = listen(authing);
    app.emulator.failNext('getProfile', answer);
    expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'api' });
    expect([authing.user, app.record(), changes]).toEqual([user, before, []]);
    app.relaunch();
    expect((await app.client().getCurrentUser())?.id).toBe(user.id);
  });

  it('to a call and to the renewal that follows keeps the session', async () => {
    const authing = app.client();
    const user = await authing.loginByCode();
    app.emulator.failNext('getProfile', answer);
    app.emulator.failNext('/oidc/token', answer);
    expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'api' });
    expect(authing.user).toEqual(user);
    expect(app.record().user.id).toBe(user.id);
  });
});

describe.each([...refusals, ...oauthRefusals])('%s', (_name, answer) => {
  it('to a renewal ends the session', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const changes = listen(authing);
    app.emulator.failNext('/oidc/token', answer);
    expect(await failure(authing.refreshToken())).toMatchObject({ kind: 'session', code: 2020 });
    expect(changes).toEqual([{ type: 'signedOut', user: null, reason: 'expired' }]);
    // No token is left, only a sign of the refusal for copies of the SDK in other realms.
    expect(app.phone.storage.snapshot()).toEqual({ [recordKey]: '{"v":1}' });
    app.relaunch();
    expect(app.client().user).toBeNull();
  });
});

describe.each(refusals)('%s', (_name, answer) => {
  it('to a profile read without refresh token ends the session', async () => {
    const authing = app.client({ scope: 'openid profile' });
    await authing.loginByCode();
    const changes = listen(authing);
    app.emulator.failNext('getProfile', answer);
    expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'session', code: 2020 });
    expect(changes).toEqual([{ type: 'signedOut', user: null, reason: 'expired' }]);
    expect(app.phone.storage.snapshot()).toEqual({});
  });
});

describe('an endpoint that answers every call with 401', () => {
  const refusal: ForcedAnswer = { body: { statusCode: 401, message: 'not for you' }, times: 100 };

  it('is told by its own error, and ten calls cost one renewal', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    const changes = listen(authing);
    app.emulator.failNext('getRoleList', refusal);
    for (let i = 0; i < 10; i += 1) {
      const error = await failure(authing.api.getRoleList());
      expect(error).toMatchObject({ kind: 'api', code: 401, message: 'not for you' });
    }
    expect(app.requestsTo('/oidc/token')).toBe(1);
    expect(changes.map(({ type }) => type)).toEqual(['renewed']);
    expect((await authing.api.getProfile()).data.userId).toBe(id);
  });

  it('does not end a session without refresh token', async () => {
    const authing = app.client({ scope: 'openid profile' });
    const { id } = await authing.loginByCode();
    const changes = listen(authing);
    app.emulator.failNext('getRoleList', refusal);
    for (let i = 0; i < 10; i += 1)
      expect(await failure(authing.api.getRoleList())).toMatchObject({ kind: 'api', message: 'not for you' });
    // The profile tells once that the token is valid; another request each time tells nothing new.
    expect(app.requestsTo('get-profile')).toBe(2);
    expect(app.requestsTo('get-my-role-list')).toBe(10);
    expect(changes).toEqual([]);
    expect(authing.checkLoggedIn()).toBe(id);
  });

  it('does not keep other endpoints from ending the session', async () => {
    const authing = app.client({ scope: 'openid profile' });
    await authing.loginByCode();
    app.emulator.failNext('getRoleList', refusal);
    await failure(authing.api.getRoleList());
    app.emulator.expireAccessTokens();
    expect(await failure(authing.api.getIdentities())).toMatchObject({ kind: 'session' });
    expect(authing.user).toBeNull();
  });
});

describe('a refused token', () => {
  it.each([
    ['the status of its body', { body: { statusCode: 401, apiCode: 9 } }],
    ['the status of HTTP', { status: 401, body: { statusCode: 403, apiCode: 9 } }],
    ['its code', { body: { statusCode: 403, apiCode: 2020 } }],
  ])('is told by %s alone', async (_name, answer) => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    app.emulator.failNext('getProfile', answer);
    expect((await authing.api.getProfile()).data.userId).toBe(id);
    expect(app.requestsTo('/oidc/token')).toBe(1);
  });

  it('is none when nothing of that says so', async () => {
    const authing = app.client();
    await authing.loginByCode();
    app.emulator.failNext('getProfile', { status: 403, body: { statusCode: 403, apiCode: 9 } });
    expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'api', code: 9 });
    expect(app.requestsTo('/oidc/token')).toBe(0);
  });

  it.each([
    ['without a code, in HTTP 299,', { status: 299, body: { statusCode: 401 } }, true],
    ['without a code, in HTTP 300,', { status: 300, body: { statusCode: 401 } }, false],
    ['with a code, in HTTP 499,', { status: 499, body: { statusCode: 401, apiCode: 2020 } }, true],
    ['with a code, in HTTP 500,', { status: 500, body: { statusCode: 401, apiCode: 2020 } }, false],
  ])('%s ends a session without refresh token or is left to the next call', async (_name, answer, ends) => {
    const authing = app.client({ scope: 'openid profile' });
    await authing.loginByCode();
    app.emulator.failNext('getProfile', answer);
    await failure(authing.api.getProfile());
    expect(authing.user === null).toBe(ends);
  });
});
