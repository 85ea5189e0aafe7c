// Every text goes to the server as it is, in a query, a path, a form or JSON; compared with what a server reads from the wire.
import fc from 'fast-check';
import { AuthenticationClient } from '../../src';
import { createSimulator } from '../../simulator';
import { appId, useApp } from '../support/app';
import { anyText, patience, runs } from './random';
import { useServer, type RawRequest } from './server';

const app = useApp();
const server = useServer();
let authing: AuthenticationClient;
beforeEach(() => {
  const platform = createSimulator().wx as never;
  authing = new AuthenticationClient({ appId, host: server.url, platform, accessToken: 'a.b.c' });
  server.answer = { status: 200, body: '{"statusCode":200,"message":"","data":[]}' };
});

/** What UTF-8 makes of a text: halves of surrogate pairs become U+FFFD. */
function inUtf8(text: string): string {
  return Buffer.from(text).toString();
}

/** The one request that a call sends. */
async function sentBy(call: Promise<unknown>): Promise<RawRequest & { path: string; query: string }> {
  await call;
  const [request, ...more] = server.requests.splice(0);
  if (!request || more.length > 0) throw new Error('One request was expected.');
  const [path, query] = request.url.split('?', 2);
  return { ...request, path: String(path), query: query ?? '' };
}

/** Reads `a=1&b=2` as servers do: `+` is a blank. */
function pairsOf(text: string): [string, string][] {
  return text === ''
    ? []
    : text
        .split('&')
        .map(
          (pair) =>
            pair.split('=', 2).map((part) => decodeURIComponent(part.replace(/\+/g, ' '))) as [
              string,
              string,
            ],
        );
}

// `appId` has a meaning of its own in one path, and an object has no own key `__proto__` unless it is defined.
const params = fc.dictionary(
  anyText.filter((name) => name !== '__proto__'),
  anyText,
  { maxKeys: 5 },
);

it(
  'any text reaches the server in a query as it is',
  async () => {
    await fc.assert(
      fc.asyncProperty(params, async (given) => {
        const { method, path, query } = await sentBy(authing.api.getRoleList(given));
        expect([method, path]).toEqual(['GET', '/api/v3/get-my-role-list']);
        expect(query).toMatch(/^[\w.!~*'()%=&-]*$/);
        expect(pairsOf(query)).toEqual(Object.entries(given).map((pair) => pair.map(inUtf8)));
        expect([...new URLSearchParams(query)]).toEqual(pairsOf(query));
      }),
      runs(400),
    );
  },
  patience,
);

it(
  'any text reaches the server in a path as it is, and never leads to another path',
  async () => {
    const text = fc.oneof(
      anyText,
      fc.constantFrom(
        '..',
        '.',
        '../..',
        '%2e%2e',
        '/',
        '//evil.test',
        '\\\\evil.test',
        '?a=1',
        '#',
        '@evil.test',
      ),
    );
    await fc.assert(
      fc.asyncProperty(text, async (id) => {
        fc.pre(id !== '');
        const call = authing.api.getApplicationPublicConfig({ appId: id });
        const { path, headers } = await sentBy(call);
        expect(headers.authorization).toBeUndefined();
        // The two names that no URL can hold: the path gets shorter, the host stays the same.
        if (id === '.' || id === '..') return;
        const found = /^\/api\/v2\/applications\/([^/]+)\/public-config$/.exec(path);
        expect(found && decodeURIComponent(String(found[1]))).toBe(inUtf8(id));
      }),
      runs(400),
    );
  },
  patience,
);

it(
  'any text reaches the server in a form as it is',
  async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (token) => {
        fc.pre(token !== '');
        const { body, query, headers } = await sentBy(authing.api.revokeToken({ token }));
        expect([query, headers['content-type']]).toEqual(['', 'application/x-www-form-urlencoded']);
        expect(pairsOf(body)).toEqual([
          ['token', inUtf8(token)],
          ['client_id', appId],
        ]);
      }),
      runs(400),
    );
  },
  patience,
);

it(
  'any text reaches the server in JSON as it is',
  async () => {
    await fc.assert(
      fc.asyncProperty(params, async (customData) => {
        const { body, headers } = await sentBy(authing.api.updateProfile({ customData }));
        expect(headers['content-type']).toBe('application/json');
        expect(JSON.parse(body)).toEqual({ customData });
      }),
      runs(400),
    );
  },
  patience,
);

it(
  'any identifier of an app goes into headers as it is, or is refused by name',
  async () => {
    let clients = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyText, fc.string()), async (id) => {
        const make = () => app.client({ appId: id, host: server.url, accessToken: 'a.b.c' });
        if (!/^[\x20-\x7e]+$/.test(id)) {
          expect(make).toThrow(/appId/);
          return;
        }
        clients += 1;
        const { headers } = await sentBy(make().api.getRoleList({}));
        // HTTP does not carry blanks around a value.
        expect(headers['x-authing-app-id'] ?? '').toBe(id.trim());
      }),
      runs(300),
    );
    expect(clients).toBeGreaterThan(50);
  },
  patience,
);
