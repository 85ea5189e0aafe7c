import { routes } from '../../../src/api';
import { pathOf } from '../../../src/api/route';
import { allFacts, fieldsOf, type Field } from '../../contract/facts';
import { samples } from '../../contract/fixtures';
import type { Chance } from './chance';

/** A request as it goes over the wire. */
export interface RandomRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

const known = Object.entries(routes).map(([name, route]) => ({ name, verb: route[0], path: pathOf(route) }));
const extra = [
  { name: 'upload', verb: 'POST', path: '/api/v2/upload' },
  { name: 'userinfo', verb: 'POST', path: '/oidc/me' },
  { name: 'file', verb: 'GET', path: '/files/{text}' },
  { name: 'picture', verb: 'GET', path: '/qrcodes/{text}.svg' },
];
const oddPaths = [
  '//',
  '///x',
  '/%',
  '/%zz',
  '/%00',
  '/\\',
  '/api/v3/',
  '/api/v3',
  '/oidc',
  '/mfa//',
  '/api/v2//x',
];
const oddTexts = [
  '',
  ' ',
  '0',
  '-1',
  'null',
  'true',
  '__proto__',
  'constructor',
  'toString',
  '测试👩‍🚀',
  '\u0000',
  '\ud800',
  '../..',
  '<script>',
  "' or 1=1 --",
  'x'.repeat(5000),
  'a@b.cn',
  'ZHOUZIHANG@EXAMPLE.COM',
  '13900001111',
  'zhouzihang',
  'passw0rd',
  '123456',
  'openid offline_access',
  'my-wxapp',
  'GEN_AUTH_APP_ID',
  '650000000000000000000001',
];
const oddValues = [null, true, false, 0, -1, 1.5, 1e300, [], [1, 2], ['x'], {}, { a: { b: [null] } }];

/** A request that a client might send, with what chance makes of it. `token` is one that is good. */
export function randomRequest(chance: Chance, token: string): RandomRequest {
  const route = chance.pick(chance.happens(0.9) ? known : extra);
  const method = chance.happens(0.93) ? route.verb : chance.pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH']);
  const fields = randomFields(chance, route.name);
  const query = chance.happens(method === 'GET' ? 0.9 : 0.1) ? `?${asForm(fields)}` : '';
  const { type, body } = randomBody(chance, route.path, fields);
  const headers = { ...randomHeaders(chance, token), ...(type ? { 'content-type': type } : {}) };
  return {
    method,
    path: randomPath(chance, route.path) + query,
    headers,
    body: method === 'GET' ? '' : body,
  };
}

function randomPath(chance: Chance, path: string): string {
  const filled = path.replace(
    /\{\w+\}/,
    encodeURIComponent(chance.pick(oddTexts.filter(isEncodable))) || 'x',
  );
  if (chance.happens(0.9)) return filled;
  return chance.pick([
    () => chance.pick(oddPaths),
    () => `${filled}/`,
    () => `/${filled}`,
    () => filled.toUpperCase(),
    () => `${filled}%2f..`,
    () => `/${chance.below(1e9).toString(36)}`,
  ])();
}

/** Good parameters of a method, some of them left out or replaced, or random values for the fields that it has. */
function randomFields(chance: Chance, method: string): Record<string, unknown> {
  const facts = allFacts[method];
  const described = fieldsOf(facts?.query ?? facts?.body);
  const samplesOf = (samples as Record<string, readonly (object | undefined)[]>)[method] ?? [{}];
  const good: Record<string, unknown> = { ...chance.pick(samplesOf) };
  if (chance.happens(0.5)) return good;
  return change(chance, described, chance.happens(0.7) ? good : {});
}

function change(
  chance: Chance,
  fields: readonly Field[],
  good: Record<string, unknown>,
): Record<string, unknown> {
  const changed = { ...good };
  for (const { name, words, fields: inner } of fields) {
    const value = changed[name];
    if (chance.happens(0.6)) continue;
    if (chance.happens(0.2)) delete changed[name];
    else if (inner && chance.happens(0.7))
      changed[name] = change(chance, inner, typeof value === 'object' ? { ...value } : {});
    else if (words && chance.happens(0.7)) changed[name] = chance.pick(words);
    else changed[name] = chance.pick<unknown>(chance.happens(0.7) ? oddTexts : oddValues);
  }
  if (chance.happens(0.1)) changed[chance.pick(oddTexts)] = chance.pick<unknown>(oddValues);
  return changed;
}

function randomBody(
  chance: Chance,
  path: string,
  fields: Record<string, unknown>,
): { type: string | undefined; body: string } {
  const json = JSON.stringify(fields);
  const usual = /^\/(oidc|mfa)\//.test(path)
    ? { type: 'application/x-www-form-urlencoded', body: asForm(fields) }
    : { type: 'application/json', body: json };
  if (chance.happens(0.8) && path !== '/api/v2/upload') return usual;
  return chance.pick([
    () => usual,
    () => ({ type: 'application/json', body: json.slice(0, chance.below(json.length + 1)) }),
    () => ({
      type: 'application/json',
      body: JSON.stringify(chance.pick<unknown>([...oddValues, ...oddTexts])),
    }),
    () => ({ type: chance.pick(['text/plain', 'application/xml', 'x', undefined]), body: json }),
    () => ({ type: 'application/json', body: `${'['.repeat(2000)}${']'.repeat(2000)}` }),
    () => ({
      type: 'application/x-www-form-urlencoded',
      body: chance.pick(['=', '&&&', '%', 'a=%zz', asForm(fields)]),
    }),
    () => randomMultipart(chance),
  ])();
}

function randomMultipart(chance: Chance): { type: string; body: string } {
  const disposition = `Content-Disposition: form-data; name="${chance.pick(['file', 'x', ''])}"; filename="${chance.pick(['a.png', '', '../a', 'a"b'])}"`;
  const part = `--b\r\n${disposition}\r\nContent-Type: ${chance.pick(['image/png', 'text/html', ';', 'image/'])}\r\n\r\nGIF89a\r\n--b--\r\n`;
  return {
    type: chance.pick([
      'multipart/form-data; boundary=b',
      'multipart/form-data; boundary=b',
      'multipart/form-data',
    ]),
    body: chance.happens(0.6) ? part : part.slice(0, chance.below(part.length)),
  };
}

const usualApp: Record<string, string> = { 'x-authing-app-id': 'GEN_AUTH_APP_ID' };
const otherApps: readonly Record<string, string>[] = [
  { 'x-genauth-app-id': 'GEN_AUTH_ADMIN_APP_ID' },
  { 'x-authing-userpool-id': 'GEN_AUTH_USERPOOL_ID' },
  { 'x-authing-app-id': 'other' },
  {},
];

function otherTokens(token: string): string[] {
  const wrong = ['Basic R0VOX0FVVEhfQVBQX0lEOng=', 'Basic ', 'Bearer __proto__', ''];
  return [token, `Bearer ${token.slice(0, -3)}`, ...wrong];
}

function randomHeaders(chance: Chance, token: string): Record<string, string> {
  const app = chance.happens(0.85) ? usualApp : chance.pick(otherApps);
  const authorization = chance.happens(0.8) ? `Bearer ${token}` : chance.pick(otherTokens(token));
  const lang = chance.pick(['zh-CN', 'en-US', '', 'x']);
  return { ...app, 'x-authing-lang': lang, ...(authorization ? { authorization } : {}) };
}

function asForm(fields: Record<string, unknown>): string {
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, text(value)])).toString();
}

/** A lone surrogate cannot be part of a URL. */
function isEncodable(text: string): boolean {
  return !text.includes('\ud800');
}
