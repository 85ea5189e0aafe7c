import type { Realm } from '../../../simulator';
import { TestProject } from './project';

let project: TestProject;
beforeEach(() => (project = new TestProject()));
afterEach(() => project.close());

/** A page that writes down what happens to it in `getApp().log`. */
function loggingPage(name: string): string {
  return `const log = (what) => getApp().log.push('${name} ' + what);
    Page({
      onLoad(query) { log('load ' + JSON.stringify(query)); },
      onShow() { log('show'); }, onReady() { log('ready'); }, onHide() { log('hide'); }, onUnload() { log('unload'); },
    });`;
}

/** An app with pages a, b, c, where a and b are on the tab bar. */
function launchTabs(): { realm: Realm; log: () => string[]; routes: () => string[] } {
  const realm = project.realm({
    'app.json': {
      pages: ['pages/a/a', 'pages/b/b'],
      subPackages: [{ root: 'more', pages: ['c/c', 'd/d'] }],
      tabBar: { list: [{ pagePath: 'pages/a/a' }, { pagePath: 'pages/b/b' }] },
    },
    'app.js': 'App({ log: [] });',
    'pages/a/a.js': loggingPage('a'),
    'pages/b/b.js': loggingPage('b'),
    'more/c/c.js': loggingPage('c'),
    'more/d/d.js': loggingPage('d'),
  });
  const app = realm.launch();
  realm.open('pages/a/a');
  const log = () => (app.log as string[]).splice(0);
  log();
  return { realm, log, routes: () => realm.pages.map(({ route }) => route) };
}

describe('the app', () => {
  const app = {
    'app.json': { pages: ['pages/a/a'] },
    'app.js': `App({
      log: [],
      onLaunch(options) { this.log.push('launch ' + options.path + ' ' + options.scene); },
      onShow(options) { this.log.push('show ' + options.path); },
      onHide() { this.log.push('hide'); },
    });`,
    'pages/a/a.js': loggingPage('a'),
  };

  test('learns how it was launched, as wx.getLaunchOptionsSync tells too', () => {
    const realm = project.realm(app);
    expect(realm.launch({ scene: 1047 }).log).toEqual(['launch pages/a/a 1047', 'show pages/a/a']);
    expect(realm.run('wx.getLaunchOptionsSync()')).toMatchObject({
      path: 'pages/a/a',
      scene: 1047,
      query: {},
    });
    expect(realm.run('wx.getEnterOptionsSync().path')).toBe('pages/a/a');
  });

  test('goes to the background and back with the page in front', () => {
    const realm = project.realm(app);
    const log = realm.launch().log as string[];
    realm.open('pages/a/a');
    log.splice(0);
    project.sim.background();
    project.sim.resume();
    expect(log).toEqual(['a hide', 'hide', 'show pages/a/a', 'a show']);
    expect(project.sim.network.fate().failure).toBeUndefined();
  });

  test('is missing where app.js does not call App', () => {
    const realm = project.realm({ 'app.js': '' });
    expect(() => realm.launch()).toThrow('app.js does not call App');
  });
});

describe('a page', () => {
  test('is loaded with its query, shown and ready, in this order', () => {
    const { realm, log } = launchTabs();
    const page = realm.open('more/c/c', { id: '1' });
    expect(log()).toEqual(['a hide', 'c load {"id":"1"}', 'c show', 'c ready']);
    expect(page).toMatchObject({ route: 'more/c/c', is: 'more/c/c', options: { id: '1' } });
    expect(realm.page).toBe(page);
  });

  test('gets data, setData and getCurrentPages made of objects of the realm', () => {
    const realm = project.realm({
      'pages/a/a.js': `Page({
        data: { list: [] },
        onLoad(query) {
          this.setData({ list: [1], 'record.deep[1].x': 2 });
          const values = [this, query, this.data, this.data.list, this.data.record, getCurrentPages()];
          this.own = values.every((value) => value instanceof Object) && Array.isArray(this.data.record.deep);
          this.first = getCurrentPages()[0] === this;
        },
      })`,
    });
    const page = realm.open('pages/a/a');
    expect(page).toMatchObject({
      own: true,
      first: true,
      data: { list: [1], record: { deep: [undefined, { x: 2 }] } },
    });
  });

  test('keeps its data and members apart from another opening of the same file', () => {
    const realm = project.realm({
      'pages/a/a.js': `let opened = 0;
        Page({ data: { n: 0 }, seen: { list: [] }, when: new Date(5),
          onLoad() { opened += 1; this.seen.list.push(opened); this.setData({ n: opened }); } })`,
    });
    const first = realm.open('pages/a/a');
    const second = realm.open('pages/a/a');
    expect([first.data.n, second.data.n]).toEqual([1, 2]);
    expect([first.seen, second.seen]).toEqual([{ list: [1] }, { list: [2] }]);
    expect(second.when).toBe(first.when);
  });

  test('calls back after setData, when the view would be drawn', async () => {
    const realm = project.realm({
      'pages/a/a.js': `Page({
        data: { a: 1 },
        onLoad() {
          this.order = [];
          this.setData({ b: 2 }, () => this.order.push('drawn'));
          this.order.push('returned');
        },
      })`,
    });
    const page = realm.open('pages/a/a');
    await realm.until(() => (page.order as string[]).length === 2);
    expect(page.order).toEqual(['returned', 'drawn']);
    expect(page.data).toEqual({ a: 1, b: 2 });
  });

  test('calls nothing back once the realm is closed', async () => {
    const realm = project.realm({
      'a.js': 'Page({ onLoad() { this.setData({ a: 1 }, () => { this.drawn = true; }); } })',
    });
    const page = realm.open('a');
    realm.close();
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect(page).not.toHaveProperty('drawn');
  });

  test('receives events with target, data set and type', () => {
    const realm = project.realm({
      'pages/a/a.js':
        'Page({ tap(event) { return event; }, own(event) { return event instanceof Object; } })',
    });
    const page = realm.open('pages/a/a');
    expect(page.fire('tap')).toMatchObject({ type: 'tap', detail: {}, target: { id: '', dataset: {} } });
    const info = { type: 'input', id: 'name', dataset: { n: 1 } };
    expect(page.fire('tap', { value: 'x' }, info)).toMatchObject({
      type: 'input',
      detail: { value: 'x' },
      currentTarget: { id: 'name', dataset: { n: 1 } },
    });
    expect(page.fire('own')).toBe(true);
  });

  test('must be in app.json, must call Page, and must exist', () => {
    const realm = project.realm({ 'app.json': { pages: ['a', 'b'] }, 'a.js': '', 'c.js': 'Page({})' });
    expect(() => realm.open('c')).toThrow('app.json has no page c');
    expect(() => realm.open('a')).toThrow('a.js calls neither Page nor Component');
    expect(() => realm.open('b')).toThrow("module '/b.js' is not defined");
    expect(() => realm.page).toThrow('no page is open');
  });

  test('says what is missing where it asks for the drawn page', () => {
    const realm = project.realm({ 'a.js': 'Page({ measure() { this.createSelectorQuery(); } })' });
    expect(() => realm.open('a').fire('measure')).toThrow(/createSelectorQuery needs a drawn page/);
  });
});

describe('moving between pages', () => {
  test('navigateTo opens a page after the call has returned, with a path from the folder or from the page', async () => {
    const { realm, log, routes } = launchTabs();
    const moved = realm.run("wx.navigateTo({ url: '/more/c/c?id=%E5%B0%8F&flag' })");
    expect(routes()).toEqual(['pages/a/a']);
    await moved;
    expect(log()).toEqual(['a hide', 'c load {"id":"%E5%B0%8F","flag":""}', 'c show', 'c ready']);
    await realm.run("wx.navigateTo({ url: '../d/d?x=1=2' })");
    expect(routes()).toEqual(['pages/a/a', 'more/c/c', 'more/d/d']);
    expect(realm.page.options).toEqual({ x: '1=2' });
  });

  test('navigateBack closes pages from the top, at most to the first', async () => {
    const { realm, log, routes } = launchTabs();
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
    const { realm, log, routes } = launchTabs();
    realm.open('more/c/c');
    log();
    await realm.run("wx.redirectTo({ url: '/more/d/d' })");
    expect(log()).toEqual(['c unload', 'd load {}', 'd show', 'd ready']);
    expect(routes()).toEqual(['pages/a/a', 'more/d/d']);
  });

  test('switchTab keeps the pages of the tab bar and closes the others', async () => {
    const { realm, log, routes } = launchTabs();
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
    const { realm, log, routes } = launchTabs();
    await realm.run("wx.reLaunch({ url: '/more/c/c' })");
    log();
    await realm.run("wx.switchTab({ url: '/pages/b/b' })");
    expect(log()).toEqual(['c unload', 'b load {}', 'b show', 'b ready']);
    expect(routes()).toEqual(['pages/b/b']);
  });

  test('reLaunch closes everything, also tabs that are out of sight', async () => {
    const { realm, log, routes } = launchTabs();
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
    const { realm, routes } = launchTabs();
    await expect(realm.run(`wx.${call}`)).rejects.toEqual({ errMsg });
    expect(routes()).toEqual(['pages/a/a']);
  });

  test('navigateTo is refused with ten pages open', async () => {
    const { realm } = launchTabs();
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
    const { realm, routes } = launchTabs();
    realm.close();
    await project.sim.wx.navigateTo({ url: '/more/c/c' });
    expect(routes()).toEqual(['pages/a/a']);
  });

  test('comes before what the test does after the call', async () => {
    const { realm, routes } = launchTabs();
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
    const { realm, routes } = launchTabs();
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
    const { realm, routes } = launchTabs();
    project.sim.failNext('navigateTo', { text: 'timeout' });
    await expect(realm.run("wx.navigateTo({ url: '/more/c/c' })")).rejects.toEqual({
      errMsg: 'navigateTo:fail timeout',
    });
    expect(project.sim.count('navigateTo')).toBe(1);
    expect(routes()).toEqual(['pages/a/a']);
  });
});

describe('waiting', () => {
  test('ends when the condition holds, and says which one never did', async () => {
    const realm = project.realm();
    realm.run('var done = false; setTimeout(() => { done = true }, 5)');
    await realm.until(() => realm.run('done'));
    await expect(realm.until(() => realm.run('!done'), 10)).rejects.toThrow(/not within 10 ms: .*!done/);
  });
});
