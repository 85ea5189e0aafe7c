// What one SDK costs a phone and its server in requests, calls of `wx` and storage operations: <name of the SDK> <its file> [what
// an earlier launch has stored, as JSON]. A process of its own, with a server in memory whose tokens expire. Prints JSON: by scenario [requests, other calls of wx, storage operations, answers].
import { readFileSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { answers, createWx, inject, load } from './phone.mjs';
import { sdks } from './sdks.mjs';

const [name, file, found] = process.argv.slice(2);
const stored = new Map(JSON.parse(found ?? '[]'));
const { create, signIn, signOut, profile } = sdks[name];

const realNow = Date.now;
let passed = 0;
let valid = 0;
Date.now = () => realNow() + passed;

const issued = () => ({
  ...answers['/oidc/token'],
  access_token: `token-${valid}`,
  refresh_token: `renewal-${valid}`,
});
const refused = { statusCode: 401, apiCode: 2020, message: 'expired' };

/** What the server answers: users with the last token get their profile. */
function answerTo(path, header) {
  const token = Object.entries(header ?? {}).find(([key]) => key.toLowerCase() === 'authorization')?.[1];
  const isValid = !!token && token.endsWith(`token-${valid}`);
  if (path === '/api/v3/signin-by-mobile') return { ...answers[path], data: issued() };
  if (path === '/connections/social/wechat-miniprogram/auth')
    return { ...answers[path], data: { ...answers[path].data, token: `token-${valid}` } };
  if (path === '/oidc/token') return issued();
  if (path === '/api/v3/get-profile' && !isValid) return refused;
  if (path === '/graphql/v2' && isValid)
    return { data: { user: { ...answers[path].data.user, token: `token-${valid}` } } };
  if (path === '/graphql/v2') return { errors: [{ message: { code: 2020, message: 'expired' } }] };
  return answers[path];
}

/** The `wx` of the benchmarks, with answers that come later, as those of a network do, and every call counted. */
function countedWx(counts) {
  const plain = createWx(stored);
  plain.request = async ({ url, header, success }) => {
    await turn();
    const [path] = url.replace(/^https:\/\/[^/]+/, '').split('?');
    success({ statusCode: 200, header: {}, data: answerTo(path, header) });
  };
  const entries = Object.entries(plain).map(([api, run]) => {
    const kind = api === 'request' ? 0 : /Storage/.test(api) ? 2 : 1;
    return [
      api,
      (...values) => {
        counts[kind] += 1;
        return run(...values);
      },
    ];
  });
  return Object.fromEntries(entries);
}

const counts = [0, 0, 0];
globalThis.wx = countedWx(counts);
inject(name, readFileSync(file, 'utf8'));

/** What `run` needs, and how many of its calls bring the user. */
async function count(run) {
  counts.fill(0);
  const users = [await run()].flat();
  // What goes on after the answer belongs to it.
  for (let turns = 0; turns < 20; turns++) await turn();
  return [...counts, users.filter((user) => user && user.nickname === 'Bob').length];
}

/** The token expires; the first `times` calls after that come at the same time. */
async function onExpiredToken(client, times) {
  valid += 1;
  passed += 7200_000 + 1000;
  return count(() =>
    Promise.all(Array.from({ length: times }, () => Promise.resolve(profile(client)).catch(() => undefined))),
  );
}

const results = {};
if (found) {
  results.relaunch = await count(() => profile(create(load(name))));
} else {
  const client = create(load(name));
  results.signIn = await count(() => signIn(client));
  results.call = await count(() => profile(client));
  results.stored = [...stored];
  results.expired50 = await onExpiredToken(client, 50);
  await signIn(client);
  results.expired1000 = await onExpiredToken(client, 1000);
  await signIn(client);
  results.signOut = await count(() => signOut(client));
}
console.log(JSON.stringify(results));
