import type { Emulator } from '../../emulator';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../simulator';
import { useEmulator } from '../support/emulator';
import { ExampleApp } from './app';
import type { RenderedPage } from './rendered';

let emulator: Emulator;
let sim: Simulator;
let app: ExampleApp;
let home: RenderedPage;
let profile: RenderedPage;

useEmulator((started) => {
  emulator = started;
});

afterEach(() => {
  app.close();
  sim.close();
});

async function start(options: SimulatorOptions = {}): Promise<void> {
  sim = createSimulator({ emulator, ...options });
  app = new ExampleApp(sim, emulator);
  home = await app.signIn();
  profile = await app.openReady('profile');
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
  test('is uploaded from the picture of the avatar button and shown on both pages', async () => {
    await start();
    const progress: unknown[] = [];
    profile.onChange((changes) => changes.progress && progress.push(changes.progress));
    await profile.fire('choose-avatar', 'chooseavatar', sim.user.chooseAvatar(picture));
    await profile.until((page) => page.attribute('photo', 'src') !== undefined && !page.page.data.busy);
    expect(picture.equals(await download(profile.attribute('photo', 'src')))).toBe(true);
    expect(home.attribute('photo', 'src')).toBe(profile.attribute('photo', 'src'));
    expect(sim.requests.slice(0, 2).map(({ path }) => path)).toEqual([
      '/api/v2/upload',
      '/api/v3/update-profile',
    ]);
    expect(progress.at(-1)).toBe(100);
    expect(profile.text).not.toContain('上传中');
  });

  test('is chosen in the picture chooser of an old WeChat', async () => {
    await start({ baseLibrary: '2.20.0' });
    sim.user.choose(picture);
    await profile.tap('tap-avatar');
    await profile.until((page) => page.attribute('photo', 'src') !== undefined);
    expect(picture.equals(await download(profile.attribute('photo', 'src')))).toBe(true);
  });

  test('stays as it was, without a complaint, when the user closes the chooser', async () => {
    await start({ baseLibrary: '2.20.0' });
    sim.user.cancel();
    await profile.tap('tap-avatar');
    await profile.until(({ page }) => page.data.busy === false && sim.count('chooseMedia') === 1);
    expect([sim.modals, sim.screen.toasts, sim.requests]).toEqual([[], [], []]);
  });

  test('that is too large is refused with a message', async () => {
    await start();
    emulator.changeSettings({ maxUploadBytes: 1000 });
    await profile.fire('choose-avatar', 'chooseavatar', sim.user.chooseAvatar(picture));
    await profile.until(({ page }) => sim.screen.toasts.length === 1 && page.data.busy === false);
    expect(profile.attribute('photo', 'src')).toBeUndefined();
  });
});

describe('nickname and city', () => {
  test('are saved together, the city as custom data, and shown on the first page', async () => {
    await start();
    await profile.submit('form', { nickname: ' 小明 ', city: '杭州' });
    await home.shows('小明');
    await profile.until(() => sim.count('navigateBack') === 1);
    expect(sim.requests.map(({ path, data }) => [path, data])).toEqual([
      ['/api/v3/update-profile', { nickname: '小明', customData: { city: '杭州' } }],
    ]);
    expect(sim.screen.toasts).toMatchObject([{ title: '已保存' }]);
    const again = await app.openReady('profile');
    expect([again.attribute('nickname', 'value'), again.attribute('city', 'value')]).toEqual([
      '小明',
      '杭州',
    ]);
    expect(again.attribute('nickname', 'type')).toBe('nickname');
  });

  test('are not sent without a nickname', async () => {
    await start();
    await profile.submit('form', { nickname: '  ', city: '杭州' });
    expect(sim.screen.toasts).toMatchObject([{ title: '请输入昵称' }]);
    expect(sim.requests).toEqual([]);
  });

  test('stay on the page, with a message, when they cannot be saved', async () => {
    await start();
    sim.network.offline();
    await profile.submit('form', { nickname: '小明', city: '' });
    await profile.until(({ page }) => sim.screen.toasts.length === 1 && page.data.busy === false);
    expect(sim.count('navigateBack')).toBe(0);
  });
});
