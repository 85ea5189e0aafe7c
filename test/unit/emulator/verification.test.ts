// What the own server of an app does with the tokens that a mini program sends along: it checks them, with the public keys of the
// emulator and without asking it about each one.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createRemoteJWKSet,
  exportSPKI,
  importJWK,
  jwtVerify,
  SignJWT,
  UnsecuredJWT,
  type JWTPayload,
} from 'jose';
import { startEmulator, type Emulator } from '../../../emulator';
import { Client, zihang } from './http';

const audience = 'GEN_AUTH_APP_ID';
let emulator: Emulator;
let client: Client;
let server: Server;
let serverUrl: string;

beforeAll(async () => {
  emulator = await startEmulator();
  server = appServer(`${emulator.url}/oidc`);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  emulator.reset();
  client = new Client(emulator);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await emulator.close();
});

/** Answers with the claims of the bearer token, or with 401 and the code of what is wrong with it. */
function appServer(issuer: string): Server {
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));
  return createServer((request, response) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    jwtVerify(token, keys, { issuer, audience, algorithms: ['RS256'] }).then(
      ({ payload }) => response.end(JSON.stringify(payload)),
      (error: { code: string; claim?: string }) => {
        response.statusCode = 401;
        response.end(JSON.stringify({ code: error.code, claim: error.claim }));
      },
    );
  });
}

async function ask(
  token: string,
): Promise<{ status: number; body: JWTPayload & { code?: string; claim?: string } }> {
  const response = await fetch(serverUrl, { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, body: (await response.json()) as JWTPayload };
}

test('an access token and an id token are accepted, and name their user', async () => {
  const tokens = await client.signIn(zihang);
  const access = await ask(tokens.access_token);
  expect(access).toMatchObject({
    status: 200,
    body: { sub: '650000000000000000000001', aud: audience, scope: tokens.scope },
  });
  const id = await ask(tokens.id_token);
  expect(id).toMatchObject({
    status: 200,
    body: { sub: '650000000000000000000001', username: 'zhouzihang', email: 'zhouzihang@example.com' },
  });
});

test('the keys are fetched once, not for each token', async () => {
  const fetched = () => emulator.requests.filter((request) => request.path.endsWith('jwks.json')).length;
  const before = fetched();
  for (let call = 0; call < 3; call += 1)
    expect((await ask((await client.signIn(zihang)).access_token)).status).toBe(200);
  expect(fetched() - before).toBeLessThanOrEqual(1);
});

test.each(['access_token', 'id_token'] as const)('an %s of another issuer is refused', async (kind) => {
  const other = await startEmulator();
  const tokens = await new Client(other).signIn(zihang);
  await other.close();
  expect(await ask(tokens[kind])).toEqual({
    status: 401,
    body: { code: 'ERR_JWT_CLAIM_VALIDATION_FAILED', claim: 'iss' },
  });
});

test.each(['access_token', 'id_token'] as const)('an %s for another application is refused', async (kind) => {
  const admin = new Client(emulator, { 'x-authing-app-id': 'GEN_AUTH_ADMIN_APP_ID' });
  const tokens = await admin.signIn(zihang);
  expect(await ask(tokens[kind])).toEqual({
    status: 401,
    body: { code: 'ERR_JWT_CLAIM_VALIDATION_FAILED', claim: 'aud' },
  });
});

test.each(['access_token', 'id_token'] as const)('an %s that has expired is refused', async (kind) => {
  emulator.clock.advance(-7201_000);
  const tokens = await client.signIn(zihang);
  expect(await ask(tokens[kind])).toMatchObject({ status: 401, body: { code: 'ERR_JWT_EXPIRED' } });
});

describe('a token that was made up is refused', () => {
  const claims = { sub: '650000000000000000000001', scope: 'openid' };
  const good = () => ({
    ...claims,
    iss: `${emulator.url}/oidc`,
    aud: audience,
    exp: Math.floor(Date.now() / 1000) + 60,
  });

  test('with other claims under the old signature', async () => {
    const [header, , signature] = (await client.signIn(zihang)).access_token.split('.');
    const payload = Buffer.from(JSON.stringify({ ...good(), sub: 'another-user' })).toString('base64url');
    const { status, body } = await ask([header, payload, signature].join('.'));
    expect([status, body.code]).toEqual([401, 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED']);
  });

  test('without signature', async () => {
    expect((await ask(new UnsecuredJWT(good()).encode())).status).toBe(401);
  });

  test('with the public key taken for a secret', async () => {
    const [jwk] = (
      (await client.get('/oidc/.well-known/jwks.json')).body as unknown as { keys: [JsonWebKey] }
    ).keys;
    const key = await importJWK(jwk as Parameters<typeof importJWK>[0], 'RS256', { extractable: true });
    const secret = new TextEncoder().encode(await exportSPKI(key as Parameters<typeof exportSPKI>[0]));
    const token = await new SignJWT(good()).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    expect((await ask(token)).status).toBe(401);
  });

  test('as an opaque text', async () => {
    emulator.changeSettings({ opaqueTokens: true });
    expect((await ask((await client.signIn(zihang)).access_token)).status).toBe(401);
  });
});

test('HS256 tokens verify with the app secret, for servers of applications that are not set to RS256', async () => {
  emulator.changeSettings({ tokenAlgorithm: 'HS256' });
  const tokens = await client.signIn(zihang);
  const options = { issuer: `${emulator.url}/oidc`, audience, algorithms: ['HS256'] };
  const secret = new TextEncoder().encode('GEN_AUTH_APP_SECRET');
  for (const token of [tokens.access_token, tokens.id_token])
    expect((await jwtVerify(token, secret, options)).payload.sub).toBe('650000000000000000000001');
  const wrong = new TextEncoder().encode('another secret');
  await expect(jwtVerify(tokens.id_token, wrong, options)).rejects.toThrow('signature');
  expect((await ask(tokens.access_token)).status).toBe(401);
});
