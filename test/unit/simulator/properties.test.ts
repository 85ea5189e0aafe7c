import { TestProject } from './project';

let project: TestProject;
beforeEach(() => (project = new TestProject()));
afterEach(() => project.close());

describe('properties', () => {
  const all = `Component({ properties: {
    text: String, number: Number, flag: Boolean, list: Array, record: Object, any: null,
    either: { type: Number, optionalTypes: [String, Object], value: 7 }, run: Function,
  } })`;

  test('start as the value given or the empty value of their type', () => {
    expect(project.component(all).data).toEqual({
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
    const placed = project.component(all, {
      text: 5,
      number: '12',
      flag: 'yes',
      list: 'no',
      record: [1],
      any: [1],
    });
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
    expect(project.component(all, { run }).data.run).toBe(run);
  });

  test('may be written with dashes, as in WXML', () => {
    expect(
      project.component('Component({ properties: { maxCount: Number } })', { 'max-count': 4 }).data,
    ).toEqual({
      maxCount: 4,
    });
  });

  test('call their observer with the new and the old value, only when it has changed', () => {
    const placed = project.component(
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
    const placed = project.component(watching(paths));
    placed.fire('set', changes);
    expect(placed.data.heard).toEqual(heard);
  });

  test('of ** run after every setData, with the whole data', () => {
    const placed = project.component(
      `Component({ data: { a: 1 }, observers: { '**'(data) { this.seen = data; } } })`,
    );
    (placed.instance.setData as (changes: object) => void)({ b: 2 });
    expect(placed.instance.seen).toEqual({ a: 1, b: 2 });
  });

  test('may set data themselves, which later observers see', () => {
    const placed = project.component(
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
