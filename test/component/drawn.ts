import { readFileSync } from 'node:fs';
import type { Realm } from '../../simulator';
import { simulate } from '../example/simulate';

type Fields = { [name: string]: unknown };
interface Property {
  type: { name: string } | null;
  value?: unknown;
  observer?: (...values: unknown[]) => unknown;
}
/** What a component file hands to `Component`. */
export interface CaughtComponent {
  properties: { [name: string]: Property };
  data: object;
  methods: { [name: string]: (...values: unknown[]) => unknown };
  lifetimes: { [name: string]: (...values: unknown[]) => unknown };
  externalClasses: string[];
  options: object;
}

const outerTypes: { [name: string]: unknown } = { String, Number, Boolean, Object, Array };

/** Globals of a realm that catch what a component file hands to `Component`. */
export function catchComponent(): { globals: Fields; caught: () => CaughtComponent } {
  let definition: CaughtComponent | undefined;
  return {
    globals: {
      Component: (given: CaughtComponent) => {
        definition = given;
      },
    },
    caught: () => {
      if (!definition) throw new Error('the file does not call Component');
      return definition;
    },
  };
}

/**
 * Registers a component whose logic runs in a realm and whose WXML is drawn by miniprogram-simulate. What the realm made is copied into
 * objects of this world where miniprogram-simulate looks at constructors.
 */
export function registerComponent(realm: Realm, path: string, caught: () => CaughtComponent): string {
  realm.require(`${path}.js`);
  const { properties, data, methods, lifetimes, externalClasses, options } = caught();
  return simulate.load({
    template: readFileSync(`${path}.wxml`, 'utf8'),
    properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, outer(each)])),
    data: copy(data),
    methods: { ...methods },
    lifetimes: { ...lifetimes, created: copySetData },
    externalClasses: [...externalClasses],
    options: { ...options },
  });
}

/** Data crosses to the view as a copy; without it miniprogram-simulate takes a list of the realm for an object. */
function copySetData(this: { setData(changes: object, callback?: () => void): void }): void {
  const setData = this.setData.bind(this);
  this.setData = (changes, callback) => setData(copy(changes), callback);
}

function outer({ type, value, observer }: Property): object {
  return { type: type ? outerTypes[type.name] : null, value: copy(value), observer };
}

function copy<Value>(value: Value): Value {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as Value);
}
