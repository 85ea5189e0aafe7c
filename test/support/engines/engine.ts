import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineProcess, type EngineName } from './process';

/** A value as a line of JSON has it; guest.js has the other side. */
type Encoded = unknown;
type Callable = (...values: unknown[]) => unknown;
type Properties = [name: string, value: Encoded][];

interface Data {
  t: string;
  id: number;
  callable: boolean;
  name: 'Object' | 'Function' | 'Error';
  text: string;
  ms: number;
  bytes: number[];
  properties: Properties;
}

const known = { Object: Object.prototype, Function: Function.prototype, Error: Error.prototype };

/** Members of classes are not enumerable, and a custom storage may be of a class. */
function membersOf(object: object): string[] {
  const names = new Set<string>(Object.keys(object));
  for (let each = object; each && each !== Object.prototype; each = Object.getPrototypeOf(each) as object) {
    for (const name of Object.getOwnPropertyNames(each)) if (name !== 'constructor') names.add(name);
  }
  return [...names];
}

/**
 * A JavaScript engine in a process of its own, with values that look like those of this process: objects of the engine are proxies here, and
 * functions of this process can be called there. Promises settle across the border.
 */
export class Engine {
  /** Values of this process that the engine knows, by id. */
  private readonly owned: unknown[] = [];
  private readonly proxies = new Map<number, object>();
  private readonly ids = new WeakMap<object, number>();
  private readonly promises = new Map<number, Promise<unknown>>();
  private readonly settlers = new Map<number, { resolve: Callable; reject: Callable }>();
  private readonly process: EngineProcess;
  private isClosed = false;

  constructor(name: EngineName) {
    this.process = new EngineProcess(name);
  }

  /** Makes a file known as a package that can be required. */
  define(name: string, file: string): void {
    this.ask('define', name, readFileSync(file, 'utf8'));
  }

  require(name: string): unknown {
    return this.ask('require', name);
  }

  setGlobal(name: string, value: unknown): void {
    this.ask('global', name, this.encode(value));
  }

  /** Ends the process, as the end of a mini program does: nothing is called there any more. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.process.close();
  }

  /** Asks the engine, and answers what it asks until it has answered. */
  private ask(...question: unknown[]): unknown {
    if (this.isClosed) return undefined;
    this.process.write(JSON.stringify(question));
    for (;;) {
      const message = JSON.parse(this.process.read()) as [string, ...unknown[]];
      if (message[0] === 'return') return this.decode(message[1]);
      if (message[0] === 'throw') throw this.decode(message[1]);
      this.process.write(JSON.stringify(this.answer(message)));
    }
  }

  private answer([kind, id, ...rest]: unknown[]): [string, Encoded] {
    try {
      if (kind === 'settle') return ['return', this.settle(id as number, rest as [boolean, Encoded])];
      const values = (rest[0] as Encoded[]).map((value) => this.decode(value));
      return ['return', this.encode((this.owned[id as number] as Callable)(...values))];
    } catch (error) {
      return ['throw', this.encode(error)];
    }
  }

  private settle(id: number, [isKept, value]: [boolean, Encoded]): Encoded {
    // A promise that settles at once does so before it has been returned.
    if (!this.promises.has(id)) void this.decodePromise(id);
    const settler = this.settlers.get(id);
    settler?.[isKept ? 'resolve' : 'reject'](this.decode(value));
    return null;
  }

  private idOf(value: unknown): number {
    const id = this.owned.indexOf(value);
    return id < 0 ? this.owned.push(value) - 1 : id;
  }

  private properties(object: object, names: string[]): Properties {
    return names.map((name) => {
      const value = (object as { [name: string]: unknown })[name];
      // Methods keep their object.
      const isMethod = typeof value === 'function' && !this.ids.has(value);
      return [name, this.encode(isMethod && !Object.hasOwn(object, name) ? value.bind(object) : value)];
    });
  }

  private encode(value: unknown): Encoded {
    if (value === undefined) return { t: 'undefined' };
    if (typeof value === 'number' && !Number.isFinite(value)) return { t: 'number', text: String(value) };
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return value;
    const mine = this.ids.get(value);
    if (mine !== undefined) return { t: 'yours', id: mine };
    if (typeof value === 'function') return { t: 'function', id: this.idOf(value) };
    return this.encodeObject(value);
  }

  private encodeObject(value: object): Encoded {
    const name = Object.keys(known).find((each) => known[each as keyof typeof known] === value);
    if (name) return { t: 'known', name };
    if (Array.isArray(value)) return value.map((each) => this.encode(each));
    if (value instanceof Date) return { t: 'date', ms: value.getTime() };
    if (value instanceof ArrayBuffer) return { t: 'bytes', bytes: [...new Uint8Array(value)] };
    if (value instanceof Promise) return this.encodePromise(value);
    if (!(value instanceof Error))
      return { t: 'object', properties: this.properties(value, membersOf(value)) };
    const properties = this.properties(value, ['name', ...Object.keys(value)]);
    return { t: 'error', id: this.idOf(value), message: value.message, properties };
  }

  private encodePromise(promise: Promise<unknown>): Encoded {
    const id = this.idOf(promise);
    const settle = (isKept: boolean) => (value: unknown) =>
      void this.ask('settle', id, isKept, this.encode(value));
    void promise.then(settle(true), settle(false));
    return { t: 'promise', id };
  }

  private decode(encoded: Encoded): unknown {
    if (Array.isArray(encoded)) return encoded.map((each) => this.decode(each));
    if (typeof encoded !== 'object' || encoded === null) return encoded;
    const data = encoded as Data;
    switch (data.t) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(data.text);
      case 'date':
        return new Date(data.ms);
      case 'bytes':
        return new Uint8Array(data.bytes).buffer;
      case 'known':
        return known[data.name];
      case 'yours':
        return this.owned[data.id];
      case 'promise':
        return this.promises.get(data.id) ?? this.decodePromise(data.id);
      case 'object':
        return Object.fromEntries(data.properties.map(([name, value]) => [name, this.decode(value)]));
      default:
        return this.proxies.get(data.id) ?? this.proxy(data);
    }
  }

  private decodePromise(id: number): Promise<unknown> {
    const promise = new Promise((resolve, reject) => this.settlers.set(id, { resolve, reject }));
    this.promises.set(id, promise);
    return promise;
  }

  /** What an object of the engine is here. */
  private proxy({ id, callable }: Data): object {
    const ask = (kind: string, ...values: unknown[]) => this.ask(kind, id, ...values);
    const key = (name: string | symbol) =>
      typeof name === 'symbol' ? { symbol: name.description?.replace('Symbol.', '') } : name;
    // A function that can be called with `new`; what it has itself is not seen.
    const target = callable ? function () {} : {};
    const proxy = new Proxy(target, {
      get: (_, name) => ask('get', key(name)),
      set: (_, name, value) => (ask('set', name, this.encode(value)), true),
      deleteProperty: (_, name) => ask('remove', name) as boolean,
      has: (_, name) => typeof name === 'string' && (ask('has', name) as boolean),
      ownKeys: () => [...new Set([...((ask('keys') ?? []) as string[]), ...(callable ? ['prototype'] : [])])],
      getOwnPropertyDescriptor: (_, name) => this.descriptor(id, name, callable),
      getPrototypeOf: () => ask('prototype') ?? null,
      apply: (_, self, values: unknown[]) =>
        ask(
          'call',
          this.encode(self),
          values.map((each) => this.encode(each)),
        ),
      construct: (_, values: unknown[]) =>
        ask(
          'construct',
          values.map((each) => this.encode(each)),
        ) as object,
    });
    this.proxies.set(id, proxy);
    this.ids.set(proxy, id);
    return proxy;
  }

  private descriptor(id: number, name: string | symbol, callable: boolean): PropertyDescriptor | undefined {
    if (typeof name === 'symbol') return undefined;
    const found = this.ask('describe', id, name) as PropertyDescriptor | undefined;
    const isFixed = callable && name === 'prototype';
    return found && { ...found, configurable: !isFixed, writable: true };
  }
}

const packageFolder = join(__dirname, '../../../miniprogram_dist');
const running: Engine[] = [];

/** An engine with `wx`, timers and console as globals, and the built package. It runs until {@link closeEngines}. */
export function startEngine(name: EngineName, globals: { readonly [name: string]: unknown }): Engine {
  const engine = new Engine(name);
  running.push(engine);
  for (const [global, value] of Object.entries(globals)) engine.setGlobal(global, value);
  engine.define('authing-wxapp-sdk', join(packageFolder, 'index.js'));
  engine.define('authing-wxapp-sdk/encrypt', join(packageFolder, 'encrypt.js'));
  return engine;
}

/** Ends all engines of this test process. */
export function closeEngines(): void {
  for (const engine of running.splice(0)) engine.close();
}
