import { TestProject } from './project';
import { launchTabs } from './tabs';

let project: TestProject;
beforeEach(() => (project = new TestProject()));
afterEach(() => project.close());

describe('moving between pages', () => {
  test('navigateTo opens a page after the call has returned, with a path from the folder or from the page', async () => {
    const { realm, log, routes } = launchTabs(project);
    const moved = realm.run("wx.navigateTo({ url: '/more/c/c?id=%E5%B0%8F&flag' })");
    expect(routes()).toEqual(['pages/a/a']);
    await moved;
    expect(log()).toEqual(['a hide', 'c load {"id":"%E5%B0%8F","flag":""}', 'c show', 'c ready']);
    await realm.run("wx.navigateTo({ url: '../d/d?x=1=2' })");
    expect(routes()).toEqual(['pages/a/a', 'more/c/c', 'more/d/d']);
    expect(realm.page.options).toEqual({ x: '1=2' });
  });

  test('navigateBack closes pages from the top, at most to the first', async () => {
    const { realm, log, routes } = launchTabs(project);
    realm.open('more/c/c');
    realm.open('more/d/d');
    log();
    await realm.run('wx.navigateBack()');
    expect(log()).toEqual(['d unload', 'c show']);
    realm.open('more/d/d');
    log();
    await realm.run('wx.navigateBack({ delta: 9 })');
    expect(log()).toEqual(['d unload', 'c unload', 'a show']);
    expect(routes()).toEqual(['pages/a/a']);
    await expect(realm.run('wx.navigateBack()')).rejects.toMatchObject({
      errMsg: 'navigateBack:fail cannot navigate back at first page.',
    });
  });

  test('redirectTo puts a page in the place of the one in front', async () => {
    const { realm, log, routes } = launchTabs(project);
    realm.open('more/c/c');
    log();
    await realm.run("wx.redirectTo({ url: '/more/d/d' })");
    expect(log()).toEqual(['c unload', 'd load {}', 'd show', 'd ready']);
    expect(routes()).toEqual(['pages/a/a', 'more/d/d']);
  });

  test('switchTab keeps the pages of the tab bar and closes the others', async () => {
    const { realm, log, routes } = launchTabs(project);
    await realm.run("wx.switchTab({ url: '/pages/b/b' })");
    expect(log()).toEqual(['a hide', 'b load {}', 'b show', 'b ready']);
    await realm.run("wx.switchTab({ url: '/pages/a/a' })");
    expect(log()).toEqual(['b hide', 'a show']);
    realm.open('more/c/c');
    log();
    await realm.run("wx.switchTab({ url: '/pages/a/a' })");
    expect(log()).toEqual(['c unload', 'a show']);
    realm.open('more/c/c');
    log();
    await realm.run("wx.switchTab({ url: '/pages/b/b' })");
    expect(log()).toEqual(['c unload', 'b show']);
    expect(routes()).toEqual(['pages/b/b']);
    await realm.run("wx.switchTab({ url: '/pages/b/b' })");
    expect(log()).toEqual([]);
  });

  test('switchTab closes a first page that is not on the tab bar', async () => {
    const { realm, log, routes } = launchTabs(project);
    await realm.run("wx.reLaunch({ url: '/more/c/c' })");
    log();
    await realm.run("wx.switchTab({ url: '/pages/b/b' })");
    expect(log()).toEqual(['c unload', 'b load {}', 'b show', 'b ready']);
    expect(routes()).toEqual(['pages/b/b']);
  });

  test('reLaunch closes everything, also tabs that are out of sight', async () => {
    const { realm, log, routes } = launchTabs(project);
    await realm.run("wx.switchTab({ url: '/pages/b/b' })");
    log();
    await realm.run("wx.reLaunch({ url: '/more/c/c' })");
    expect(log()).toEqual(['b unload', 'a unload', 'c load {}', 'c show', 'c ready']);
    expect(routes()).toEqual(['more/c/c']);
    await realm.run("wx.switchTab({ url: '/pages/a/a' })");
    expect(log()).toContain('a load {}');
  });

  test.each([
    ["navigateTo({ url: '/pages/b/b' })", 'navigateTo:fail can not navigateTo a tabbar page'],
    ["redirectTo({ url: '/pages/b/b' })", 'redirectTo:fail can not redirectTo a tabbar page'],
    ["switchTab({ url: '/more/c/c' })", 'switchTab:fail can not switch to no-tabBar page'],
    ["reLaunch({ url: '/more/x' })", 'reLaunch:fail page "more/x" is not found'],
  ])('%s is refused', async (call, errMsg) => {
    const { realm, routes } = launchTabs(project);
    await expect(realm.run(`wx.${call}`)).rejects.toEqual({ errMsg });
    expect(routes()).toEqual(['pages/a/a']);
  });

  test('navigateTo is refused with ten pages open', async () => {
    const { realm } = launchTabs(project);
    for (let i = 0; i < 9; i += 1) realm.open('more/c/c');
    await expect(realm.run("wx.navigateTo({ url: '/more/d/d' })")).rejects.toMatchObject({
      errMsg: 'navigateTo:fail webview count limit exceed',
    });
  });

  test('navigateTo gives both pages an event channel', async () => {
    const realm = project.realm({
      'a.js': `Page({
        onLoad() {
          this.heard = [];
          const hear = (value) => this.heard.push(value);
          this.moved = wx.navigateTo({ url: '/b', events: { reply: hear } }).then(({ eventChannel }) => {
            eventChannel.once('more', hear);
            eventChannel.emit('greet', { text: 'hello' });
          });
        },
      })`,
      'b.js': `Page({
        onLoad() {
          const channel = this.getOpenerEventChannel();
          const hear = ({ text }) => {
            channel.emit('reply', text + ' back');
            channel.emit('more', 1);
            channel.emit('more', 2);
            channel.off('greet', hear);
          };
          channel.on('greet', hear);
          this.channel = channel;
        },
      })`,
    });
    const page = realm.open('a');
    await page.moved;
    expect(page.heard).toEqual(['hello back', 1]);
    expect(Object.keys(realm.page.channel as object).sort()).toEqual(['emit', 'off', 'on', 'once']);
  });

  test('does nothing without a realm, and after the realm or the mini program was closed', async () => {
    await expect(project.sim.wx.navigateTo({ url: '/nowhere' })).resolves.toEqual({
      errMsg: 'navigateTo:ok',
    });
    const { realm, routes } = launchTabs(project);
    realm.close();
    await project.sim.wx.navigateTo({ url: '/more/c/c' });
    expect(routes()).toEqual(['pages/a/a']);
  });

  test('comes before what the test does after the call', async () => {
    const { realm, routes } = launchTabs(project);
    realm.open('more/c/c');
    const back = realm.run('wx.navigateBack()');
    realm.open('more/d/d');
    await back;
    expect(routes()).toEqual(['pages/a/a', 'more/d/d']);
    const moved = realm.run("wx.redirectTo({ url: '/more/c/c' })");
    project.sim.background();
    expect(routes()).toEqual(['pages/a/a', 'more/c/c']);
    await moved;
  });

  test('fails with what the page throws that it opens', async () => {
    const realm = project.realm({
      'a.js': 'Page({})',
      'b.js': "Page({ onLoad() { throw new Error('broken'); } })",
    });
    realm.open('a');
    await expect(realm.run("wx.navigateTo({ url: '/b' })")).rejects.toEqual({
      errMsg: 'navigateTo:fail Error: broken',
    });
  });

  test('moves neither a page of a closed realm nor one of the realm after it', async () => {
    const { realm, routes } = launchTabs(project);
    const moved = realm.run("wx.navigateTo({ url: '/more/c/c' })");
    realm.close();
    const next = project.realm();
    next.launch();
    next.open('more/d/d');
    await moved;
    expect(next.pages.map(({ route }) => route)).toEqual(['more/d/d']);
    expect(routes()).toEqual(['pages/a/a']);
  });

  test('fails on demand and is counted like any function of wx', async () => {
    const { realm, routes } = launchTabs(project);
    project.sim.failNext('navigateTo', { text: 'timeout' });
    await expect(realm.run("wx.navigateTo({ url: '/more/c/c' })")).rejects.toEqual({
      errMsg: 'navigateTo:fail timeout',
    });
    expect(project.sim.count('navigateTo')).toBe(1);
    expect(routes()).toEqual(['pages/a/a']);
  });
});
