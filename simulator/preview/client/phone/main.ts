import { MEMBRANE } from '../../../membrane';
import type { Bridge, FrameWindow, LogLevel } from '../../shared/bridge';
import type { Theme } from '../../shared/protocol';
import { routeEvents } from './channel';
import { Modules } from './modules';
import { Pages, type PageInstance } from './pages';
import { pageApis } from './query';
import { listen, Registry, useWechatEvents } from './registry';
import { Router } from './routes';
import { Styles } from './styles';
import { followsTheme } from './window';

type AppInstance = { [member: string]: unknown };

const LEVELS: readonly LogLevel[] = ['log', 'info', 'warn', 'error', 'debug'];

/** A mini program on the screen: its app, its pages, and the world that its code sees. */
class Program {
  private app: AppInstance | undefined;
  private readonly pages: Pages;
  private readonly router: Router;
  private readonly modules: Modules;
  private theme: Theme;

  constructor(private readonly bridge: Bridge) {
    this.theme = bridge.theme;
    const styles = new Styles(bridge.bundle);
    const globals: { [name: string]: unknown } = {};
    this.modules = new Modules(bridge.bundle.modules, globals);
    const registry = new Registry(bridge.bundle, this.modules, styles, {
      bridge,
      navigate: (how, url, delta) => Promise.resolve().then(() => void this.router.go(how, url, delta)),
      route: () => this.pages.top?.path ?? '',
    });
    this.pages = new Pages(registry, bridge, () => this.theme);
    this.router = new Router(this.pages, bridge, () => this.theme);
    Object.assign(globals, this.globals());
    styles.app();
    this.applyTheme();
    this.connect();
  }

  /** Runs `app.js` and opens the first page. */
  start(): void {
    const { path, query } = this.bridge.entry;
    const launch = { path, query, scene: 1001, referrerInfo: {} };
    const file = 'app.js' in this.bridge.bundle.modules ? 'app.js' : 'app.ts';
    this.modules.load(file);
    this.app ??= {};
    routeEvents(this.app, 'onLaunch', launch);
    routeEvents(this.app, 'onShow', launch);
    this.router.start({ path, query: { ...query } });
  }

  /** Tells app and frame about an error that nothing has caught. */
  fail(error: unknown): void {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.bridge.log('error', [text]);
    if (this.app) routeEvents(this.app, 'onError', text);
  }

  private globals(): { readonly [name: string]: unknown } {
    // The functions of the frame belong to another realm: what they return is made over, as between logic and WeChat.
    const adopt = (0, eval)(MEMBRANE) as (value: object) => object;
    const wx = { ...adopt(this.bridge.wx), ...this.router.apis(), ...pageApis(this.pages) };
    return {
      wx,
      App: (definition: AppInstance) => {
        this.app = { ...definition };
      },
      getApp: () => this.app,
      getCurrentPages: (): PageInstance[] => this.pages.stack.map(({ instance }) => instance),
      console: Object.fromEntries(
        LEVELS.map((level) => [level, (...args: unknown[]) => this.write(level, args)]),
      ),
      setTimeout: setTimeout.bind(window),
      setInterval: setInterval.bind(window),
      clearTimeout: clearTimeout.bind(window),
      clearInterval: clearInterval.bind(window),
    };
  }

  private write(level: LogLevel, args: unknown[]): void {
    // The developer tools of the browser show it as well, with links into the code.
    window.console[level](...args);
    this.bridge.log(level, args);
  }

  private connect(): void {
    this.bridge.connect({
      back: () => void this.router.go('navigateBack', ''),
      home: () => void this.router.go('reLaunch', `/${this.bridge.bundle.pages[0] ?? ''}`),
      selectTab: (path) => void this.router.go('switchTab', `/${path}`),
      theme: (theme) => {
        this.theme = theme;
        this.applyTheme();
        this.router.retheme();
      },
      visible: (isVisible) => this.setVisible(isVisible),
      pages: () => this.pages.stack.map(({ path }) => path),
    });
  }

  private setVisible(isVisible: boolean): void {
    const { top } = this.pages;
    if (isVisible) routeEvents(this.app ?? {}, 'onShow', {});
    if (top) routeEvents(top.instance, isVisible ? 'onShow' : 'onHide');
    top?.root.getComponent().triggerPageLifetime(isVisible ? 'show' : 'hide', []);
    if (!isVisible) routeEvents(this.app ?? {}, 'onHide');
  }

  private applyTheme(): void {
    document.documentElement.dataset.theme = followsTheme(this.bridge.bundle) ? this.theme : 'light';
    document.documentElement.classList.toggle('preview-v2', this.bridge.bundle.app.style === 'v2');
  }
}

function run(): void {
  // The frame sets this before it loads the screen.
  const { preview } = window.parent as unknown as FrameWindow;
  useWechatEvents();
  const program = new Program(preview);
  window.addEventListener('error', ({ error, message }) => program.fail(error ?? message));
  window.addEventListener('unhandledrejection', ({ reason }) => program.fail(reason));
  listen(
    (error) => program.fail(error),
    (message) => preview.log('warn', [message]),
  );
  program.start();
}

run();
