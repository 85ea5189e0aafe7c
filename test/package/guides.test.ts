// The guides as a reader follows them: the printed files are a mini program, and its buttons do what the page says, in both languages.
import { startEmulator, type Emulator } from '../../emulator';
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
});
