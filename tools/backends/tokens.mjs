// Tokens that a back end has to accept, and tokens that it has to refuse.
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { Buffer } from 'node:buffer';
import { SignJWT, decodeJwt } from 'jose';

/** The application that the back end belongs to. */
export const APP_ID = 'GEN_AUTH_APP_ID';
const OTHER_APP = 'another-app';
const HOUR_MS = 3_600_000;

/** Signs in through the emulator, as its application `appId`. */
async function signIn(emulator, appId = APP_ID) {
  const answer = await fetch(`${emulator.url}/api/v3/signin`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-authing-app-id': appId },
    body: JSON.stringify({
      connection: 'PASSWORD',
      passwordPayload: { username: 'zhouzihang', password: 'passw0rd' },
      options: { scope: 'openid profile' },
    }),
  });
  return (await answer.json()).data.access_token;
}

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token like a good one, with other claims or another signature, made with the key of the service itself. */
function forge(emulator, good, { claims = {}, header = {}, key } = {}) {
  const { signing, kid } = emulator.state.keys;
  const payload = Object.fromEntries(
    Object.entries({ ...decodeJwt(good), ...claims }).filter(([, value]) => value !== undefined),
  );
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid, ...header })
    .sign(key ?? createPrivateKey(signing));
}

/** All tokens by what they are; `accepted` says what the back end must do. */
export async function tokensOf(emulator) {
  const good = await signIn(emulator);
  const [header, payload, signature] = good.split('.');
  emulator.seed({ apps: [{ appId: OTHER_APP }] });
  const foreign = await signIn(emulator, OTHER_APP);
  emulator.clock.advance(-3 * HOUR_MS);
  const expired = await signIn(emulator);
  emulator.clock.advance(3 * HOUR_MS);
  const publicPem = createPublicKey(emulator.state.keys.signing).export({ type: 'spki', format: 'pem' });
  const inverted = Buffer.from(signature, 'base64url').map((byte) => byte ^ 1);
  const refused = {
    'a request without a token': '',
    'a text that is no token': 'nonsense',
    'three parts that are no token': 'a.b.c',
    'a token that has expired': expired,
    'a token of another application': foreign,
    'another key under the same key id': await forge(emulator, good, {
      key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
    }),
    'alg none without a signature': `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
    'alg none with a signature': `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.${signature}`,
    'HS256 with the public key as the secret': await forge(emulator, good, {
      header: { alg: 'HS256' },
      key: Buffer.from(String(publicPem)),
    }),
    'a changed signature': [header, payload, inverted.toString('base64url')].join('.'),
    'changed claims': [header, encode({ ...decodeJwt(good), sub: 'admin' }), signature].join('.'),
    'an unknown key': await forge(emulator, good, { header: { kid: 'unknown' } }),
    'another issuer': await forge(emulator, good, { claims: { iss: 'https://other.genauth.ai/oidc' } }),
    'no expiry': await forge(emulator, good, { claims: { exp: undefined } }),
    'no audience': await forge(emulator, good, { claims: { aud: undefined } }),
    'an audience without the application': await forge(emulator, good, { claims: { aud: [OTHER_APP] } }),
    'no user': await forge(emulator, good, { claims: { sub: undefined } }),
  };
  const accepted = {
    'a good token': good,
    'an audience with the application among others': await forge(emulator, good, {
      claims: { aud: [OTHER_APP, APP_ID] },
    }),
  };
  return { accepted, refused, userId: decodeJwt(good).sub };
}
