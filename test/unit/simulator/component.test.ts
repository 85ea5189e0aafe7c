import type { OpenPage } from '../../../simulator';
import { TestProject } from './project';

let project: TestProject;
beforeEach(() => (project = new TestProject()));
afterEach(() => project.close());

describe('a component', () => {
  test('lives from created to detached, with its properties set before attached', () => {
    const { realm, page } = project.pageWith(
      `Component({
        properties: { n: Number },
        created() { this.log = ['created ' + this.data.n]; },
        lifetimes: {
          attached() { this.log.push('attached ' + this.properties.n); },
          ready() { this.log.push('ready'); },
          detached() { this.log.push('detached'); },
        },
        attached() { this.log.push('the older notation'); },
        pageLifetimes: { show() { this.log.push('show'); }, hide() { this.log.push('hide'); } },
      })`,
    );
    const counter = realm.place('counter', { in: page, properties: { n: 3 } });
    expect(counter.instance).toMatchObject({ is: 'components/counter', data: { n: 3 } });
    project.sim.background();
    project.sim.resume();
    counter.remove();
    counter.remove();
    project.sim.background();
    expect((counter.instance.log as string[]).slice(0, 6)).toEqual([
      'created 0',
      'attached 3',
      'ready',
      'hide',
      'show',
      'detached',
    ]);
  });

  test('goes with its page, and takes along what is placed in it', async () => {
    const { realm, page } = project.pageWith(
      'Component({ detached() { getApp().gone.push(this.id); } })',
      "Page({ onUnload() { getApp().gone.push('page'); } })",
    );
    project.write({
      'app.js': 'App({ gone: [] })',
      'components/counter.json': { usingComponents: { x: './counter' } },
    });
    const { gone } = realm.launch();
    realm.open('pages/a/a');
    const outer = realm.place('counter', { in: realm.page, id: 'outer' });
    realm.place('x', { in: outer, id: 'inner' });
    await realm.run('wx.navigateBack()');
    expect(gone).toEqual(['page', 'outer', 'inner']);
    expect(realm.page).toBe(page);
  });

  test('is found by its tag in the page, in app.json or in a package, or by its path', () => {
    const realm = project.realm({
      'app.json': { pages: ['a'], usingComponents: { everywhere: '/lib/c', packed: 'pkg/c' } },
      'a.js': 'Page({})',
      'a.json': { usingComponents: { here: './lib/c' } },
      'lib/c.js': 'Component({ data: { from: "lib" } })',
      'miniprogram_npm/pkg/c.js': 'Component({ data: { from: "package" } })',
    });
    const page = realm.open('a');
    const from = (tag: string) => realm.place(tag, { in: page }).data.from;
    expect(['here', 'everywhere', 'packed', 'lib/c', '/lib/c'].map(from)).toEqual([
      'lib',
      'lib',
      'package',
      'lib',
      'lib',
    ]);
    expect(() => from('other')).toThrow("module 'other.js' is not defined");
    expect(() => realm.place('a')).toThrow('a.js calls Page instead of Component');
    expect(() => realm.place('lib/c', { in: {} as OpenPage })).toThrow('`in` is neither an open page');
  });

  test('has data of its own and shares methods with nothing else', () => {
    const { realm, page } = project.pageWith(
      'Component({ data: { list: [1] }, methods: { add(event) { this.data.list.push(event.detail); return this; } } })',
    );
    const [first, second] = [realm.place('counter', { in: page }), realm.place('counter', { in: page })];
    expect(first.fire('add', 2)).toBe(first.instance);
    expect([first.data, second.data]).toEqual([{ list: [1, 2] }, { list: [1] }]);
    expect(() => first.fire('remove')).toThrow('components/counter has no handler "remove"');
  });

  test('says what is missing where it asks for the drawn page', () => {
    const { instance } = project.component('Component({})');
    for (const name of ['createSelectorQuery', 'createIntersectionObserver', 'getRelationNodes', 'animate'])
      expect(instance[name] as () => void).toThrow(`${name} needs a drawn page`);
  });
});

describe('setData of paths', () => {
  test('makes lists and records on the way and replaces what holds nothing', () => {
    const realm = project.realm({
      'a.js': "Page({ data: { text: 'x' }, onLoad() { this.setData({ 'a[1].b.c': 1, 'text.d': 2 }); } })",
    });
    expect(realm.open('a').data).toEqual({ a: [undefined, { b: { c: 1 } }], text: { d: 2 } });
  });
});

describe('triggerEvent', () => {
  const button = `Component({ methods: {
    tap() { this.triggerEvent('change', { n: 1 }); },
    up() { this.triggerEvent('change', 'up', { bubbles: true, composed: true }); },
    empty() { this.triggerEvent('other'); },
  } })`;

  test('reaches the handler of the page around, with the id and data set of the tag', () => {
    const { realm, page } = project.pageWith(button, 'Page({ onChange(event) { this.event = event; } })');
    const on = { change: 'onChange' };
    const placed = realm.place('counter', { in: page, id: 'first', dataset: { row: 2 }, on });
    placed.fire('tap');
    expect(page.event).toMatchObject({
      type: 'change',
      detail: { n: 1 },
      target: { id: 'first', dataset: { row: 2 } },
      currentTarget: { id: 'first', dataset: { row: 2 } },
    });
    expect(placed.instance).toMatchObject({ id: 'first', dataset: { row: 2 } });
    placed.fire('empty');
    expect(placed.events).toEqual([
      { type: 'change', detail: { n: 1 } },
      { type: 'other', detail: {} },
    ]);
  });

  test('reaches a function of the test, without a page too', () => {
    const realm = project.realm({ 'c.js': button });
    const heard: unknown[] = [];
    realm.place('c', { on: { change: ({ detail }) => heard.push(detail) } }).fire('tap');
    expect(heard).toEqual([{ n: 1 }]);
    realm.place('c').fire('tap');
    expect(heard).toHaveLength(1);
  });

  test('hands over the detail itself, so that the page can answer in it', () => {
    const { realm, page } = project.pageWith(
      "Component({ methods: { ask() { const detail = {}; this.triggerEvent('ask', detail); return detail.answer; } } })",
      'Page({ onAsk(event) { event.detail.answer = 42; } })',
    );
    expect(realm.place('counter', { in: page, on: { ask: 'onAsk' } }).fire('ask')).toBe(42);
  });

  test('leaves the component around only with bubbles and composed', () => {
    const { realm, page } = project.pageWith(
      button,
      'Page({ onChange(event) { this.heard = [event.target.id, event.detail]; } })',
    );
    const outer = realm.place('counter', { in: page, id: 'outer', on: { change: 'onChange' } });
    const inner = realm.place('components/counter', { in: outer, id: 'inner' });
    inner.fire('tap');
    expect(page.heard).toBeUndefined();
    inner.fire('up');
    expect(page.heard).toEqual(['outer', 'up']);
  });

  test('says which handler is missing', () => {
    const { realm, page } = project.pageWith(button);
    const placed = realm.place('counter', { in: page, on: { change: 'onChange' } });
    expect(() => placed.fire('tap')).toThrow('pages/a/a has no handler "onChange" for "change"');
    const alone = realm.place('components/counter', { on: { change: 'onChange' } });
    expect(() => alone.fire('tap')).toThrow('the test has no handler "onChange" for "change"');
  });
});

describe('selectComponent', () => {
  const page = `Page({
    find(event) { return this.selectComponent(event.detail); },
    findAll(event) { return this.selectAllComponents(event.detail); },
  })`;

  test('finds what the test has placed, by id, class and tag', () => {
    const { realm, page: opened } = project.pageWith(
      'Component({ methods: { owner() { return this.selectOwnerComponent(); } } })',
      page,
    );
    const first = realm.place('counter', { in: opened, id: 'one', class: 'a b' });
    const second = realm.place('counter', { in: opened, class: 'b' });
    expect(opened.fire('find', '#one')).toBe(first.instance);
    expect(opened.fire('find', '.a')).toBe(first.instance);
    expect(opened.fire('find', 'counter')).toBe(first.instance);
    const all = opened.fire('findAll', '.b') as unknown[];
    expect([all.length, all[0], all[1]]).toEqual([2, first.instance, second.instance]);
    expect(opened.fire('findAll', '.none')).toEqual([]);
    expect(first.fire('owner')).toBe(opened);
    expect(realm.place('components/counter').fire('owner')).toBeNull();
    first.remove();
    expect(() => opened.fire('find', '#one')).toThrow(
      "selectComponent('#one') finds only components that the test has placed in pages/a/a",
    );
  });

  test('returns what the component exports with wx://component-export', () => {
    const { realm, page: opened } = project.pageWith(
      `Component({ behaviors: ['wx://component-export'], data: { n: 5 }, export() { return { n: this.data.n }; } })`,
      page,
    );
    realm.place('counter', { in: opened, id: 'one' });
    expect(opened.fire('find', '#one')).toEqual({ n: 5 });
  });
});
