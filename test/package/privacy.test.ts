// What the page about privacy says of consent, data and functions is what happens, in both languages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Emulator } from '../../emulator';
import type { AuthenticationClient } from '../../src';
import { useEmulator } from '../support/emulator';
import { root, useGuides } from '../support/guide';

const key = 'genauth:GEN_AUTH_APP_ID';

let emulator: Emulator;

useEmulator((started) => {
  emulator = started;
});
const openGuide = useGuides(() => emulator);

/** Names of the functions of `wx` that the SDK declares to use. */
function platformFunctions(): string[] {
  const file = join(root, 'src/platform/platform.ts');
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const platform = source.statements.find(
    (each): each is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(each) && each.name.text === 'Platform',
  );
  return (platform?.members ?? []).map((member) => (member.name as ts.Identifier).text);
}

describe.each(['docs/privacy.md', 'docs/en/privacy.md'])('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const open = () => openGuide(page);

  it('creates an account only after box and privacy guidelines', async () => {
    const { realm, phone } = open();
    phone.privacy.refuse();
    const start = realm.open('pages/start/start');
    await start.fire('onStart');
    await start.fire('onAgree', { value: ['agreed'] });
    await start.fire('onStart');
    expect(start.data).toMatchObject({ user: null, problem: expect.stringMatching(/./) });
    expect(phone.requests).toEqual([]);
    phone.privacy.agree();
    await start.fire('onStart');
    expect(start.data).toMatchObject({ user: { id: expect.any(String) }, problem: '' });
  });

  it('creates an account without privacy functions when the box is checked', async () => {
    const { realm } = open();
    // As below base library 2.32.3.
    realm.run('wx = Object.assign({}, wx, { requirePrivacyAuthorize: undefined });');
    expect(realm.run('typeof wx.requirePrivacyAuthorize')).toBe('undefined');
    const start = realm.open('pages/start/start');
    await start.fire('onAgree', { value: ['agreed'] });
    await start.fire('onStart');
    expect(start.data.user).toMatchObject({ id: expect.any(String) });
  });

  it.each([
    ['onAgree', true],
    ['onDisagree', false],
  ])('asks in a dialog of its own: %s', async (answer, isSignedIn) => {
    const { realm, phone } = open();
    phone.privacy.reset();
    const ask = realm.open('pages/ask/ask');
    const starting = ask.fire('onStart');
    await realm.until(() => ask.data.asking);
    expect(phone.requests).toEqual([]);
    await ask.fire(answer);
    await starting;
    expect([ask.data.asking, ask.data.user !== null]).toEqual([false, isSignedIn]);
    expect(phone.requests.length > 0).toBe(isSignedIn);
  });

  it('deletes the record of a user who signs out, and leaves that of a refused one empty', async () => {
    const { realm, phone } = open();
    const authing = realm.require('./utils/authing') as AuthenticationClient;
    await authing.loginByCode();
    expect(phone.storage.snapshot()).toHaveProperty([key]);
    await authing.logout();
    expect(phone.storage.snapshot()).not.toHaveProperty([key]);
    await authing.loginByCode();
    emulator.revokeRefreshTokens();
    await expect(authing.refreshToken()).rejects.toMatchObject({ kind: 'session' });
    expect(phone.storage.snapshot()[key]).toBe('{"v":1}');
    expect(text).toContain('`{"v":1}`');
  });

  it('deletes the record of a deleted account, and stores no password', async () => {
    const { realm, phone } = open();
    const authing = realm.require('./utils/authing') as AuthenticationClient;
    await authing.loginByUsername('zhouzihang', 'passw0rd');
    expect(JSON.stringify(phone.storage.snapshot())).not.toContain('passw0rd');
    const grant = await authing.deleteAccountRequest({
      verifyMethod: 'PASSWORD',
      passwordPayload: { password: 'passw0rd' },
    });
    await authing.deleteAccount(grant);
    expect(phone.storage.snapshot()).not.toHaveProperty([key]);
  });

  it('lists the functions of wx that the SDK uses, and no other', () => {
    const [, table = ''] = /\n\| (?:接口|Functions) [^\n]*\n\|[^\n]*\n((?:\|[^\n]*\n)+)/.exec(text) ?? [];
    const cells = table.split('\n').map((row) => row.split('|')[1] ?? '');
    const named = cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map((match) => String(match[1])));
    expect(named.sort()).toEqual(platformFunctions().sort());
  });
});
