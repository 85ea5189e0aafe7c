import type { OpenPage, Realm } from '../../../simulator';
import { TestProject } from './project';

let project: TestProject;
beforeEach(() => (project = new TestProject()));
afterEach(() => project.close());

/** A component alone, by its definition as source text. */
function component(definition: string, properties?: { [name: string]: unknown }) {
  return project.realm({ 'c.js': definition }).place('c', properties ? { properties } : {});
}

/** A page with one component of the tag `counter`. */
function pageWith(definition: string, page = 'Page({})'): { realm: Realm; page: OpenPage } {
  const realm = project.realm({
    'pages/a/a.js': page,
    'pages/a/a.json': { usingComponents: { counter: '../../components/counter' } },
    'components/counter.js': definition,
  });
  return { realm, page: realm.open('pages/a/a') };
}

describe('a component', () => {
  test('lives from created to detached, with its properties set before attached', () => {
    const { realm, page } = pageWith(
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
    const { realm, page } = pageWith(
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
    const { realm, page } = pageWith(
      'Component({ data: { list: [1] }, methods: { add(event) { this.data.list.push(event.detail); return this; } } })',
    );
    const [first, second] = [realm.place('counter', { in: page }), realm.place('counter', { in: page })];
    expect(first.fire('add', 2)).toBe(first.instance);
    expect([first.data, second.data]).toEqual([{ list: [1, 2] }, { list: [1] }]);
    expect(() => first.fire('remove')).toThrow('components/counter has no handler "remove"');
  });

  test('says what is missing where it asks for the drawn page', () => {
    const { instance } = component('Component({})');
    for (const name of ['createSelectorQuery', 'createIntersectionObserver', 'getRelationNodes', 'animate'])
      expect(instance[name] as () => void).toThrow(`${name} needs a drawn page`);
  });
});

describe('properties', () => {
  const all = `Component({ properties: {
    text: String, number: Number, flag: Boolean, list: Array, record: Object, any: null,
    either: { type: Number, optionalTypes: [String, Object], value: 7 }, run: Function,
  } })`;

  test('start as the value given or the empty value of their type', () => {
    expect(component(all).data).toEqual({
      text: '',
      number: 0,
      flag: false,
      list: [],
      record: null,
      any: null,
      either: 7,
      run: null,
    });
  });

  test('convert values of another type', () => {
    const placed = component(all, { text: 5, number: '12', flag: 'yes', list: 'no', record: [1], any: [1] });
    expect(placed.data).toMatchObject({
      text: '5',
      number: 12,
      flag: true,
      list: [],
      record: [1],
      any: [1],
    });
    placed.set({ text: null, number: 'x', either: 'text', flag: 0, record: { a: 1 } });
    expect(placed.data).toMatchObject({ text: '', number: 0, either: 'text', flag: false, record: { a: 1 } });
    placed.set({ either: { a: 1 }, text: { a: 1 }, number: [5], record: 'text' });
    expect(placed.data).toMatchObject({ either: { a: 1 }, text: '[object Object]', number: 0, record: null });
  });

  test('may be functions', () => {
    const run = () => 5;
    expect(component(all, { run }).data.run).toBe(run);
  });

  test('may be written with dashes, as in WXML', () => {
    expect(component('Component({ properties: { maxCount: Number } })', { 'max-count': 4 }).data).toEqual({
      maxCount: 4,
    });
  });

  test('call their observer with the new and the old value, only when it has changed', () => {
    const placed = component(
      `Component({
        data: { heard: [] },
        properties: {
          n: { type: Number, observer(value, old) { this.data.heard.push([value, old]); } },
          record: { type: Object, observer: 'onRecord' },
        },
        methods: { onRecord(value) { this.data.heard.push(value); } },
      })`,
      { n: 1 },
    );
    placed.set({ n: 1 });
    placed.set({ n: 2, record: { a: 1 } });
    expect(placed.data.heard).toEqual([[1, 0], [2, 1], { a: 1 }]);
  });

  test('of a page made with Component take the values of the query', () => {
    const realm = project.realm({
      'a.js': `Component({
        properties: { id: String, count: Number },
        created() { this.log = ['created']; },
        attached() { this.log.push('attached ' + this.data.id + this.data.count); },
        ready() { this.log.push('ready'); },
        detached() { this.log.push('detached'); },
        pageLifetimes: { show() { this.log.push('show'); } },
        methods: {
          onLoad(query) { this.log.push('onLoad ' + query.other); },
          onShow() { this.log.push('onShow'); },
          onReady() { this.log.push('onReady'); },
          tap(event) { return event.detail; },
        },
      })`,
    });
    const page = realm.open('a', { id: 'x', count: '3', other: 'y' });
    const started = ['created', 'attached x3', 'onLoad y', 'show', 'onShow', 'ready', 'onReady'];
    expect(page.log).toEqual(started);
    expect(page).toMatchObject({ route: 'a', options: { other: 'y' } });
    expect(page.fire('tap', 5)).toBe(5);
    expect(realm.pages).toEqual([page]);
  });
});

describe('observers', () => {
  const watching = (paths: string) => `Component({
    data: { heard: [], a: { b: 1, c: 2 }, list: [{ x: 1 }], other: 0 },
    observers: { '${paths}'(...values) { this.data.heard.push(values); } },
    methods: { set(event) { this.setData(event.detail); } },
  })`;

  test.each([
    ['other', { other: 1 }, [[1]]],
    ['other', { other: 0 }, [[0]]],
    ['other', { 'a.b': 1 }, []],
    ['a', { 'a.b': 5 }, []],
    ['a.b', { 'a.b': 5 }, [[5]]],
    ['a.b', { a: { b: 6 } }, [[6]]],
    ['a.b', { 'a.c': 6 }, []],
    ['list[0].x', { 'list[0].x': 2 }, [[2]]],
    ['a.**', { 'a.b': 5 }, [[{ b: 5, c: 2 }]]],
    ['a.**', { other: 5 }, []],
    ['a.b, other', { other: 3, 'a.b': 4 }, [[4, 3]]],
    ['a.missing.deep', { a: null }, [[undefined]]],
  ])('of %s with setData of %j', (paths, changes, heard) => {
    const placed = component(watching(paths));
    placed.fire('set', changes);
    expect(placed.data.heard).toEqual(heard);
  });

  test('of ** run after every setData, with the whole data', () => {
    const placed = component(
      `Component({ data: { a: 1 }, observers: { '**'(data) { this.seen = data; } } })`,
    );
    (placed.instance.setData as (changes: object) => void)({ b: 2 });
    expect(placed.instance.seen).toEqual({ a: 1, b: 2 });
  });

  test('may set data themselves, which later observers see', () => {
    const placed = component(
      `Component({
        properties: { a: Number },
        observers: {
          a(a) { this.setData({ double: a * 2 }); },
          double(double) { this.setData({ text: '=' + double }); },
        },
      })`,
      { a: 4 },
    );
    expect(placed.data).toEqual({ a: 4, double: 8, text: '=8' });
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
    const { realm, page } = pageWith(button, 'Page({ onChange(event) { this.event = event; } })');
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
    const { realm, page } = pageWith(
      "Component({ methods: { ask() { const detail = {}; this.triggerEvent('ask', detail); return detail.answer; } } })",
      'Page({ onAsk(event) { event.detail.answer = 42; } })',
    );
    expect(realm.place('counter', { in: page, on: { ask: 'onAsk' } }).fire('ask')).toBe(42);
  });

  test('leaves the component around only with bubbles and composed', () => {
    const { realm, page } = pageWith(
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
    const { realm, page } = pageWith(button);
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
    const { realm, page: opened } = pageWith(
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
    const { realm, page: opened } = pageWith(
      `Component({ behaviors: ['wx://component-export'], data: { n: 5 }, export() { return { n: this.data.n }; } })`,
      page,
    );
    realm.place('counter', { in: opened, id: 'one' });
    expect(opened.fire('find', '#one')).toEqual({ n: 5 });
  });
});

describe('behaviors', () => {
  test('are merged: the component wins, data of records is joined, lifecycle functions and observers all run', () => {
    const placed = component(
      `const deep = Behavior({
        properties: { label: { type: String, value: 'deep' }, size: Number },
        data: { record: { a: 1, b: 1 }, list: [1] },
        lifetimes: { attached() { this.log = ['deep']; } },
        observers: { size() { this.log.push('deep saw size'); } },
        methods: { who() { return 'deep'; }, only() { return 'only deep'; } },
      });
      const wide = Behavior({
        behaviors: [deep],
        data: { record: { b: 2 } },
        attached() { this.log.push('wide'); },
        methods: { who() { return 'wide'; } },
      });
      Component({
        behaviors: [deep, wide, 'wx://form-field', 'wx://unknown'],
        properties: { label: { type: String, value: 'own' } },
        data: { record: { c: 3 }, list: [2] },
        observers: { size() { this.log.push('own saw size'); } },
        attached() { this.log.push('own'); },
        methods: {
          who() { return 'own'; },
          ask() { return [this.who(), this.only(), this.hasBehavior('wx://form-field'), this.hasBehavior('x')]; },
        },
      })`,
    );
    expect(placed.data).toEqual({
      label: 'own',
      size: 0,
      name: '',
      value: null,
      record: { a: 1, b: 2, c: 3 },
      list: [2],
    });
    expect(placed.instance.log).toEqual(['deep', 'wide', 'own']);
    placed.set({ size: 1 });
    expect((placed.instance.log as string[]).slice(3)).toEqual(['deep saw size', 'own saw size']);
    expect(placed.fire('ask')).toEqual(['own', 'only deep', true, false]);
  });

  test('may rewrite the definition of what uses them', () => {
    const placed = component(
      `const inner = Behavior({ definitionFilter(definition) { definition.data.inner = true; } });
      const outer = Behavior({
        behaviors: [inner],
        definitionFilter(definition, filters) {
          definition.data = { filtered: filters.length };
          filters.forEach((filter) => filter(definition));
        },
        data: {},
      });
      Component({ behaviors: [outer] })`,
    );
    expect(placed.data).toEqual({ filtered: 1, inner: true });
  });

  test('work for pages', () => {
    const realm = project.realm({
      'a.js': `const shared = Behavior({ data: { shared: 1 }, methods: { both() {}, hello() { return 'hello'; } } });
        Page({ behaviors: [shared], data: { own: 2 }, both() { return 'own'; } })`,
    });
    const page = realm.open('a');
    expect(page.data).toEqual({ shared: 1, own: 2 });
    expect([page.fire('hello'), page.fire('both')]).toEqual(['hello', 'own']);
  });

  test('must come from Behavior', () => {
    expect(() => component("Component({ behaviors: ['mine'] })")).toThrow('the behavior mine is not defined');
  });

  test('set data in one go with groupSetData', () => {
    const placed = component(
      'Component({ methods: { both() { this.groupSetData(() => { this.setData({ a: 1 }); this.setData({ b: 2 }); }); } } })',
    );
    placed.fire('both');
    expect(placed.data).toEqual({ a: 1, b: 2 });
  });
});
