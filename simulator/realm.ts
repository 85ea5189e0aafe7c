import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { createContext, Script, runInContext, type Context } from 'node:vm';
import { restrictBuiltins, type Edition } from './builtins';
import { MEMBRANE } from './membrane';
import { readModule, resolveModule, type Packages } from './modules';
import { Pages, type Definition, type OpenPage } from './pages';
import type { SimulatedWx } from './simulator';
import { Timers } from './timers';

/** Options of `createRealm`. */
export interface RealmOptions {
  /** The simulator whose `wx` the realm gets. */
  simulator: { readonly wx: SimulatedWx };
  /** Takes away every builtin that is later than this edition. Promise stays. */
  withoutBuiltinsAfter?: Edition;
  /** Folder of the mini program project. Default: the working directory. */
  root?: string;
  /** Folders of packages that are not in `miniprogram_npm`: `{ 'authing-wxapp-sdk': '…/miniprogram_dist' }`. */
  packages?: Packages;
  /** Exports to use instead of a file of the project: `{ 'config.js': { host } }`. */
  modules?: { readonly [path: string]: unknown };
  /** Where `console` of the realm goes. Default: only into `realm.logs`. */
  console?: Pick<Console, LogLevel>;
  /** More globals, or other ones, such as the timers of a fake clock. */
  globals?: { readonly [name: string]: unknown };
}

type LogLevel = 'log' | 'info' | 'warn' | 'error' | 'debug';

/** One call of a function of `console` in a realm. */
export interface Log {
  level: LogLevel;
  args: unknown[];
}

const LOG_LEVELS: readonly LogLevel[] = ['log', 'info', 'warn', 'error', 'debug'];

/**
 * A JavaScript world like that of a mini program's logic layer: the builtins of the language, `wx`, timers and `console`, and
 * nothing of the web or of Node. `eval` and `new Function` are refused. Modules are CommonJS, each loaded once.
 */
export class Realm {
  /** The global object, for instance to reach the `Error` of the realm. */
  readonly globals: { readonly [name: string]: unknown };
  /** Everything that was written to `console`. */
  readonly logs: Log[] = [];
  /** App and open pages of a project that was launched. */
  readonly pages = new Pages();

  private readonly context: Context;
  private readonly timers = new Timers();
  private readonly root: string;
  private readonly packages: Packages;
  private readonly modules = new Map<string, { exports: unknown }>();

  constructor(options: RealmOptions) {
    this.root = resolve(options.root ?? '.');
    this.packages = options.packages ?? {};
    this.context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
    this.globals = runInContext('this', this.context) as { [name: string]: unknown };
    const adopt = runInContext(MEMBRANE, this.context) as (value: unknown) => unknown;
    const globals: { [name: string]: unknown } = {
      ...(adopt(this.timers.globals()) as object),
      ...this.pages.globals(),
      console: adopt(this.createConsole(options.console)),
      wx: adopt(options.simulator.wx),
      ...options.globals,
    };
    Object.assign(this.globals, globals);
    for (const [path, exports] of Object.entries(options.modules ?? {})) {
      this.modules.set(resolve(this.root, path), { exports: adopt(exports) });
    }
    restrictBuiltins(this.globals, options.withoutBuiltinsAfter, Object.keys(globals));
  }

  /** Loads a module by a path below the project folder or on this machine, or a package by name. */
  require(id: string): unknown {
    return this.load(isAbsolute(id) && existsSync(id) ? id : this.find(id));
  }

  /** Runs `app.js` of the project and starts the app: `onLaunch`, then `onShow`. */
  launch(options: object = {}): Definition {
    this.require('./app.js');
    return this.pages.launch(options);
  }

  /** Opens a page of the project by its path, such as `pages/index/index`, without rendering it. */
  open(route: string, query: object = {}): OpenPage {
    return this.pages.open(route, query, () => {
      // Each opening makes a new page out of the same definition, so the module runs again.
      const file = this.find(`/${route}`);
      this.modules.delete(file);
      this.load(file);
    });
  }

  /** Runs script text in the realm and returns its value. */
  run(source: string, filename = 'script.js'): unknown {
    return new Script(source, { filename }).runInContext(this.context) as unknown;
  }

  /** Stops all timers, as the end of a mini program does. */
  close(): void {
    this.timers.stop();
  }

  private find(id: string): string {
    return resolveModule(this.root, resolve(this.root, 'app.js'), id, this.packages);
  }

  private load(path: string): unknown {
    const loaded = this.modules.get(path);
    if (loaded) return loaded.exports;
    const module = { exports: this.run('({})') };
    this.modules.set(path, module);
    const source = `(function (require, module, exports) {${readModule(path)}\n})`;
    const body = this.run(source, path) as (require: unknown, module: unknown, exports: unknown) => void;
    const require = (id: string) => this.load(resolveModule(this.root, path, id, this.packages));
    try {
      body(require, module, module.exports);
    } catch (error) {
      this.modules.delete(path);
      throw error;
    }
    return module.exports;
  }

  private createConsole(target: RealmOptions['console']): object {
    const write = (level: LogLevel) => [
      level,
      (...args: unknown[]) => {
        this.logs.push({ level, args });
        target?.[level](...args);
      },
    ];
    return Object.fromEntries(LOG_LEVELS.map(write)) as object;
  }
}

/** Makes a realm for the mini program of a simulator. */
export function createRealm(options: RealmOptions): Realm {
  return new Realm(options);
}
