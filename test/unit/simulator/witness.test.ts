// The realm against an independent witness: the same component runs in miniprogram-simulate, whose component framework is WeChat's own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installDom } from '../../example/dom';
import { TestProject } from './project';

installDom();
// After the globals are there: it looks for them when it loads.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const simulate = require('miniprogram-simulate') as Simulate;

interface Instance {
  data: object;
  change(changes: object, callback?: () => void): void;
  who(): string;
}

/** The part of miniprogram-simulate that is used. */
interface Simulate {
  behavior(definition: object): unknown;
  load(definition: object): string;
  render(id: string, properties?: object): Drawn;
}

interface Drawn {
  instance: Instance;
  attach(parent: Element): void;
  detach(): void;
  triggerPageLifeTime(name: string): void;
}

/** One component on one of the two: what it writes down, what it holds, and what can be done to it. */
interface Subject {
  log: unknown[];
  instance: Instance;
  pageLifetime(name: 'show' | 'hide'): void;
  detach(): void;
  close(): void;
}

/** A module that makes the component, for either world to load; everything that happens goes into `log`. */
const component = join(__dirname, 'witness-component.js');
// eslint-disable-next-line @typescript-eslint/no-require-imports
const define = require(component) as (log: unknown[], behavior: Simulate['behavior']) => object;

const first = { s: 'x', n: 1, f: true, l: [1], o: { a: 1 }, any: 5, watched: { a: 2 }, d: 4, byName: 'z' };

function onWitness(): Subject {
  const log: unknown[] = [];
  const drawn = simulate.render(
    simulate.load({ template: '<view/>', ...define(log, simulate.behavior) }),
    first,
  );
  drawn.attach(document.body);
  return {
    log,
    instance: drawn.instance,
    pageLifetime: (name) => drawn.triggerPageLifeTime(name),
    detach: () => drawn.detach(),
    close: () => undefined,
  };
}

function onRealm(): Subject {
  const project = new TestProject();
  const realm = project.realm({
    'app.js': 'App({ log: [] })',
    'page.js': 'Page({})',
    'define.js': readFileSync(component, 'utf8'),
    'c.js': "Component(require('./define')(getApp().log, Behavior))",
  });
  const log = realm.launch().log as unknown[];
  const placed = realm.place('c', { in: realm.open('page'), properties: first });
  return {
    log,
    // The definition gives it these methods.
    instance: placed.instance as unknown as Instance,
    pageLifetime: (name) => (name === 'hide' ? project.sim.background() : project.sim.resume()),
    detach: () => placed.remove(),
    close: () => project.close(),
  };
}

let subjects: Subject[];
beforeEach(() => (subjects = [onWitness(), onRealm()]));
afterEach(() => subjects.forEach((subject) => subject.close()));

/** Does the same to both and compares what they wrote down and hold; returns it. */
function compare(act: (subject: Subject) => void): { log: unknown[]; data: object } {
  const [expected, actual] = subjects.map((subject) => {
    act(subject);
    // By way of JSON: the objects belong to different worlds.
    return JSON.parse(
      JSON.stringify({
        log: subject.log.splice(0),
        data: subject.instance.data,
        who: subject.instance.who(),
      }),
    ) as { log: unknown[]; data: object };
  });
  expect(actual).toEqual(expected);
  return actual ?? { log: [], data: {} };
}

describe("a realm and WeChat's component framework", () => {
  test('start a component alike: merged definition, order of lifecycle and observers, properties', () => {
    const { log } = compare(() => undefined);
    expect(log).toContainEqual(['attached', 1, 'x']);
  });

  test.each<object>([
    { s: 5 },
    { s: true },
    { s: null },
    { s: { a: 1 } },
    { s: [1, 2] },
    { n: '7' },
    { n: 'no number' },
    { n: true },
    { n: null },
    { n: {} },
    { f: 'yes' },
    { f: '' },
    { f: null },
    { l: 'no list' },
    { l: { a: 1 } },
    { l: null },
    { o: [1] },
    { o: 'text' },
    { o: 5 },
    { o: null },
    { any: [1] },
    { any: null },
  ])('convert the property %j alike', (changes) => {
    compare(({ instance }) => instance.change(changes));
  });

  test.each<object>([
    { own: 1 },
    { own: undefined },
    { n: 1 },
    { n: 2, s: 'y', f: false },
    { d: 4 },
    { d: 5 },
    { watched: { a: 2 } },
    { watched: null },
    { 'watched.a': 9 },
    { 'watched.b': 9 },
    { 'watched.a': 2 },
    { 'watched.a': 5, 'watched.b': 6 },
    { watched: { a: 3 }, 'watched.b': 6 },
    { n: 5, 'watched.b': 6, d: 9 },
    { byName: 'z' },
    { byName: 'other' },
    { 'record.b': 5 },
    { 'record.a': 5 },
    { 'record.inner.x': 5 },
    { record: { b: 1 } },
    { 'list[0]': 9 },
    { 'list[1]': 9 },
    { list: [4] },
    { 'fresh.list[2].x': 1 },
    { 'own.x': 1 },
  ])('set %j alike, with the same observers', (changes) => {
    compare(() => undefined);
    compare(({ instance }) => instance.change(changes));
  });

  test('call back after setData alike', async () => {
    compare(() => undefined);
    const drawn = subjects.map(
      ({ instance, log }) =>
        new Promise<void>((resolve) => {
          instance.change({ own: 2 }, () => {
            log.push('drawn');
            resolve();
          });
        }),
    );
    await Promise.all(drawn);
    expect(compare(() => undefined).log).toEqual(['drawn']);
  });

  test('show, hide and end a component alike', () => {
    compare(() => undefined);
    expect(compare((subject) => subject.pageLifetime('hide')).log).toEqual(['hide']);
    expect(compare((subject) => subject.pageLifetime('show')).log).toEqual(['deep show', 'show']);
    expect(compare((subject) => subject.detach()).log).toEqual(['deep detached', 'detached']);
  });
});
