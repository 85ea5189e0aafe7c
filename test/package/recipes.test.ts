// The recipes of docs/errors.md: each step of a sign-in happens on the emulator, and the block of the page takes it to its end.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { totp } from '../../emulator';
import type { Simulator } from '../../simulator';
import type { AuthenticationClient, User } from '../../src';
import { useApp } from '../support/app';
import { SnippetRunner } from '../support/snippet';

const app = useApp();
const pages = ['docs/errors.md', 'docs/en/errors.md'];

/** What the app shows the user; resolves to what the user types. */
type Ask = (title: string, image?: string) => Promise<string>;
type Recipe = (...values: unknown[]) => Promise<User | null>;

interface Person {
  /** What the user types, in order: a text, or what is known only when it is asked for. */
  types: (string | ((image?: string) => string))[];
}

function blockBelow(page: string, anchor: string): string {
  const text = readFileSync(join(__dirname, '../..', page), 'utf8');
  const section = text.split(`<a id="${anchor}"></a>\n`)[1] ?? '';
  return /^```js\n([\s\S]*?)^```$/m.exec(section)?.[1] ?? '';
}

/** Loads the function of a recipe on a phone, with a client of the built SDK. */
async function load(page: string, anchor: string, options = '') {
  const block = blockBelow(page, anchor);
  const name = /async function (\w+)/.exec(block)?.[1] ?? '';
  const runner = new SnippetRunner(app.emulator);
  const context = (await runner.run(`
    const { AuthenticationClient } = require('authing-wxapp-sdk');
    const { rsa } = require('authing-wxapp-sdk/encrypt');
    const authing = new AuthenticationClient({ appId: 'GEN_AUTH_APP_ID', extIdpConnidentifier: 'my-wxapp', ${options} });
    ${block}
    return { authing, recipe: ${name} };`)) as { authing: AuthenticationClient; recipe: Recipe };
  return { ...context, phone: runner.phone };
}

/** A user who answers each question once, and is asked no other. */
function asked({ types }: Person): Ask & { left: Person['types'] } {
  const left = [...types];
  const ask = (_title: string, image?: string) => {
    const next = left.shift();
    if (next === undefined) return Promise.reject(new Error('This was not expected to be asked.'));
    return Promise.resolve(typeof next === 'string' ? next : next(image));
  };
  return Object.assign(ask, { left });
}

const sent = () => app.emulator.messages().at(-1)?.code ?? '';
const person = (username: string) => {
  const found = app.emulator.state.users.find((user) => user.username === username);
  if (!found) throw new Error(`The seed has no ${username}.`);
  return found;
};
/** Codes of the refusals that the phone has received. */
const refusals = (phone: Simulator) =>
  phone.requests
    .map(({ responseData }) => (responseData as { apiCode?: number }).apiCode)
    .filter((code) => code !== undefined);

describe.each(pages)('%s', (page) => {
  it('1635: the user proves a second factor by authenticator app', async () => {
    const { authing, phone, recipe } = await load(page, 'step-1635');
    const ask = asked({ types: [() => totp('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', app.emulator.clock.now())] });
    expect(await recipe('chensiyuan', 'passw0rd', ask)).toMatchObject({ username: 'chensiyuan' });
    expect(refusals(phone)).toEqual([1635]);
    expect(authing.user?.username).toBe('chensiyuan');
    expect(ask.left).toEqual([]);
  });

  it('1635: the user proves a second factor by SMS', async () => {
    const { phone, recipe } = await load(page, 'step-1635');
    expect(await recipe('wangruoxi', 'passw0rd', asked({ types: [sent] }))).toMatchObject({
      username: 'wangruoxi',
    });
    expect(refusals(phone)).toEqual([1635]);
  });

  it('1636: a factor that only the application demands is proved by SMS, else by mail', async () => {
    app.emulator.changeSettings({ signInStep: 'mfa' });
    const { phone, recipe } = await load(page, 'step-1635');
    expect(await recipe('zhouzihang', 'passw0rd', asked({ types: [sent] }))).toMatchObject({
      username: 'zhouzihang',
    });
    person('zhouzihang').phone = undefined;
    expect(await recipe('zhouzihang', 'passw0rd', asked({ types: [sent] }))).toMatchObject({
      username: 'zhouzihang',
    });
    expect(app.emulator.messages().map(({ kind }) => kind)).toEqual(['sms', 'email']);
    expect(refusals(phone)).toEqual([1636, 1636]);
  });

  it('1639: the user sets a password at the first sign-in', async () => {
    app.emulator.changeSettings({ signInStep: 'first-reset' });
    const { authing, phone, recipe } = await load(page, 'step-1639', 'encrypt: rsa');
    expect(await recipe('zhouzihang', 'passw0rd', asked({ types: ['stronger1'] }))).toMatchObject({
      username: 'zhouzihang',
    });
    expect(refusals(phone)).toEqual([1639]);
    await authing.logout();
    expect(await authing.loginByUsername('zhouzihang', 'stronger1')).toMatchObject({
      username: 'zhouzihang',
    });
  });

  it.each([
    ['bind', 1640],
    ['bind-or-create', 1641],
  ] as const)(
    '%s (%s): the user signs in to an account, which WeChat then signs in to',
    async (step, code) => {
      app.emulator.changeSettings({ signInStep: step });
      const { authing, phone, recipe } = await load(page, 'step-1640');
      const { phone: number, userId } = person('zhouzihang');
      const type = () => {
        // The setting stops every sign-in, so the page says to change it back here.
        app.emulator.changeSettings({ signInStep: 'none' });
        return sent();
      };
      expect(await recipe(asked({ types: [String(number), type] }))).toMatchObject({ id: userId });
      expect(refusals(phone)).toEqual([code]);
      await authing.logout();
      expect(await authing.loginByCode()).toMatchObject({ id: userId });
    },
  );

  it.each([
    ['complete', 1642],
    ['unlock', 1643],
  ] as const)('%s (%s): the user is told why, and is not signed in', async (step, code) => {
    app.emulator.changeSettings({ signInStep: step });
    const { authing, phone, recipe } = await load(page, 'step-1642');
    expect(await recipe('zhouzihang', 'passw0rd')).toBeNull();
    expect(refusals(phone)).toEqual([code]);
    expect(phone.screen.modals).toMatchObject([{ content: expect.stringMatching(/\p{Script=Han}/u) }]);
    expect(authing.user).toBeNull();
  });

  it('2000: the user reads a picture, and another after a slip', async () => {
    app.emulator.changeSettings({ signInStep: 'captcha' });
    const { phone, recipe } = await load(page, 'step-2000');
    const readPicture = (image = '') => {
      expect(image).toMatch(/^data:image\/svg\+xml,/);
      return [...decodeURIComponent(image).matchAll(/<text[^>]*>(.)</g)].map(([, letter]) => letter).join('');
    };
    const ask = asked({ types: ['nope', readPicture] });
    expect(await recipe('zhouzihang', 'passw0rd', ask)).toMatchObject({ username: 'zhouzihang' });
    expect(refusals(phone)).toEqual([2000, 2000]);
  });

  it('2058: the user replaces a password that has expired', async () => {
    app.emulator.changeSettings({ signInStep: 'forced-reset' });
    const { authing, phone, recipe } = await load(page, 'step-2058');
    const ask = asked({ types: [String(person('zhouzihang').phone), sent, 'stronger1'] });
    expect(await recipe('zhouzihang', 'passw0rd', ask)).toMatchObject({ username: 'zhouzihang' });
    expect(refusals(phone)).toEqual([2058]);
    await authing.logout();
    expect(await authing.loginByUsername('zhouzihang', 'stronger1')).toMatchObject({
      username: 'zhouzihang',
    });
  });

  it.each(['step-1635', 'step-1639', 'step-2000', 'step-2058', 'step-1642'])(
    '%s hands on every other error',
    async (anchor) => {
      const { authing, recipe } = await load(page, anchor);
      await expect(recipe('zhouzihang', 'wrong', asked({ types: [] }))).rejects.toMatchObject({ code: 2333 });
      expect(authing.user).toBeNull();
    },
  );
});
