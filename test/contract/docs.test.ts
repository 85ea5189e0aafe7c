import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuthenticationClient as OfficialClient } from 'authing-node-sdk';
import { routes } from '../../src/api';
import { pathOf, type Access } from '../../src/api/route';

interface Page {
  readonly file: string;
  /** Headings of the two tables. */
  readonly endpoints: string;
  readonly leftOut: string;
  /** How the page says who may call. */
  readonly who: { readonly [Kind in Access | 'session']: string };
}

const pages: Page[] = [
  {
    file: 'en/reference/api.md',
    endpoints: '## Endpoints',
    leftOut: '## Not for a mini program',
    who: {
      session: 'signed in',
      optional: 'anyone, token sent along',
      anonymous: 'anyone',
      mfaToken: '`mfaToken`',
      accessToken: 'signed in, or `accessToken`',
    },
  },
  {
    file: 'reference/api.md',
    endpoints: '## 接口',
    leftOut: '## 不适用于小程序的接口',
    who: {
      session: '需登录',
      optional: '无需登录，有则带上 token',
      anonymous: '无需登录',
      mfaToken: '`mfaToken`',
      accessToken: '需登录，或传入 `accessToken`',
    },
  },
];

/** Shorthands of the official Node SDK for a call of `signInByCredentials` or `signUp`. */
const shorthand = /^sign(In|Up)By(Email|Phone|Username|Account|AD|LDAP)/;

/** Methods of the official Node SDK that are no endpoints: shorthands, local helpers, browser redirects, web sockets. */
const conveniences = new RegExp(
  [
    '^(constructor|_.*|sub|reconnect|initWebSocket|setAccessToken)$',
    shorthand.source,
    '^(loginWithRedirect|handleRedirectCallback|logoutWithRedirect)$',
    '^(generateCodeChallenge|getCodeChallengeDigest|parseAccessToken|parseIDToken)$',
  ].join('|'),
);

describe.each(pages)('$file', ({ file, endpoints, leftOut, who }) => {
  const text = readFileSync(join(__dirname, '../../docs', file), 'utf8');

  function rowsBelow(heading: string): string[][] {
    const [, section = ''] = text.split(`\n${heading}\n`);
    const [body = ''] = section.split(/\n## /);
    const cells = body.split('\n').filter((line) => line.startsWith('| `'));
    return cells.map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  }

  function quoted(cell = ''): string[] {
    return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  }

  test('lists every method with its endpoint and required access, and no other', () => {
    const documented = rowsBelow(endpoints).flatMap(([names, , endpoint, caller]) =>
      quoted(names).map((name) => [name, quoted(endpoint)[0], caller]),
    );
    const actual = Object.entries(routes).map(([name, route]) => [
      name,
      `${route[0]} ${pathOf(route)}`,
      who[route[2] ?? 'session'],
    ]);
    expect(documented.sort()).toEqual(actual.sort());
  });

  test('every row describes its method', () => {
    const rows = rowsBelow(endpoints);
    expect(rows.length).toBeGreaterThan(90);
    for (const [names, purpose = ''] of rows) expect(`${names}: ${purpose}`).toMatch(/: .{3,}/);
  });

  test('lists the endpoints left out with a reason, none of which has a method', () => {
    const rows = rowsBelow(leftOut);
    expect(rows.length).toBeGreaterThan(40);
    for (const [endpoint, names, reason = ''] of rows) {
      expect(quoted(endpoint)[0]).toMatch(/^(GET|POST|PUT|DELETE) \//);
      expect(Object.keys(routes)).not.toContain(quoted(names)[0]);
      expect(reason).toMatch(/\S{3,}/);
    }
  });

  test('names the replacement for each shorthand of the official Node SDK', () => {
    const names = Object.getOwnPropertyNames(OfficialClient.prototype).filter((name) => shorthand.test(name));
    const lines = text.split('\n');
    const call = (name: string) =>
      lines.find((line) => line.startsWith('| ') && line.includes(`\`${name}\``))?.split('|')[2];
    for (const name of names)
      expect([name, call(name)]).toEqual([name, expect.stringMatching(/^ `sign(InByCredentials|Up)\(/)]);
    expect(names.length).toBeGreaterThan(10);
  });

  test('covers every endpoint of the official Node SDK', () => {
    const leftOutNames = new Set(rowsBelow(leftOut).flatMap(([, names]) => quoted(names)));
    const unaccounted = Object.getOwnPropertyNames(OfficialClient.prototype).filter(
      (name) => !(name in routes) && !leftOutNames.has(name) && !conveniences.test(name),
    );
    expect(unaccounted).toEqual([]);
  });
});
