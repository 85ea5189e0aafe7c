import { TestProject } from './project';

let project: TestProject;
beforeEach(() => (project = new TestProject()));
afterEach(() => project.close());

describe('behaviors', () => {
  test('are merged: the component wins, data of records is joined, lifecycle functions and observers all run', () => {
    const placed = project.component(
      `const deep = Behavior({
        properties: { label: { type: String, value: 'deep' }, size: Number },
        data: { record: { a: 1, b: 1 }, list: [1] },
        lifetimes: { attached() { this.log = ['deep']; } },
        observers: { size() { this.log.push('deep saw size'); } },
        methods: { who() { return 'deep'; }, inherited() { return 'from deep'; } },
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
          ask() { return [this.who(), this.inherited(), this.hasBehavior('wx://form-field'), this.hasBehavior('x')]; },
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
    expect(placed.fire('ask')).toEqual(['own', 'from deep', true, false]);
  });

  test('may rewrite the definition of what uses them', () => {
    const placed = project.component(
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
    expect(() => project.component("Component({ behaviors: ['mine'] })")).toThrow(
      'the behavior mine is not defined',
    );
  });

  test('set data in one go with groupSetData', () => {
    const placed = project.component(
      'Component({ methods: { both() { this.groupSetData(() => { this.setData({ a: 1 }); this.setData({ b: 2 }); }); } } })',
    );
    placed.fire('both');
    expect(placed.data).toEqual({ a: 1, b: 2 });
  });
});
