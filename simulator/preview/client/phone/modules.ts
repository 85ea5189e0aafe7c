import type { Module } from '../../shared/protocol';

/** Names of a browser that a mini program does not have: code that needs them fails here as it fails on a phone. */
const HIDDEN = (
  'window self document location navigator history screen localStorage sessionStorage indexedDB caches fetch XMLHttpRequest WebSocket ' +
  'EventSource FormData URL URLSearchParams Headers Request Response Blob File FileReader Image Audio Worker SharedWorker ' +
  'AbortController TextEncoder TextDecoder btoa atob crypto performance parent top frames opener alert confirm prompt open close ' +
  'MutationObserver IntersectionObserver ResizeObserver HTMLElement Element Node Event CustomEvent customElements ' +
  'requestIdleCallback Notification postMessage process Buffer globalThis'
).split(' ');

type Body = (require: (id: string) => unknown, module: { exports: unknown }, exports: unknown) => void;

/** The JavaScript of a mini program: CommonJS modules, each run once, that see `wx` and the like and nothing of the browser. */
export class Modules {
  private readonly loaded = new Map<string, { exports: unknown }>();

  constructor(
    private readonly modules: { readonly [path: string]: Module },
    private readonly globals: { readonly [name: string]: unknown },
  ) {}

  /** Runs a module, unless it has run, and returns its exports. `globals` are more names for this module alone. */
  load(path: string, globals: { readonly [name: string]: unknown } = {}): unknown {
    const known = this.loaded.get(path);
    if (known) return known.exports;
    const source = this.modules[path];
    if (!source) throw new Error(`module '${path}' is not defined`);
    const module = { exports: {} as unknown };
    this.loaded.set(path, module);
    const body = compile(path, source.code, { ...this.globals, ...globals });
    body((id) => this.require(path, source, id, globals), module, module.exports);
    return module.exports;
  }

  private require(
    from: string,
    source: Module,
    id: string,
    globals: { readonly [name: string]: unknown },
  ): unknown {
    const path = source.requires[id];
    if (path === undefined)
      throw new Error(`module '${id}.js' is not defined, require args is '${id}' (in ${from})`);
    return this.load(path, globals);
  }
}

function compile(path: string, code: string, globals: { readonly [name: string]: unknown }): Body {
  const names = [...HIDDEN.filter((name) => !(name in globals)), ...Object.keys(globals)];
  // The names are those of an outer function, so that a module may declare them itself.
  const text = `(function (${names.join(', ')}) { return function (require, module, exports) {${code}\n} })\n//# sourceURL=miniprogram:///${path}`;
  const make = (0, eval)(text) as (...values: unknown[]) => Body;
  return make(...names.map((name) => globals[name]));
}
