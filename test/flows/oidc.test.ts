import type { AuthenticationClient } from '../../src';
import { appId, failure, useApp } from '../support/app';

const app = useApp();
let authing: AuthenticationClient;
let userId: string;
beforeEach(async () => {
  authing = app.client();
  userId = (await authing.loginByUsername('zhouzihang', 'passw0rd')).id;
  app.emulator.requests.length = 0;
});

/** Tokens of a sign-in that the session of the client knows nothing about. */
async function foreignTokens(): Promise<{ access_token: string; refresh_token: string; id_token: string }> {
  const { data } = await authing.api.signInByCredentials({
    connection: 'PASSWORD',
    passwordPayload: { username: 'frontdesk', password: 'passw0rd' },
    options: { scope: 'openid profile offline_access' },
  });
  app.emulator.requests.length = 0;
  return data as Awaited<ReturnType<typeof foreignTokens>>;
}

/** Body of the last request, which is a form. */
function form(): { [name: string]: unknown } {
  return app.emulator.requests.at(-1)?.body as { [name: string]: unknown };
}

describe('getUserInfoByAccessToken', () => {
  it('resolves to the claims of any token and sends it in the header, whatever tokenPlace is given', async () => {
    const { access_token } = await foreignTokens();
    const claims = await authing.getUserInfoByAccessToken(access_token, {
      method: 'POST',
      tokenPlace: 'query',
    });
    expect(claims.sub).not.toBe(userId);
    expect(claims).toMatchObject({ sub: expect.any(String), nickname: '前台值班' });
    expect(app.emulator.requests[0]).toMatchObject({
      method: 'GET',
      path: '/oidc/me',
      query: {},
      headers: { authorization: `Bearer ${access_token}` },
    });
  });

  it('rejects for an invalid token and leaves the session unchanged', async () => {
    const error = await failure(authing.getUserInfoByAccessToken('not-a-token'));
    expect(error).toMatchObject({ kind: 'api', statusCode: 401 });
    expect(authing.user?.id).toBe(userId);
    expect(app.paths()).toEqual(['/oidc/me']);
  });

  it('rejects with an error that names the missing token', async () => {
    expect(await failure(authing.getUserInfoByAccessToken(''))).toMatchObject({
      kind: 'config',
      message: expect.stringContaining('accessToken'),
    });
  });
});

describe('getNewAccessTokenByRefreshToken', () => {
  it('resolves to the token answer and does not change the session', async () => {
    const before = app.record();
    const { refresh_token } = await foreignTokens();
    const tokens = await authing.getNewAccessTokenByRefreshToken(refresh_token);
    expect(tokens).toMatchObject({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 7200,
    });
    expect(form()).toEqual({ grant_type: 'refresh_token', client_id: appId, refresh_token });
    expect(app.record()).toEqual(before);
    expect(authing.user?.id).toBe(userId);
  });

  it('rejects with the message of the server for a used refresh token', async () => {
    const { refresh_token } = await foreignTokens();
    await authing.getNewAccessTokenByRefreshToken(refresh_token);
    const error = await failure(authing.getNewAccessTokenByRefreshToken(refresh_token));
    expect(error).toMatchObject({ kind: 'api', code: 400, data: { error: 'invalid_grant' } });
    expect(authing.user?.id).toBe(userId);
  });
});

describe('getAccessTokenByCode', () => {
  it('sends the code, the redirect URI and the code verifier', async () => {
    const answer = { access_token: 'a', token_type: 'Bearer', expires_in: 7200 };
    app.emulator.failNext('/oidc/token', { status: 200, body: answer });
    const options = { codeVerifier: 'secret', redirectUri: 'https://shop.example.com/back' };
    expect(await authing.getAccessTokenByCode('the-code', options)).toEqual(answer);
    expect(form()).toEqual({
      grant_type: 'authorization_code',
      client_id: appId,
      code: 'the-code',
      redirect_uri: 'https://shop.example.com/back',
      code_verifier: 'secret',
    });
    expect(authing.user?.id).toBe(userId);
  });

  it('rejects for an unknown code', async () => {
    const error = await failure(authing.getAccessTokenByCode('unknown'));
    expect(error).toMatchObject({ kind: 'api', code: 400, data: { error: 'invalid_grant' } });
    expect(form()).toEqual({
      grant_type: 'authorization_code',
      client_id: appId,
      code: 'unknown',
      redirect_uri: '',
    });
  });
});

describe('revokeToken and introspectToken', () => {
  it('introspectToken reports a token as active until revokeToken revokes it', async () => {
    const { access_token } = await foreignTokens();
    expect(await authing.introspectToken(access_token)).toMatchObject({ active: true, client_id: appId });
    expect(await authing.revokeToken(access_token)).toBe(true);
    expect(form()).toEqual({ client_id: appId, token: access_token });
    expect(await authing.introspectToken(access_token)).toEqual({ active: false });
    expect(authing.user?.id).toBe(userId);
  });

  it.each([
    ['literally true', { status: 200, body: 'true' }],
    ['nothing', { status: 200, body: '' }],
    ['an envelope', { status: 200, body: { statusCode: 200, message: 'ok', data: { success: true } } }],
  ])('revokeToken is true when the server answers %s', async (_form, answer) => {
    app.emulator.failNext('/oidc/token/revocation', answer);
    expect(await authing.revokeToken('any')).toBe(true);
  });

  it('reject when the server does not know the application', async () => {
    const stranger = app.client({ appId: 'unknown' });
    expect(await failure(stranger.revokeToken('any'))).toMatchObject({ kind: 'api', statusCode: 401 });
    expect(await failure(stranger.introspectToken('any'))).toMatchObject({
      data: { error: 'invalid_client' },
    });
  });
});

describe('validateToken', () => {
  it('resolves to the claims of an access token or an id token', async () => {
    const { access_token, id_token } = await foreignTokens();
    const ofAccess = await authing.validateToken({ accessToken: access_token });
    const ofId = await authing.validateToken({ idToken: id_token });
    expect(ofAccess.sub).toBe(ofId.sub);
    expect(ofAccess).toEqual(await authing.parseAccessToken(access_token));
    expect(ofId).toMatchObject({ aud: appId, exp: expect.any(Number) });
  });

  it('sends the access token in a header, never in the URL', async () => {
    const { access_token } = await foreignTokens();
    await authing.validateToken({ accessToken: access_token });
    expect(app.emulator.requests).toHaveLength(1);
    expect(app.emulator.requests[0]).toMatchObject({
      method: 'GET',
      path: '/oidc/me',
      query: {},
      headers: { authorization: `Bearer ${access_token}` },
    });
  });

  it('resolves to the subject of an opaque access token', async () => {
    app.emulator.changeSettings({ opaqueTokens: true });
    const { access_token } = await foreignTokens();
    const { sub } = await authing.getUserInfoByAccessToken(access_token);
    expect(await authing.validateToken({ accessToken: access_token })).toEqual({ sub });
  });

  it('rejects for an invalid or revoked token and leaves the session unchanged', async () => {
    const before = app.record();
    const ofId = await failure(authing.validateToken({ idToken: 'x.y.z' }));
    expect(ofId).toMatchObject({ kind: 'api', code: 400 });
    const { access_token } = await foreignTokens();
    await authing.revokeToken(access_token);
    const ofAccess = await failure(authing.validateToken({ accessToken: access_token }));
    expect(ofAccess).toMatchObject({ kind: 'api', statusCode: 401 });
    expect(app.record()).toEqual(before);
  });

  it('rejects claims without a subject as an unreadable answer', async () => {
    const { access_token } = await foreignTokens();
    app.emulator.failNext('/oidc/me', { status: 200, body: {} });
    const error = await failure(authing.validateToken({ accessToken: access_token }));
    expect(error).toMatchObject({ kind: 'api', code: -7 });
  });

  it.each([{ accessToken: 'a', idToken: 'b' }, { accessToken: '' }, {}, undefined])(
    'rejects %j without a request: exactly one token is required',
    async (options) => {
      const error = await failure(authing.validateToken(options as object));
      expect(error).toMatchObject({ kind: 'config', message: expect.stringContaining('accessToken') });
      expect(app.paths()).toEqual([]);
    },
  );
});

describe('parseAccessToken and parseIDToken', () => {
  const payloads = ['{"sub":"a"}', '{"sub":"ab"}', '{"sub":"abc"}', '{\n\t"sub": "王 é 😀"\r\n}'];

  it.each(payloads)('read the claims %j, with and without padding', async (payload) => {
    const padded = Buffer.from(payload).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
    const expected: unknown = JSON.parse(payload);
    for (const part of [padded, padded.replaceAll('=', ''), `${padded.replaceAll('=', '')}\n`]) {
      expect(await authing.parseAccessToken(`e30.${part}.s`)).toEqual(expected);
    }
  });

  it.each(['null', '7', '"text"', 'true', '{', ''])(
    'resolve to no claims for the payload %j',
    async (payload) => {
      const part = Buffer.from(payload).toString('base64url');
      expect(await authing.parseIDToken(`e30.${part}.s`)).toEqual({});
    },
  );

  it('resolve to the claims without a request', async () => {
    const { access_token, id_token } = await foreignTokens();
    expect(await authing.parseAccessToken(access_token)).toMatchObject({
      aud: appId,
      scope: expect.any(String),
    });
    expect(await authing.parseIDToken(id_token)).toMatchObject({ aud: appId, nickname: '前台值班' });
    expect(await authing.parseIDToken('no token')).toEqual({});
    expect(app.paths()).toEqual([]);
  });
});

describe('a token among the parameters', () => {
  type Loose = (params: object) => Promise<unknown>;

  it('may be left out where the session has one', async () => {
    const { id } = await authing.loginByCode();
    const read = authing.api.getUserInfoByAccessToken as Loose;
    expect(await read.call(authing.api, {})).toMatchObject({ sub: id });
  });

  it.each(['', 7, null])(
    'is refused by name when it is %j, and the one of the session is not sent',
    async (accessToken) => {
      await authing.loginByCode();
      app.emulator.requests.length = 0;
      const read = authing.api.getUserInfoByAccessToken as Loose;
      expect(await failure(read.call(authing.api, { accessToken }))).toMatchObject({
        kind: 'config',
        message: expect.stringContaining('accessToken'),
      });
      expect(app.paths()).toEqual([]);
    },
  );

  it('of a second factor cannot be left out', async () => {
    await authing.loginByCode();
    app.emulator.requests.length = 0;
    const verify = authing.api.mfaVerifySms as Loose;
    expect(await failure(verify.call(authing.api, { code: '123456' }))).toMatchObject({
      kind: 'config',
      message: expect.stringContaining('mfaToken'),
    });
    expect(app.paths()).toEqual([]);
  });

  it('is revoked in the name of another app, where the call says so', async () => {
    await authing.api.revokeToken({ token: 't', client_id: 'other' } as never).catch(() => undefined);
    expect(app.emulator.requests.at(-1)?.body).toEqual({ token: 't', client_id: 'other' });
  });
});
