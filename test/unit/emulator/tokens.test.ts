import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet } from 'jose';
import { authExpiredForms, type Emulator } from '../../../emulator';
import { useEmulator } from '../../support/emulator';
import { Client, fullScope, zihang } from './http';

let emulator: Emulator;
let client: Client;

useEmulator((started) => {
  emulator = started;
  client = new Client(emulator);
});

const refresh = (token: string) =>
  client.form('/oidc/token', {
    grant_type: 'refresh_token',
    refresh_token: token,
    client_id: 'GEN_AUTH_APP_ID',
  });

describe('JWTs', () => {
  test('verify against jwks.json, found through the discovery document', async () => {
    const tokens = await client.signIn(zihang);
    const { issuer, jwks_uri: jwksUri } = (await client.get('/oidc/.well-known/openid-configuration')).body;
    const keys = (await client.get(new URL(String(jwksUri)).pathname)).body as unknown as JSONWebKeySet;
    const options = { issuer: String(issuer), audience: 'GEN_AUTH_APP_ID' };
    const { payload } = await jwtVerify(tokens.access_token, createLocalJWKSet(keys), options);
    expect(payload).toMatchObject({ scope: fullScope, sub: '650000000000000000000001' });
    expect(payload.jti).toBeTruthy();
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(7200);
    const id = await jwtVerify(tokens.id_token, createLocalJWKSet(keys), options);
    expect(id.payload).toMatchObject({ email: 'zhouzihang@example.com', roles: ['member', 'editor'] });
  });

  test('can be HS256 with the app secret', async () => {
    emulator.settings.tokenAlgorithm = 'HS256';
    const tokens = await client.signIn(zihang);
    const secret = Buffer.from(emulator.state.apps[0]?.appSecret ?? '');
    expect((await jwtVerify(tokens.access_token, secret)).payload.sub).toBe('650000000000000000000001');
  });

  test('access tokens can lack an end, or be no JWT at all, and still work', async () => {
    emulator.settings.tokensWithoutExp = true;
    expect(decodeJwt((await client.signIn(zihang)).access_token).exp).toBeUndefined();
    emulator.settings.opaqueTokens = true;
    const { access_token: opaque } = await client.signIn(zihang);
    expect(() => decodeJwt(opaque)).toThrow();
    expect((await client.get('get-profile')).body.statusCode).toBe(200);
  });
});

test.each([
  ['expire_in', { expire_in: 7200 }],
  ['expires_in', { expires_in: 7200 }],
  ['both', { expire_in: 7200, expires_in: 7200 }],
  ['none', {}],
] as const)('the lifetime is named as set: %s', async (lifetimeField, expected) => {
  emulator.settings.lifetimeField = lifetimeField;
  const { expire_in, expires_in } = await client.signIn(zihang);
  expect(JSON.parse(JSON.stringify({ expire_in, expires_in }))).toEqual(expected);
});

test('a refresh token comes only with the scope offline_access', async () => {
  expect((await client.signIn(zihang, { scope: 'openid' })).refresh_token).toBeUndefined();
  expect((await client.signIn(zihang)).refresh_token).toBeTruthy();
  emulator.seed({ apps: [{ appId: 'GEN_AUTH_APP_ID', refreshTokenGrant: false }] });
  expect((await client.signIn(zihang)).refresh_token).toBeUndefined();
});

test('a renewal rotates the refresh token, and the old one is refused', async () => {
  const first = await client.signIn(zihang);
  const second = await refresh(first.refresh_token ?? '');
  expect(second.body).toMatchObject({ token_type: 'Bearer', scope: fullScope, expires_in: 7200 });
  expect(second.body.refresh_token).not.toBe(first.refresh_token);
  const again = await refresh(first.refresh_token ?? '');
  expect([again.http, again.body.error]).toEqual([400, 'invalid_grant']);
  expect((await refresh(String(second.body.refresh_token))).http).toBe(200);
});

test('reuse of a rotated refresh token can end the whole sign-in', async () => {
  emulator.settings.revokeOnRefreshTokenReuse = true;
  const first = await client.signIn(zihang);
  const second = await refresh(first.refresh_token ?? '');
  await refresh(first.refresh_token ?? '');
  expect((await refresh(String(second.body.refresh_token))).body.error).toBe('invalid_grant');
  expect((await client.get('get-profile')).body.apiCode).toBe(2020);
});

test('without rotation the refresh token stays the same and good', async () => {
  emulator.settings.rotateRefreshTokens = false;
  const { refresh_token: token = '' } = await client.signIn(zihang);
  expect((await refresh(token)).body.refresh_token).toBe(token);
  expect((await refresh(token)).http).toBe(200);
});

test('the token endpoint wants a form, a client it knows, and the token of that client', async () => {
  const { refresh_token: token = '' } = await client.signIn(zihang);
  const anonymous = new Client(emulator, {});
  const ask = (fields: Record<string, string>) =>
    anonymous.form('/oidc/token', { grant_type: 'refresh_token', refresh_token: token, ...fields });
  expect((await ask({})).body.error).toBe('invalid_client');
  expect((await ask({ client_id: 'other' })).http).toBe(401);
  expect((await ask({ client_id: 'GEN_AUTH_ADMIN_APP_ID' })).body.error).toBe('invalid_grant');
  const json = await client.post('/oidc/token', { grant_type: 'refresh_token', refresh_token: token });
  expect([json.http, json.body.error]).toEqual([400, 'invalid_request']);
  const unknown = await client.form('/oidc/token', { grant_type: 'telepathy' });
  expect(unknown.body.error).toBe('unsupported_grant_type');
  expect((await ask({ client_id: 'GEN_AUTH_APP_ID' })).http).toBe(200);
});

test('tokens end by the clock', async () => {
  const { refresh_token: token = '' } = await client.signIn(zihang);
  emulator.clock.advance(7199_000);
  expect((await client.get('get-profile')).body.statusCode).toBe(200);
  emulator.clock.advance(1000);
  expect((await client.get('get-profile')).body.apiCode).toBe(2020);
  emulator.clock.advance(2592000_000);
  expect((await refresh(token)).body.error).toBe('invalid_grant');
});

test('tests can end access tokens and refuse refresh tokens', async () => {
  const tokens = await client.signIn(zihang);
  emulator.expireAccessTokens();
  expect((await client.get('get-profile')).body.apiCode).toBe(2020);
  emulator.revokeRefreshTokens('another user');
  const renewed = await refresh(tokens.refresh_token ?? '');
  expect(renewed.http).toBe(200);
  emulator.revokeRefreshTokens('650000000000000000000001');
  expect((await refresh(String(renewed.body.refresh_token))).body.error).toBe('invalid_grant');
});

test('a revoked token is refused, the other one of the sign-in stays valid', async () => {
  const tokens = await client.signIn(zihang);
  const revoke = (token: string) =>
    client.form('/oidc/token/revocation', { token, client_id: 'GEN_AUTH_APP_ID' });
  expect((await revoke(tokens.access_token)).http).toBe(200);
  expect((await client.get('get-profile')).body.apiCode).toBe(2020);
  const renewed = await refresh(tokens.refresh_token ?? '');
  expect(renewed.http).toBe(200);
  await revoke(String(renewed.body.refresh_token));
  expect((await refresh(String(renewed.body.refresh_token))).body.error).toBe('invalid_grant');
});

test('introspection tells valid from expired tokens and refuses id tokens', async () => {
  const tokens = await client.signIn(zihang);
  const introspect = async (token: string) =>
    (await client.form('/oidc/token/introspection', { token, client_id: 'GEN_AUTH_APP_ID' })).body;
  const sub = '650000000000000000000001';
  expect(await introspect(tokens.access_token)).toMatchObject({
    active: true,
    sub,
    client_id: 'GEN_AUTH_APP_ID',
  });
  expect(await introspect(tokens.refresh_token ?? '')).toMatchObject({ active: true, sub });
  expect(await introspect(tokens.id_token)).toEqual({ active: false });
  emulator.expireAccessTokens();
  expect(await introspect(tokens.access_token)).toEqual({ active: false });
});

test.each(['/oidc/token/introspection', '/oidc/token/revocation', '/mfa/token/introspection'])(
  '%s without a token is an invalid_request',
  async (path) => {
    const client_id = 'GEN_AUTH_APP_ID';
    for (const answer of [
      await client.form(path, { client_id }),
      await client.form(path, { client_id, token: '' }),
    ]) {
      expect([answer.http, answer.body.error]).toEqual([400, 'invalid_request']);
      expect(answer.body.error_description).toContain('token');
      expect(answer.body.statusCode).toBeUndefined();
    }
  },
);

test('the discovery document has the members that OpenID Connect and the description of the service demand', async () => {
  const { body } = await client.get('/oidc/.well-known/openid-configuration');
  for (const member of [
    'scopes_supported',
    'response_types_supported',
    'response_modes_supported',
    'id_token_encryption_alg_values_supported',
    'id_token_encryption_enc_values_supported',
    'userinfo_signing_alg_values_supported',
    'userinfo_encryption_alg_values_supported',
    'userinfo_encryption_enc_values_supported',
    'token_endpoint_auth_methods_supported',
    'introspection_endpoint_auth_methods_supported',
    'revocation_endpoint_auth_methods_supported',
    'claim_types_supported',
    'claims_supported',
    'code_challenge_methods_supported',
    'subject_types_supported',
  ])
    expect([member, Array.isArray(body[member])]).toEqual([member, true]);
  expect(body.claims_supported).toContain('phone_number_verified');
  expect(body.token_endpoint_auth_methods_supported).toContain('none');
});

test('the issuer is the same in tokens and discovery, under whichever address the emulator is called', async () => {
  const { id_token: token } = await client.signIn(zihang);
  const port = new URL(emulator.url).port;
  const response = await fetch(`http://localhost:${port}/oidc/.well-known/openid-configuration`);
  const { issuer, jwks_uri: keys } = (await response.json()) as { issuer: string; jwks_uri: string };
  expect(decodeJwt(token).iss).toBe(issuer);
  expect(keys).toBe(`http://localhost:${port}/oidc/.well-known/jwks.json`);
});

test('userinfo answers claims by scope to GET and POST, and 401 to an expired token', async () => {
  await client.signIn(zihang, { scope: 'openid email' });
  const { body } = await client.get('/oidc/me');
  expect(body).toEqual({
    sub: '650000000000000000000001',
    email: 'zhouzihang@example.com',
    email_verified: true,
  });
  expect((await client.form('/oidc/me', {})).body).toEqual(body);
  emulator.expireAccessTokens();
  const refused = await client.get('/oidc/me');
  expect([refused.http, refused.body.error]).toEqual([401, 'invalid_token']);
});

test('validate_token answers claims of good tokens and code 400 for others', async () => {
  const tokens = await client.signIn(zihang);
  const ask = async (query: string) => (await client.get(`/api/v2/oidc/validate_token?${query}`)).body;
  expect(await ask(`access_token=${tokens.access_token}`)).toMatchObject({ sub: '650000000000000000000001' });
  expect(await ask(`id_token=${tokens.id_token}`)).toMatchObject({ aud: 'GEN_AUTH_APP_ID' });
  expect(await ask(`id_token=${tokens.id_token.slice(0, -4)}AAAA`)).toMatchObject({ code: 400 });
  expect(await ask('access_token=nonsense')).toMatchObject({ code: 400 });
  emulator.clock.advance(7200_000);
  expect(await ask(`id_token=${tokens.id_token}`)).toMatchObject({ code: 400 });
});

describe('an unknown access token is reported in every form that servers use', () => {
  const expected: Record<(typeof authExpiredForms)[number], [number, Record<string, unknown>]> = {
    'body401-2020': [200, { statusCode: 401, apiCode: 2020 }],
    body401: [200, { statusCode: 401 }],
    http401: [401, { statusCode: 401, apiCode: 2020 }],
    'http401-empty': [401, {}],
    'apiCode-text': [200, { statusCode: 499, apiCode: '2020' }],
    code2020: [200, { code: 2020 }],
    '2206': [200, { code: 2206 }],
    '2207': [200, { code: 2207 }],
  };
  test.each(authExpiredForms.map((form) => [form]))('%s', async (form) => {
    emulator.settings.authExpiredForm = form;
    const answer = await client.get('get-profile', { authorization: 'Bearer unknown' });
    const [http, body] = expected[form];
    expect(answer.http).toBe(http);
    expect(answer.body).toMatchObject(body);
    expect(answer.body.apiCode).toBe(body.apiCode);
  });
});
