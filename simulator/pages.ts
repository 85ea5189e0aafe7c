/** What a mini program hands to `App` and `Page`. */
export interface Definition {
  data?: { [name: string]: unknown };
  [member: string]: unknown;
}

/** A page that is open: its members, its data, and a way to fire its event handlers. */
export interface OpenPage extends Definition {
  /** Path below the project folder, such as `pages/index/index`. */
  route: string;
  data: { [name: string]: unknown };
  setData(changes: { [path: string]: unknown }, callback?: () => void): void;
  /** Calls an event handler as a tap on a component would, and returns what it returns. */
  fire(handler: string, detail?: unknown): unknown;
}

/**
 * The logic half of a mini program: its app object and its open pages, without any rendering. Pages are opened with `onLoad` and
 * `onShow`, as WeChat does.
 */
export class Pages {
  /** What `getApp()` returns. */
  app: Definition | undefined;
  /** What `getCurrentPages()` returns: the oldest page first. */
  readonly stack: OpenPage[] = [];

  private defined: Definition | undefined;

  /** The functions that exist in the mini program for this. */
  globals() {
    return {
      App: (definition: Definition) => {
        this.app = definition;
      },
      Page: (definition: Definition) => {
        this.defined = definition;
      },
      getApp: () => this.app,
      getCurrentPages: () => this.stack,
    };
  }

  /** Starts the app that was defined last. */
  launch(options: object): Definition {
    if (!this.app) throw new Error('app.js does not call App');
    call(this.app, 'onLaunch', options);
    call(this.app, 'onShow', options);
    return this.app;
  }

  /** Opens the page that `load` defines. */
  open(route: string, query: object, load: () => void): OpenPage {
    this.defined = undefined;
    load();
    if (!this.defined) throw new Error(`${route}.js does not call Page`);
    const page = createPage(this.defined, route);
    this.stack.push(page);
    call(page, 'onLoad', query);
    call(page, 'onShow');
    call(page, 'onReady');
    return page;
  }
}

function createPage(definition: Definition, route: string): OpenPage {
  const page: OpenPage = {
    ...definition,
    route,
    data: copy(definition.data ?? {}),
    setData(changes, callback) {
      for (const [path, value] of Object.entries(changes)) assign(page.data, path, copy(value));
      callback?.();
    },
    fire(handler, detail = {}) {
      if (typeof page[handler] !== 'function') throw new Error(`${route} has no handler "${handler}"`);
      const target = { id: '', dataset: {} };
      return call(page, handler, { type: 'tap', detail, target, currentTarget: target });
    },
  };
  return page;
}

function call(owner: Definition, member: string, ...args: unknown[]): unknown {
  const method = owner[member];
  return typeof method === 'function' ? (method.apply(owner, args) as unknown) : undefined;
}

/** Data crosses to the view as JSON. */
function copy<Value>(value: Value): Value {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as Value);
}

/** Sets `a.b[0].c`. */
function assign(data: { [name: string]: unknown }, path: string, value: unknown): void {
  const keys = path.replace(/\[(\d+)\]/g, '.$1').split('.');
  const last = keys.pop() ?? '';
  let holder = data;
  for (const key of keys) holder = (holder[key] ??= {}) as { [name: string]: unknown };
  holder[last] = value;
}
