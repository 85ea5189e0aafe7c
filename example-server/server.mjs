// A back end of your own that trusts GenAuth: it verifies the access token of each request with GenAuth's public keys.
import { createServer } from 'node:http';
import process from 'node:process';
import { pathToFileURL, URL } from 'node:url';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';

/** Where GenAuth keeps its public keys, and the name by which it signs. */
async function discover(host) {
  const answer = await fetch(`${host}/oidc/.well-known/openid-configuration`);
  const { issuer, jwks_uri: keys } = await answer.json();
  // Keeps the keys, and fetches them again when a token is signed with a new one.
  return { issuer, keySet: createRemoteJWKSet(new URL(keys)) };
}

/** Makes a function that resolves to the claims of a token, and rejects for any that GenAuth has not issued to this application. */
export function createVerifier({ host, appId }) {
  let provider;
  return async (token) => {
    // Read once. A failure is not kept: the next request tries again.
    provider ??= discover(host).catch((error) => {
      provider = undefined;
      throw error;
    });
    const { issuer, keySet } = await provider;
    // Naming the algorithm matters: otherwise the token would choose how it is checked.
    const options = { issuer, audience: appId, algorithms: ['RS256'] };
    return (await jwtVerify(token, keySet, options)).payload;
  };
}

/** Whether the token is to blame, and not the way to GenAuth. */
function isRefusal(error) {
  return error instanceof errors.JOSEError && /^ERR_(JWT|JWS|JWKS_NO_MATCHING|JOSE_ALG)/.test(error.code);
}

async function answer(request, verify) {
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (!token) return [401, { message: 'Send the access token: Authorization: Bearer <token>' }];
  try {
    const claims = await verify(token);
    // `sub` is the id of the GenAuth user. Never trust a user id that the client sends itself.
    if (request.url === '/me') return [200, { userId: claims.sub, expires: new Date(claims.exp * 1000) }];
    return [404, { message: 'Not found' }];
  } catch (error) {
    if (isRefusal(error)) return [401, { message: error.message, code: error.code }];
    throw error;
  }
}

/** The back end: `GET /me` answers with who is calling. */
export function createBackend(verify) {
  return createServer(async (request, response) => {
    const [status, body] = await answer(request, verify).catch(() => [503, { message: 'Try again later' }]);
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(body));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { GENAUTH_HOST = 'http://127.0.0.1:4010', GENAUTH_APP_ID = 'GEN_AUTH_APP_ID' } = process.env;
  const { PORT = '4030', LISTEN = '127.0.0.1' } = process.env;
  const verify = createVerifier({ host: GENAUTH_HOST, appId: GENAUTH_APP_ID });
  const server = createBackend(verify).listen(Number(PORT), LISTEN, () => {
    const { address, port } = server.address();
    console.log(`Back end on http://${address}:${port} for the users of ${GENAUTH_HOST}`);
  });
}
