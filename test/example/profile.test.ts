import { startEmulator, type Emulator } from '../../emulator';
import { createSimulator, type Simulator } from '../../simulator';
import { ExampleApp } from './app';
import type { RenderedPage } from './rendered';

let emulator: Emulator;
let sim: Simulator;
let app: ExampleApp;
let home: RenderedPage;

beforeAll(async () => {
  emulator = await startEmulator();
});

afterAll(() => emulator.close());

beforeEach(() => emulator.reset());

afterEach(() => {
  app.close();
  sim.close();
});

async function start(baseLibrary?: string): Promise<void> {
  sim = createSimulator({ emulator, ...(baseLibrary ? { baseLibrary } : {}) });
  app = new ExampleApp(sim, emulator);
  home = await app.openHome();
  sim.clearRecords();
}

const picture = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(60_000, 1)]);

async function download(url: unknown): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    sim.wx.request({
      url: String(url),
      responseType: 'arraybuffer',
      success: ({ data }) => resolve(Buffer.from(data as ArrayBuffer)),
      fail: reject,
    });
  });
}

describe('the avatar', () => {
  test('is uploaded from the picture of the avatar button and shown', async () => {
    await start();
    const progress: unknown[] = [];
    home.onChange((changes) => changes.progress && progress.push(changes.progress));
    await home.fire('choose-avatar', 'chooseavatar', sim.user.chooseAvatar(picture));
    await home.until((page) => page.attribute('photo', 'src') !== undefined && !page.page.data.busy);
    expect(picture.equals(await download(home.attribute('photo', 'src')))).toBe(true);
    expect(sim.requests.slice(0, 2).map(({ path }) => path)).toEqual([
      '/api/v2/upload',
      '/api/v3/update-profile',
    ]);
    expect(progress.at(-1)).toBe(100);
    expect(home.text).toContain('点击头像可更换');
  });

  test('is chosen in the picture chooser of an old WeChat', async () => {
    await start('2.20.0');
    sim.user.choose(picture);
    await home.tap('tap-avatar');
    await home.until((page) => page.attribute('photo', 'src') !== undefined);
    expect(picture.equals(await download(home.attribute('photo', 'src')))).toBe(true);
  });

  test('stays as it was, without a complaint, when the user closes the chooser', async () => {
    await start('2.20.0');
    sim.user.cancel();
    await home.tap('tap-avatar');
    await home.until(({ page }) => page.data.busy === false && sim.count('chooseMedia') === 1);
    expect(sim.modals).toEqual([]);
    expect(sim.requests).toEqual([]);
  });

  test('is refused with a modal when it is too large', async () => {
    await start();
    emulator.changeSettings({ maxUploadBytes: 1000 });
    await home.fire('choose-avatar', 'chooseavatar', sim.user.chooseAvatar(picture));
    await home.until(({ page }) => sim.modals.length === 1 && page.data.busy === false);
    expect(home.text).toContain('点击头像可更换');
  });
});

describe('the nickname', () => {
  test('is edited on a page of its own and shown on the first page', async () => {
    await start();
    await home.tap('edit');
    expect(sim.calls.at(-1)).toEqual({ api: 'navigateTo', options: { url: '/pages/profile/profile' } });
    const profile = app.open('pages/profile/profile');
    await profile.submit('form', { nickname: ' 小明 ' });
    await home.shows('小明');
    await profile.until(() => sim.count('navigateBack') === 1);
    expect(sim.requests.map(({ path, data }) => [path, data])).toEqual([
      ['/api/v3/update-profile', { nickname: '小明' }],
    ]);
    expect(sim.screen.toasts).toMatchObject([{ title: '已保存' }]);
  });

  test('that the user has stands in the input', async () => {
    await start();
    const first = app.open('pages/profile/profile');
    await first.submit('form', { nickname: '小红' });
    await home.shows('小红');
    const second = app.open('pages/profile/profile');
    await second.until((page) => page.attribute('nickname', 'value') === '小红');
    expect(second.attribute('nickname', 'type')).toBe('nickname');
  });

  test('that is empty is not sent', async () => {
    await start();
    const profile = app.open('pages/profile/profile');
    await profile.submit('form', { nickname: '  ' });
    expect(sim.screen.toasts).toMatchObject([{ title: '请填写昵称' }]);
    expect(sim.requests).toEqual([]);
  });

  test('stays on the page, with a modal, when it cannot be saved', async () => {
    await start();
    const profile = app.open('pages/profile/profile');
    sim.network.offline();
    await profile.submit('form', { nickname: '小明' });
    await profile.until(({ page }) => sim.modals.length === 1 && page.data.busy === false);
    expect(sim.count('navigateBack')).toBe(0);
  });
});
