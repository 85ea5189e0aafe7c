import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createContext, Script, runInContext, type Context } from 'node:vm';
import { restrictBuiltins, type Edition } from './builtins';
import type { Definition } from './logic/behaviors';
import { MiniProgram, type OpenPage, type PlacedComponent, type PlaceOptions } from './logic/mini-program';
import { Project } from './logic/project';
import { VALUES, type RealmValues } from './logic/values';
import { MEMBRANE } from './membrane';
import { readModule, resolveModule, type Packages } from './modules';
import type { LaunchOptions, Navigation } from './navigation';
import { Timers } from './timers';

/** Options of `createRealm`. */
export interface RealmOptions {
  /** The simulator whose `wx` the realm gets. */
  simulator: {
    readonly wx: object;
    /** Lets `wx.navigateTo` and the like reach the pages of the realm. */
    readonly navigation?: Navigation;
  };
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

/** How long `until` waits, and how often it looks, in milliseconds. */
const DEFAULT_PATIENCE = 5000;
const POLL_INTERVAL = 2;

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

  private readonly context: Context;
  private readonly values: RealmValues;
  private readonly program: MiniProgram;
  private isClosed = false;
  private readonly timers = new Timers();
  private readonly root: string;
  private readonly packages: Packages;
  private readonly modules = new Map<string, { exports: unknown }>();

  constructor(options: RealmOptions) {
    this.root = resolve(options.root ?? '.');
    this.packages = options.packages ?? {};
    this.context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
    this.globals = runInContext('this', this.context) as { [name: string]: unknown };
    const adopt = runInContext(MEMBRANE, this.context) as RealmValues['adopt'];
    this.values = (runInContext(VALUES, this.context) as (membrane: typeof adopt) => RealmValues)(adopt);
    this.program = this.createProgram(options.simulator.navigation);
    const globals: { [name: string]: unknown } = {
      ...(adopt(this.timers.globals()) as object),
      ...this.program.globals(),
      // An object to keep things in, as WeChat has one; it is not the global object.
      global: this.values.object(),
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

  /** Runs `app.js` of the project and starts the app: `onLaunch`, then `onShow`. Returns what `getApp()` returns. */
  launch(options: Partial<LaunchOptions> = {}): Definition {
    this.require('./app.js');
    return this.program.launch(options);
  }

  /** Opens a page of the project by its path, such as `pages/index/index`, on top of the open ones, without drawing it. */
  open(route: string, query: object = {}): OpenPage {
    return this.program.open(route, query);
  }

  /** Places a component in a page, by its tag there, or alone, by its path in the project: `created`, `attached`, `ready`. */
  place(tag: string, options: PlaceOptions = {}): PlacedComponent {
    return this.program.place(tag, options);
  }

  /** The open pages, the oldest first. */
  get pages(): OpenPage[] {
    return this.program.pages;
  }

  /** The page in front. */
  get page(): OpenPage {
    const page = this.pages.pop();
    if (!page) throw new Error('no page is open');
    return page;
  }

  /** Resolves when `condition` returns something true, for what the mini program does without being awaited. */
  async until(condition: () => unknown, timeout = DEFAULT_PATIENCE): Promise<void> {
    const deadline = Date.now() + timeout;
    while (!condition()) {
      if (Date.now() > deadline) throw new Error(`not within ${timeout} ms: ${condition.toString()}`);
      await sleep(POLL_INTERVAL);
    }
  }

  /** Runs script text in the realm and returns its value. */
  run(source: string, filename = 'script.js'): unknown {
    return new Script(source, { filename }).runInContext(this.context) as unknown;
  }

  /** Stops all timers, as the end of a mini program does. */
  close(): void {
    this.isClosed = true;
    this.program.close();
    this.timers.stop();
  }

  private createProgram(navigation: Navigation | undefined): MiniProgram {
    return new MiniProgram({
      values: this.values,
      project: new Project(this.root),
      navigation,
      isClosed: () => this.isClosed,
      run: (path) => {
        // The file may have run already, required by another one, and must say again what it defines.
        const file = this.find(`/${path}`);
        this.modules.delete(file);
        this.load(file);
      },
      locate: (path, from) => {
        const file = this.find(path, `${from}.js`);
        return relative(this.root, file).replace(/\.js$/, '');
      },
    });
  }

  private find(id: string, from = 'app.js'): string {
    return resolveModule(this.root, resolve(this.root, from), id, this.packages);
  }

  private load(path: string): unknown {
    const loaded = this.modules.get(path);
    if (loaded) return loaded.exports;
    const module = { exports: this.run('({})') };
    this.modules.set(path, module);
    const source = `(function (require, module, exports) {${readModule(path)}\n})`;
    const body = this.run(source, path) as (require: unknown, module: unknown, exports: unknown) => void;
    const require = this.values.method((id) => this.load(this.find(String(id), path)));
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
