import { TestProject } from './project';
import { launchTabs, loggingPage } from './tabs';

let project: TestProject;
beforeEach(() => (project = new TestProject()));
afterEach(() => project.close());

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
    const { realm, log } = launchTabs(project);
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

describe('waiting', () => {
  test('ends when the condition holds, and says which one never did', async () => {
    const realm = project.realm();
    realm.run('var done = false; setTimeout(() => { done = true }, 5)');
    await realm.until(() => realm.run('done'));
    await expect(realm.until(() => realm.run('!done'), 10)).rejects.toThrow(/not within 10 ms: .*!done/);
  });
});
