// The guides as a reader follows them: the printed files are a mini program, and its buttons do what the page says, in both languages.
import { startEmulator, type Emulator } from '../../emulator';
import type { AuthenticationClient } from '../../src';
import { Guide } from '../support/guide';

let emulator: Emulator;
let guide: Guide;

beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
afterEach(() => {
  guide.close();
  emulator.reset();
});

function open(page: string, wechatUser?: string): Guide {
  guide = new Guide(page, emulator, wechatUser);
  return guide;
}

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
});
