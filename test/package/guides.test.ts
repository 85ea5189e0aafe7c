// The guides as a reader follows them: the printed files are a mini program, and its buttons do what the page says, in both languages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { totp, type Emulator } from '../../emulator';
import type { OpenPage, Realm } from '../../simulator';
import { EmailScene, SceneType, type AuthenticationClient } from '../../src';
import { useEmulator } from '../support/emulator';
import { root, useGuides } from '../support/guide';

let emulator: Emulator;

useEmulator((started) => {
  emulator = started;
});
const open = useGuides(() => emulator);

const newestCode = () => emulator.messages().at(-1)?.code ?? '';

describe.each(['docs', 'docs/en'])('%s', (docs) => {
  describe('quick-start', () => {
    it('shows the signed-in user, whose sign-in the app has begun', async () => {
      const { realm, phone } = open(`${docs}/quick-start.md`);
      const page = realm.open('pages/index/index');
      await realm.until(() => page.data.user);
      expect(page.data).toMatchObject({ problem: '', user: { id: expect.any(String) } });
      expect(phone.requests.filter(({ path }) => path.endsWith('signin-by-mobile'))).toHaveLength(1);
    });

    it('shows the reason when it fails, and can be tried again', async () => {
      const { realm, phone } = open(`${docs}/quick-start.md`);
      phone.network.offline();
      const page = realm.open('pages/index/index');
      await realm.until(() => page.data.problem);
      phone.network.online();
      await page.fire('signIn');
      expect(page.data).toMatchObject({ problem: '', user: { id: expect.any(String) } });
    });
  });

  describe('login/wechat', () => {
    it('signs in silently', async () => {
      const { realm } = open(`${docs}/login/wechat.md`);
      const page = realm.open('pages/home/home');
      await realm.until(() => page.data.name);
      expect(page.data.problem).toBe('');
    });

    it('sends nothing before the user has agreed, then signs in and out', async () => {
      const { realm, phone } = open(`${docs}/login/wechat.md`);
      const page = realm.open('pages/login/login');
      await page.fire('onSignIn');
      expect(phone.screen.toasts).toHaveLength(1);
      expect(phone.requests).toEqual([]);
      await page.fire('onAgree', { value: ['agreed'] });
      await page.fire('onSignIn');
      expect(page.data).toMatchObject({ busy: false, user: { id: expect.any(String) } });
      await page.fire('onSignOut');
      expect(page.data.user).toBeNull();
    });

    it('restores a session until the user signs out', async () => {
      const { realm } = open(`${docs}/login/wechat.md`);
      const { restore } = realm.require('./utils/session') as { restore(): Promise<unknown> };
      const authing = realm.require('./utils/authing') as AuthenticationClient;
      expect(await restore()).toBeNull();
      const { id } = await authing.loginByCode();
      expect(await restore()).toMatchObject({ id });
      await authing.logout();
      expect(await restore()).toBeNull();
    });
  });

  describe('login/phone', () => {
    const owner = () => emulator.state.users.find(({ username }) => username === 'zhouzihang');
    const giveNumberToOwner = () =>
      Object.assign(owner() ?? {}, { phone: '18812345678', phoneCountryCode: '+86' });

    it('signs in the account of the WeChat identity, with the number', async () => {
      const { realm, phone } = open(`${docs}/login/phone.md`);
      const page = realm.open('pages/login/login');
      await page.fire('onPhone', await phone.user.tapGetPhoneNumber());
      expect(page.data).toMatchObject({ isTaken: false, busy: false, user: { phone: '18812345678' } });
    });

    it('tells when the number belongs to another account, which the second form signs in', async () => {
      giveNumberToOwner();
      const { realm, phone } = open(`${docs}/login/phone.md`);
      const page = realm.open('pages/login/login');
      await page.fire('onPhone', await phone.user.tapGetPhoneNumber());
      expect(page.data).toMatchObject({ isTaken: true, user: { phone: null } });
      const other = realm.open('pages/account/account');
      await realm.until(() => Boolean(other.code));
      await other.fire('onPhone', await phone.user.tapGetPhoneNumber());
      expect(other.data.user).toMatchObject({ id: owner()?.userId, phone: '18812345678' });
      const authing = realm.require('./utils/authing') as AuthenticationClient;
      expect((await authing.loginByCode()).id).toBe(owner()?.userId);
    });

    it('does nothing when the user declines', async () => {
      const { realm, phone } = open(`${docs}/login/phone.md`);
      phone.user.refuse();
      const detail = await phone.user.tapGetPhoneNumber();
      await realm.open('pages/login/login').fire('onPhone', detail);
      expect(phone.requests).toEqual([]);
    });
  });

  describe('login/code', () => {
    it('lists every scene with its value, and no other', () => {
      const rows = readFileSync(join(root, docs, 'login/code.md'), 'utf8').matchAll(
        /^\| (?!`(?:SceneType|EmailScene)`)(`[A-Z].*?) +\| +([^|]*?) +\|/gm,
      );
      const listed = [...rows].map(
        ([, names, value]) => [String(names).match(/\w+/g) ?? [], String(value)] as const,
      );
      const names = listed.flatMap(([each]) => each);
      expect(names.sort()).toEqual([...Object.keys(SceneType), ...Object.keys(EmailScene)].sort());
      const values = listed
        .filter(([, value]) => value.startsWith('`'))
        .map(([[name], value]) => [name, value.slice(1, -1)]);
      expect(Object.fromEntries(values)).toEqual(SceneType);
    });

    it('sends a code and signs in with it', async () => {
      const { realm } = open(`${docs}/login/code.md`);
      const page = realm.open('pages/sms/sms');
      await page.fire('onInput', { value: '13900001111' }, { dataset: { field: 'phone' } });
      await page.fire('onSend');
      expect(page.data.seconds).toBe(60);
      await page.fire('onInput', { value: newestCode() }, { dataset: { field: 'code' } });
      await page.fire('onSignIn');
      expect(page.data).toMatchObject({ busy: false, user: { username: 'zhouzihang' } });
    });
  });

  describe('login/password', () => {
    const submit = { account: 'zhouzihang', password: 'passw0rd', captchaCode: '' };

    it('signs in', async () => {
      const { realm } = open(`${docs}/login/password.md`);
      const page = realm.open('pages/login/login');
      await page.fire('onSubmit', { value: submit });
      expect(page.data).toMatchObject({ busy: false, user: { username: 'zhouzihang' } });
    });

    it('shows a captcha when the server asks for one, and signs in with its text', async () => {
      const { realm } = open(`${docs}/login/password.md`);
      const page = realm.open('pages/login/login');
      for (let tries = 0; tries < 6; tries += 1)
        await page.fire('onSubmit', { value: { ...submit, password: 'wrong' } });
      expect(page.data.picture).toMatch(/^data:image\/svg\+xml,/);
      const captchaCode = emulator.state.tickets[String(page.captchaToken)]?.data.text;
      await page.fire('onSubmit', { value: { ...submit, captchaCode } });
      expect(page.data).toMatchObject({ picture: '', user: { username: 'zhouzihang' } });
    });

    it('registers a user who is signed in then, but not with a weak password', async () => {
      const { realm, phone } = open(`${docs}/login/password.md`);
      const page = realm.open('pages/register/register');
      await page.fire('onRegister', { value: { username: 'mia', password: 'weak' } });
      expect(page.data.problem).not.toBe('');
      expect(phone.requests).toEqual([]);
      await page.fire('onRegister', { value: { username: 'mia', password: 'passw0rd' } });
      expect(page.data).toMatchObject({ problem: '', user: { username: 'mia', token: expect.any(String) } });
    });
  });

  describe('login/mfa', () => {
    const choose = async (page: OpenPage, type: string) => {
      const { factors } = page.data as { factors: { type: string }[] };
      const value = String(factors.findIndex((factor) => factor.type === type));
      await page.fire('onChoose', { value });
    };
    const signIn = async (account: string) => {
      const { realm } = open(`${docs}/login/mfa.md`);
      const page = realm.open('pages/login/login');
      await page.fire('onSubmit', { value: { account, password: 'passw0rd' } });
      expect(page.data.user).toBeNull();
      return page;
    };

    it.each(['sms', 'email'])('completes a sign-in by %s', async (type) => {
      const page = await signIn('wangruoxi');
      await choose(page, type);
      await page.fire('onSend');
      await page.fire('onVerify', { value: { code: '000000' } });
      expect(page.data.problem).not.toBe('');
      await page.fire('onVerify', { value: { code: newestCode() } });
      expect(page.data).toMatchObject({ problem: '', user: { username: 'wangruoxi' } });
    });

    it.each([
      ['totp', () => totp('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', emulator.clock.now())],
      ['recovery', () => 'b8fd5d6c9e0f4a3b2c1d0e9f'],
    ])('completes a sign-in by %s', async (type, code) => {
      const page = await signIn('chensiyuan');
      await choose(page, type);
      await page.fire('onVerify', { value: { code: code() } });
      expect(page.data).toMatchObject({ problem: '', user: { username: 'chensiyuan' } });
    });

    it('adds an authenticator app and removes it', async () => {
      const { realm } = open(`${docs}/login/mfa.md`);
      const authing = realm.require('./utils/authing') as AuthenticationClient;
      await authing.loginByUsername('zhouzihang', 'passw0rd');
      const page = realm.open('pages/authenticator/authenticator');
      await page.fire('onAdd');
      const code = totp(String(page.data.secret), emulator.clock.now());
      await page.fire('onConfirm', { value: { totp: code } });
      expect(page.data).toMatchObject({ isAdded: true, qrcode: '', problem: '' });
      await page.fire('onRemove');
      expect(await authing.mfa.getMfaAuthenticators()).toEqual([]);
    });

    it('sets the password that a first sign-in asks for', async () => {
      const { realm } = open(`${docs}/login/mfa.md`);
      const page = realm.open('pages/first/first');
      const value = { account: 'zhangmin', password: 'passw0rd' };
      await page.fire('onSubmit', { value });
      expect(page.data).toMatchObject({ isFirst: true, user: null });
      await page.fire('onSubmit', { value: { ...value, newPassword: 'new-passw0rd' } });
      expect(page.data).toMatchObject({ isFirst: false, problem: '', user: { username: 'zhangmin' } });
    });
  });

  describe('login/scan', () => {
    const webPage = async (realm: Realm) => {
      const authing = realm.require('./utils/authing') as AuthenticationClient;
      const { random } = await authing.qrcode.geneCode();
      const text = JSON.stringify({ scene: 'APP_AUTH', random });
      return { text, state: async () => (await authing.qrcode.checkStatus(random)).state };
    };

    it.each(['scan', 'scanner'])('signs the web page in when the user agrees (%s)', async (name) => {
      const { realm, phone } = open(`${docs}/login/scan.md`);
      await (realm.require('./utils/authing') as AuthenticationClient).ensureLogin();
      const { text, state } = await webPage(realm);
      phone.user.scan(text);
      const page = realm.open(`pages/${name}/${name}`);
      await page.fire('onScan');
      await realm.until(() => page.data.result);
      expect(await state()).toBe('AUTHORIZED');
    });

    it('tells the page when the user refuses', async () => {
      const { realm, phone } = open(`${docs}/login/scan.md`);
      const { text, state } = await webPage(realm);
      phone.user.scan(text);
      phone.screen.cancelModal();
      await realm.open('pages/scan/scan').fire('onScan');
      expect(await state()).toBe('CANCELLED');
    });
  });

  describe('profile', () => {
    const signedIn = async () => {
      const { realm, phone } = open(`${docs}/profile.md`);
      const authing = realm.require('./utils/authing') as AuthenticationClient;
      await authing.loginByUsername('zhouzihang', 'passw0rd');
      return { realm, phone, authing };
    };

    it('changes avatar and nickname', async () => {
      const { realm, phone, authing } = await signedIn();
      const page = realm.open('pages/profile/profile');
      await realm.until(() => page.data.nickname);
      const before = authing.user?.photo;
      await page.fire('onChooseAvatar', phone.user.chooseAvatar(Buffer.from('picture')));
      await page.fire('onSubmit', { value: { nickname: ' Bob ' } });
      expect(page.data).toMatchObject({ problem: '', busy: false, progress: 0 });
      expect(authing.user).toMatchObject({ nickname: 'Bob', photo: page.data.photo });
      expect(page.data.photo).not.toBe(before);
    });

    it('unbinds a phone number and binds another', async () => {
      const { realm } = await signedIn();
      const page = realm.open('pages/phone/phone');
      await realm.until(() => page.data.bound);
      const type = (field: string, value: string) => page.fire('onInput', { value }, { dataset: { field } });
      await page.fire('onSend');
      await type('code', newestCode());
      await page.fire('onSubmit');
      expect(page.data).toMatchObject({ bound: '', problem: '' });
      await type('phone', '13511112222');
      await page.fire('onSend');
      await type('code', newestCode());
      await page.fire('onSubmit');
      expect(page.data).toMatchObject({ bound: '13511112222', problem: '' });
    });

    it('deletes the account', async () => {
      const { realm, authing } = await signedIn();
      const page = realm.open('pages/delete/delete');
      await realm.until(() => page.data.phone);
      await page.fire('onDelete', { value: { code: '000000' } });
      expect(page.data).toMatchObject({ isDeleted: false, problem: expect.stringMatching(/./) });
      await page.fire('onSend');
      await page.fire('onDelete', { value: { code: newestCode() } });
      expect(page.data).toMatchObject({ isDeleted: true, problem: '' });
      expect(authing.user).toBeNull();
    });
  });
});
