import type { LaunchOptions, LogicLayer, Navigation, NavigateOptions, NavigationKind } from '../navigation';
import { Behaviors, type Definition } from './behaviors';
import { createBlueprint, type Blueprint, type Kind } from './blueprint';
import type { EventChannel } from './channel';
import { Node, type EventInfo, type Placement, type TriggeredEvent } from './node';
import type { Destination, Project } from './project';
import { PageStack, type StackedPage } from './stack';
import type { Members, RealmValues } from './values';

/** A page that is open: what its code sees as `this`, and a way to fire its event handlers. */
export interface OpenPage extends Definition {
  /** Path below the project folder, such as `pages/index/index`. */
  route: string;
  /** The query that it was opened with. */
  options: { [name: string]: unknown };
  data: Members;
  setData(changes: { [path: string]: unknown }, callback?: () => void): void;
  /** Calls an event handler as a tap on an element would, and returns what it returns. */
  fire(handler: string, detail?: unknown, info?: EventInfo): unknown;
}

/** A component that a test has placed. */
export interface PlacedComponent {
  /** What the component's code sees as `this`. */
  readonly instance: Members;
  /** Its data, properties included. */
  readonly data: Members;
  /** Its events of `triggerEvent`, oldest first. */
  readonly events: readonly TriggeredEvent[];
  /** Calls an event handler as a tap on an element in it would, and returns what it returns. */
  fire(handler: string, detail?: unknown, info?: EventInfo): unknown;
  /** Sets properties, as the page around it does. */
  set(properties: Members): void;
  /** Takes it off the page: `detached`. */
  remove(): void;
}

/** Where a test places a component, and with what. */
export interface PlaceOptions extends Omit<Placement, 'tag'> {
  /** The page or component around it. */
  in?: OpenPage | PlacedComponent;
  /** Its properties; names may be written with dashes, as in WXML. */
  properties?: Members;
}

/** What the logic layer needs of its realm. */
export interface MiniProgramHost {
  values: RealmValues;
  project: Project;
  navigation: Navigation | undefined;
  isClosed(): boolean;
  /** Runs the JavaScript of a page or component, given by its path below the project folder without extension. */
  run(path: string): void;
  /** The path below the project folder, without extension, that a component's `path` means in the JSON file of `from`. */
  locate(path: string, from: string): string;
}

/**
 * The logic half of a mini program: its app object, its open pages and the components that a test has placed in them, without any
 * drawing.
 */
export class MiniProgram implements LogicLayer {
  /** What `getApp()` returns. */
  app: Definition | undefined;

  private readonly behaviors = new Behaviors();
  private readonly blueprints = new Map<string, Blueprint>();
  private readonly nodes = new WeakMap<object, Node>();
  private readonly stack: PageStack;
  private defined: { kind: Kind; definition: Definition } | undefined;

  constructor(private readonly host: MiniProgramHost) {
    this.stack = new PageStack(host.project, (destination, channel) => this.makePage(destination, channel));
    host.navigation?.attach(this);
  }

  /** What `getCurrentPages()` returns: the oldest page first. */
  get pages(): OpenPage[] {
    return this.stack.open.map(({ node }) => node.self as OpenPage);
  }

  /** The functions that exist in the mini program for this. */
  globals(): Members {
    const { values } = this.host;
    const define = (kind: Kind) =>
      values.method((definition) => {
        this.behaviors.filter(definition as Definition);
        this.defined = { kind, definition: definition as Definition };
      });
    return {
      App: values.method((definition) => {
        this.app = definition as Definition;
      }),
      Page: define('Page'),
      Component: define('Component'),
      Behavior: values.method((definition) => this.behaviors.define(definition as Definition)),
      getApp: values.method(() => this.app),
      getCurrentPages: values.method(() => values.list(this.pages)),
    };
  }

  /** Starts the app that was defined last. */
  launch(given: Partial<LaunchOptions>): Definition {
    if (!this.app) throw new Error('app.js does not call App');
    const path = this.host.project.pages?.[0] ?? '';
    const options = this.host.navigation?.launch({ path, ...given }) ?? { path, ...given };
    this.callApp('onLaunch', options);
    this.callApp('onShow', options);
    return this.app;
  }

  /** Opens a page on top of the others. */
  open(route: string, query: object): OpenPage {
    if (!this.host.project.isPage(route)) throw new Error(`app.json has no page ${route}`);
    this.host.navigation?.flush();
    // A test may hand over what a URL could not carry.
    const page = this.stack.push({ route, query: query as Destination['query'] });
    return page.node.self as OpenPage;
  }

  /** Places a component, by its tag in a page or component, or by its path. */
  place(tag: string, { in: around, properties = {}, ...placement }: PlaceOptions): PlacedComponent {
    const owner = around && this.nodeOf(around);
    const from = owner?.blueprint.path ?? 'app';
    const path = this.host.project.componentPath(from, tag);
    const blueprint = this.blueprint(this.host.locate(path ?? tag, path === undefined ? 'app' : from));
    if (blueprint.kind !== 'Component')
      throw new Error(`${blueprint.path}.js calls Page instead of Component`);
    const node = this.makeNode(blueprint, owner, { tag, ...placement });
    node.run('created');
    node.set(camelCased(properties));
    owner?.children.push(node);
    node.run('attached');
    node.run('ready');
    return this.handleOf(node);
  }

  navigate(kind: NavigationKind, options: NavigateOptions): object {
    return this.stack.navigate(kind, options);
  }

  hide(): void {
    this.stack.hideTop();
    this.callApp('onHide');
  }

  show(options: LaunchOptions): void {
    this.callApp('onShow', options);
    this.stack.showTop();
  }

  /** Ends the connection with `wx`. */
  close(): void {
    this.host.navigation?.detach(this);
  }

  private callApp(member: string, options?: object): void {
    const run = this.app?.[member];
    if (typeof run === 'function') run.apply(this.app, options ? [this.host.values.adopt(options)] : []);
  }

  private makePage(destination: Destination, channel: EventChannel | undefined): StackedPage {
    const { values } = this.host;
    const node = this.makeNode(this.blueprint(destination.route));
    Object.assign(node.self, {
      route: destination.route,
      options: values.adopt(destination.query),
      getOpenerEventChannel: values.method(() => values.adopt(channel ?? {})),
    });
    return { ...destination, node };
  }

  private makeNode(blueprint: Blueprint, owner?: Node, placement?: Placement): Node {
    const node = new Node(blueprint, this.host, owner, placement);
    this.nodes.set(node.self, node);
    return node;
  }

  private blueprint(path: string): Blueprint {
    const known = this.blueprints.get(path);
    if (known) return known;
    this.defined = undefined;
    this.host.run(path);
    // Set by the file that has just run, which the compiler cannot see.
    const defined = this.defined as { kind: Kind; definition: Definition } | undefined;
    if (!defined) throw new Error(`${path}.js calls neither Page nor Component`);
    const blueprint = createBlueprint(defined.kind, path, defined.definition, this.behaviors);
    this.blueprints.set(path, blueprint);
    return blueprint;
  }

  private nodeOf(around: OpenPage | PlacedComponent): Node {
    const node = this.nodes.get('instance' in around ? (around.instance as object) : around);
    if (!node) throw new Error('`in` is neither an open page nor a placed component of this realm');
    return node;
  }

  private handleOf(node: Node): PlacedComponent {
    return {
      instance: node.self,
      data: node.data,
      events: node.events,
      fire: (handler, detail, info) => node.fire(handler, detail, info),
      set: (properties) => node.set(camelCased(properties)),
      remove: () => {
        const siblings = node.owner?.children ?? [];
        if (siblings.includes(node)) siblings.splice(siblings.indexOf(node), 1);
        node.detach();
      },
    };
  }
}

/** The names of properties as the component knows them. */
function camelCased(properties: Members): Members {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
