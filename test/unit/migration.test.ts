import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import * as sdk from '../../src';
import { successors } from '../../src/methods/unsupported';
import { useApp } from '../support/app';

const app = useApp();

/** A page in English and Chinese. */
const both = (name: string) =>
  ['en/', '']
    .map((folder) => `${folder}migration/${name}.md`)
    .map((page) => ({ page, text: readFileSync(join(__dirname, '../../docs', page), 'utf8') }));
const classicPages = both('authing-wxapp-sdk-4');
const vendorPages = both('authing-miniapp-5');

interface Row {
  before: string[];
  now: string[];
}

/** Calls in the code spans of a text: `mfa.verifySms({ … })` names `mfa.verifySms`. */
function callsIn(text: string): string[] {
  return [...text.matchAll(/`(?:authing\.)?([a-z][\w.]*)\([^`]*`/g)].map(([, name = '']) => name);
}

/** The rows of the tables whose head begins with `head`. */
function rowsOf(text: string, head: string): Row[] {
  const tables = text.split(/\n\n/).filter((block) => new RegExp(`^\\| ${head} `).test(block));
  return tables.flatMap((table) =>
    table
      .split('\n')
      .slice(2)
      .map((line) => {
        const [, before = '', now = ''] = line.split('|');
        return { before: callsIn(before), now: callsIn(now) };
      }),
  );
}

function isMethod(path: string): boolean {
  const authing: unknown = app.client();
  const found = path
    .split('.')
    .reduce<unknown>((owner, name) => (owner as { [name: string]: unknown } | undefined)?.[name], authing);
  return typeof found === 'function';
}

// The public methods of the vendor's client.
const vendorMethods = (
  'getLoginState clearLoginState saveLoginState getPublicKey getLoginCode loginByCode loginByPassword loginByPassCode loginByPhone ' +
  'logout sendSms sendEmailCode refreshToken updatePassword getUserInfo updateAvatar updateUserInfo bindWxByCode bindPlatformByCode ' +
  'bindEmail updateEmailRequest updateEmail bindPhone updatePhoneRequest updatePhone deleteAccountRequest deleteAccount getPhone decryptData'
).split(' ');

// Options of 4.x that have another name now, or none.
const oldOptions = (
  'appHost domain protocol token publicKey requestFrom tokenProvider httpClient graphqlClient secret redirectUri websocketHost ' +
  'tokenEndPointAuthMethod introspectionEndPointAuthMethod revocationEndPointAuthMethod'
).split(' ');

/** Methods that a page names must exist; those that it recommends must be supported. */
function checkNames(named: string[], recommended: string[]): void {
  expect(named.filter((name) => !isMethod(name))).toEqual([]);
  const unsupported = Object.values(successors).join(' ').replace(/!/g, '').split(' ');
  expect(recommended.filter((name) => unsupported.includes(name))).toEqual([]);
}

describe.each(classicPages)('$page', ({ text }) => {
  const rows = rowsOf(text, '4\\.x').filter(({ before }) => before.length > 0);

  it('has a row with a replacement for each call of 4.x that changes', () => {
    expect(rows.length).toBeGreaterThan(35);
    for (const { before, now } of rows) expect([before, now.length > 0]).toEqual([before, true]);
  });

  it('names only existing methods, and no unsupported one as a replacement', () => {
    const replacements = rows.flatMap(({ now }) => now);
    checkNames(callsIn(text), replacements);
  });

  it.each(oldOptions)('says what becomes of the option %s, which the constructor refuses by name', (name) => {
    expect(text).toContain(`\`${name}\``);
    expect(() => app.client({ [name]: 'value' })).toThrow(name);
  });

  it('shows a sign-in with a second factor that runs as printed', async () => {
    const [, code = ''] = /```js\n([^`]*async function signIn[^`]*)```/.exec(text) ?? [];
    const run = runInThisContext(`(function (authing, require) {\n${code}\nreturn signIn;\n})`) as (
      authing: sdk.AuthenticationClient,
      require: () => typeof sdk,
    ) => (username: string, password: string, ask: () => string) => Promise<sdk.User>;
    app.emulator.reset();
    const authing = app.client();
    const signIn = run(authing, () => sdk);
    const user = await signIn('wangruoxi', 'passw0rd', () => String(app.emulator.messages().at(-1)?.code));
    expect(user.username).toBe('wangruoxi');
    expect(authing.checkLoggedIn()).toBe(user.id);
    await expect(signIn('wangruoxi', 'wrong', () => '')).rejects.toMatchObject({ kind: 'api' });
  });
});

describe.each(vendorPages)('$page', ({ text }) => {
  const rows = rowsOf(text, 'miniapp 5\\.x').filter(({ before }) => before.length > 0);

  it('has a row with a replacement for every method of the official SDK', () => {
    expect(rows.map(({ before }) => before[0]).sort()).toEqual([...vendorMethods].sort());
    for (const { now } of rows) expect(now.length).toBeGreaterThan(0);
  });

  it('names only existing methods, and no unsupported one as a replacement', () => {
    const replacements = rows.flatMap(({ now }) => now);
    const outside = text.replace(/^\|.*$/gm, '');
    checkNames([...callsIn(outside), ...replacements], replacements);
  });
});

it.each([
  { pages: classicPages, from: '4.x' },
  { pages: vendorPages, from: 'miniapp 5.x' },
])('the pages about $from list the same calls in both languages', ({ pages }) => {
  const [english, chinese] = pages.map(({ text }) => callsIn(text));
  expect(chinese).toEqual(english);
});
