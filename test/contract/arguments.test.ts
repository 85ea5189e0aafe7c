import { AuthenticationClient as OfficialClient } from 'authing-node-sdk';
import { positional, routes, type Api } from '../../src/api';
import { accessToken, appId, methods, useStage } from './stage';

const stage = useStage();

type AnyMethod = (...values: unknown[]) => Promise<unknown>;

function methodOf(name: string, options: Parameters<typeof stage.client>[0] = {}): AnyMethod {
  const api = stage.client(options).api as unknown as { [name: string]: AnyMethod };
  return (...values) => api[name]?.(...values) ?? Promise.reject(new Error(`api has no ${name}`));
}

async function failureOf(outcome: Promise<unknown>): Promise<unknown> {
  return outcome.then(
    (answer) => ({ resolved: answer }),
    (error: unknown) => error,
  );
}

const takesText = Object.keys(positional);

describe.each([...methods, 'uploadAvatar'])('%s', (name) => {
  const wrong: unknown[] = [7, true, ['a'], () => undefined, ''];

  it('rejects anything but an object without a request, and shows the right form', async () => {
    for (const value of takesText.includes(name) ? wrong : [...wrong, 'x']) {
      expect(await failureOf(methodOf(name, { lang: 'en-US' })(value))).toMatchObject({
        kind: 'config',
        code: -4,
        message: expect.stringMatching(
          new RegExp(`^Wrong argument\\. Call it as authing\\.api\\.${name}\\(.*\\{ … \\}\\)\\.$`),
        ),
      });
    }
    expect(stage.recorder.requests).toEqual([]);
  });
});

test('single values are taken where the official SDK takes a text and the endpoint is ours, and nowhere else', () => {
  const source = Object.entries(Object.getOwnPropertyDescriptors(OfficialClient.prototype))
    .filter(([name]) => Object.keys(routes).includes(name))
    .filter(
      ([, { value }]) => !/^(async )?\w+\((\)|\{|requestBody|formData|options|_a|reqDto)/.test(String(value)),
    )
    .map(([name]) => name);
  expect(source.length).toBeGreaterThan(0);
  expect(takesText.sort()).toEqual(source.sort());
});

describe('a token in the arguments', () => {
  const claims = { body: { sub: 'user-2' } };

  it.each<[string, unknown[]]>([
    ['an object', [{ accessToken: 'access.2.b' }]],
    ['a text', ['access.2.b']],
    ['a text, told to use the query', ['access.2.b', { method: 'GET', tokenPlace: 'query' }]],
  ])('getUserInfoByAccessToken with %s sends it as bearer token and nowhere else', async (_what, values) => {
    stage.recorder.answer(claims);
    expect(await methodOf('getUserInfoByAccessToken')(...values)).toEqual({ sub: 'user-2' });
    const request = stage.recorder.takeOne();
    expect(request.headers.authorization).toBe('Bearer access.2.b');
    expect([request.query, request.body]).toEqual([{}, '']);
  });

  it('getUserInfoByAccessToken needs no session when it has a token, and uses the session without one', async () => {
    stage.recorder.answer(claims);
    await methodOf('getUserInfoByAccessToken', { accessToken: undefined })({ accessToken: 'access.2.b' });
    expect(stage.recorder.takeOne().headers.authorization).toBe('Bearer access.2.b');
    for (const none of [undefined, null, {}, { accessToken: undefined }]) {
      await methodOf('getUserInfoByAccessToken')(none);
      expect(stage.recorder.takeOne().headers.authorization).toBe(`Bearer ${accessToken}`);
    }
  });

  it('getUserInfoByAccessToken does not end or renew the session for a token that is not good', async () => {
    stage.recorder.answer({ status: 401, body: { error: 'invalid_token' } });
    const authing = stage.client();
    await expect(authing.api.getUserInfoByAccessToken('access.2.b')).rejects.toMatchObject({
      kind: 'api',
      statusCode: 401,
    });
    stage.recorder.takeOne();
    expect(authing.tokenProvider.getToken()).toBe(accessToken);
  });

  it.each([{ accessToken: '' }, { accessToken: null }, { accessToken: 7 }])(
    'getUserInfoByAccessToken(%j) rejects instead of answering about the session',
    async (params) => {
      expect(await failureOf(methodOf('getUserInfoByAccessToken')(params))).toMatchObject({
        kind: 'config',
        message: expect.stringContaining('accessToken'),
      });
      expect(stage.recorder.requests).toEqual([]);
    },
  );

  const mfa = (Object.keys(routes) as (keyof Api)[]).filter(
    (name) => routes[name as 'mfaCheck'][2] === 'mfaToken',
  );

  it('there are seven endpoints for an mfaToken', () => {
    expect(mfa).toHaveLength(7);
  });

  it.each(mfa)(
    '%s sends the mfaToken as bearer token, signed in or not, and not in the body',
    async (name) => {
      stage.recorder.answer({ body: { code: 200, message: 'ok', data: {} } });
      for (const session of [accessToken, undefined]) {
        await methodOf(name, { accessToken: session })({ mfaToken: 'mfa.token.1', code: '123456' });
        const request = stage.recorder.takeOne();
        expect(request.headers.authorization).toBe('Bearer mfa.token.1');
        expect(JSON.parse(request.body)).toEqual({ code: '123456' });
      }
    },
  );

  it.each(mfa)('%s without an mfaToken rejects and names it', async (name) => {
    expect(await failureOf(methodOf(name)({ code: '123456' }))).toMatchObject({
      kind: 'config',
      message: expect.stringContaining('mfaToken'),
    });
    expect(stage.recorder.requests).toEqual([]);
  });
});

test.each(['introspectToken', 'revokeToken', 'getNewAccessTokenByRefreshToken', 'getAccessTokenByCode'])(
  '%s sends the app id as client_id unless it is given another one',
  async (name) => {
    stage.recorder.answer({ body: { active: true } });
    const clientIdOf = async (...values: unknown[]) => {
      await methodOf(name)(...values);
      return new URLSearchParams(stage.recorder.takeOne().body).get('client_id');
    };
    expect(await clientIdOf('token')).toBe(appId);
    expect(await clientIdOf({ token: 'token' })).toBe(appId);
    expect(await clientIdOf({ token: 'token', client_id: undefined })).toBe(appId);
    expect(await clientIdOf({ token: 'token', client_id: 'another' })).toBe('another');
  },
);

test('pub with single values names the source that the client is set to', async () => {
  stage.recorder.answer({ body: { statusCode: 200, message: 'ok' } });
  const authing = stage.client();
  authing.setRequestFrom('kiosk');
  await authing.api.pub('order.paid', '{"id":1}');
  expect(JSON.parse(stage.recorder.takeOne().body)).toEqual({
    eventType: 'order.paid',
    source: 'kiosk',
    eventData: '{"id":1}',
  });
});
