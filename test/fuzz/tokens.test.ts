// Tokens are opaque to the SDK, but the claims of a JWT name its account and its expiry. Any text may look like a JWT.
import fc from 'fast-check';
import { decodeJwt } from 'jose';
import { isGenAuthError, type AuthenticationClient, type User } from '../../src';
import { createSimulator } from '../../simulator';
import { thrownBy, useApp } from '../support/app';
import { anyText, jsonTextWith, objectTextWith, patience, runs } from './random';
import { useServer } from './server';

const app = useApp();
const server = useServer();

function encode(text: string): string {
  return Buffer.from(text).toString('base64url');
}

const number = fc.oneof(
  fc.integer({ min: 1, max: 4_000_000_000 }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom(
    '0',
    '-1',
    '1e13',
    '8.64e12',
    '8640000000001',
    '1e300',
    '"1790000000"',
    'null',
    '""',
    '[5]',
  ),
);
const claims = objectTextWith({
  sub: fc.oneof(
    fc.constantFrom('"u1"', '"u2"', '""', 'null', '1'),
    anyText.map((text) => JSON.stringify(text)),
  ),
  exp: number,
  iat: number,
  aud: fc.constantFrom('"GEN_AUTH_APP_ID"', '["a","b"]'),
});
const tokens = fc
  .oneof(
    { weight: 8, arbitrary: claims.map((payload) => `${encode('{"alg":"RS256"}')}.${encode(payload)}.c2ln`) },
    { weight: 2, arbitrary: jsonTextWith(['sub', 'exp']).map((payload) => `e30.${encode(payload)}.`) },
    // Bytes that are no UTF-8, padding, line breaks, and other alphabets of base64.
    {
      weight: 2,
      arbitrary: fc.uint8Array().map((bytes) => `a.${Buffer.from(bytes).toString('base64url')}.b`),
    },
    { weight: 1, arbitrary: claims.map((payload) => `a.${Buffer.from(payload).toString('base64')}.b`) },
    { weight: 1, arbitrary: claims.map((payload) => `a.${encode(payload).slice(0, -1)}`) },
    { weight: 1, arbitrary: fc.array(anyText, { maxLength: 5 }).map((parts) => parts.join('.')) },
  )
  .filter((token) => token !== '');

/** Claims by another reader of JWTs; `undefined` for what it does not take for one. */
function claimsOf(token: string): { sub?: unknown; exp?: unknown; iat?: unknown } | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}

function client(): AuthenticationClient {
  return app.client({ platform: createSimulator().wx, host: server.url, timeout: 2000 });
}

function checkConfigError(thrown: unknown): void {
  expect(isGenAuthError(thrown) && thrown.kind).toBe('config');
}

/** Sets a user with a token; the error if the token is one of another account. */
function setUser(authing: AuthenticationClient, user: User): unknown {
  try {
    authing.setCurrentUser(user);
    return undefined;
  } catch (thrown) {
    return thrown;
  }
}

it(
  'any token is used as it is, and its end and owner are those that another reader of JWTs finds',
  () => {
    fc.assert(
      fc.property(tokens, (token) => {
        const authing = client();
        authing.setToken(token);
        expect(authing.tokenProvider.getToken()).toBe(token);
        const { sub, exp } = claimsOf(token) ?? {};
        if (typeof sub === 'string' && sub) {
          checkConfigError(thrownBy(() => authing.setCurrentUser({ id: `${sub}, another one` })));
        }
        const id = typeof sub === 'string' && sub ? sub : 'u1';
        const refused = setUser(authing, { id });
        // What looks like a JWT to this reader alone may name another account.
        if (refused) {
          expect(claimsOf(token)).toBeUndefined();
          checkConfigError(refused);
          return;
        }
        const user = authing.user as User;
        expect([user.id, user.token]).toEqual([id, token]);
        const end = user.tokenExpiredAt ?? null;
        expect(end === null || new Date(end).toISOString() === end).toBe(true);
        if (typeof exp === 'number' && exp > 0 && exp < 8.64e12)
          expect(end).toBe(new Date(exp * 1000).toISOString());
      }),
      runs(2000),
    );
  },
  patience,
);

it(
  'the status of any token has numbers or null as times',
  async () => {
    const profile = JSON.stringify({ statusCode: 200, message: '', data: { userId: 'u1' } });
    await fc.assert(
      fc.asyncProperty(
        tokens.filter((token) => /^[\x21-\x7e]+$/.test(token)),
        async (token) => {
          server.answer = { status: 200, body: profile };
          const { status, exp, iat } = await client().checkLoginStatus(token);
          expect(status).toBe(true);
          for (const time of [exp, iat]) expect(time === null || Number.isFinite(time)).toBe(true);
        },
      ),
      runs(200),
    );
  },
  patience,
);

it(
  'any token answer makes a session whose token is the one that was sent, or none',
  async () => {
    const answer = objectTextWith({
      access_token: tokens.map((token) => JSON.stringify(token)),
      refresh_token: anyText.map((token) => JSON.stringify(token)),
      id_token: tokens.map((token) => JSON.stringify(token)),
      expires_in: number,
      expire_in: number,
      scope: anyText.map((text) => JSON.stringify(text)),
    });
    await fc.assert(
      fc.asyncProperty(answer, jsonTextWith(['userId']), async (data, profile) => {
        server.answer = ({ url }) => ({
          status: 200,
          headers: { date: 'Sat, 28 Nov 2026 08:00:00 GMT' },
          body: `{"statusCode":200,"message":"","data":${url.includes('get-profile') ? profile : data}}`,
        });
        const authing = client();
        await authing.loginByCode('code').catch((error: unknown) => expect(isGenAuthError(error)).toBe(true));
        const sent = JSON.parse(data) as { access_token?: unknown };
        const isToken = typeof sent.access_token === 'string' && sent.access_token !== '';
        const { access_token: accessToken } = sent;
        // A token that no header can carry cannot be used; it must not be taken for another one.
        expect([isToken ? accessToken : '', '']).toContain(authing.tokenProvider.getToken());
      }),
      runs(200),
    );
  },
  patience,
);
