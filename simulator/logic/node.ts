import { setImmediate as soon } from 'node:timers';
import type { Blueprint, Lifecycle } from './blueprint';
import { State } from './state';
import type { Members, Method, RealmValues } from './values';

/** The element an event comes from or a handler sits on. */
export interface EventTarget {
  id?: string;
  dataset?: Members;
}

/** What an event says besides its detail. */
export interface EventInfo extends EventTarget {
  /** `tap` by default. */
  type?: string;
}

/** An event that a component has triggered. */
export interface TriggeredEvent {
  type: string;
  detail: unknown;
}

/** How a component stands in its page: what its tag says in WXML. */
export interface Placement {
  /** Name of the tag, for `selectComponent`. */
  tag: string;
  id?: string;
  /** Class names, separated by spaces. */
  class?: string;
  dataset?: Members;
  /** Listeners by event: the name of a handler of the page or component around it, or a function. */
  on?: { readonly [event: string]: string | ((event: Members) => unknown) };
}

/** What all nodes of a mini program share. */
export interface NodeContext {
  values: RealmValues;
  /** Whether the mini program was closed, so that nothing may call back. */
  isClosed(): boolean;
}

/** A page or component: `self` is what its code sees as `this`. Nothing is drawn, so its children are those that a test has placed. */
export class Node {
  readonly self: Members;
  readonly children: Node[] = [];
  /** Every event of `triggerEvent`, oldest first. */
  readonly events: TriggeredEvent[] = [];

  private readonly state: State;

  constructor(
    readonly blueprint: Blueprint,
    private readonly context: NodeContext,
    readonly owner?: Node,
    readonly placement: Placement = { tag: '' },
  ) {
    const { values } = context;
    // Functions of WeChat lie on the prototype, so a page can replace them and does not list them as its own.
    const prototype = values.object();
    this.self = Object.create(prototype) as Members;
    this.state = new State(blueprint, this.self, values);
    Object.assign(prototype, this.functions());
    for (const [name, value] of Object.entries(blueprint.members)) this.self[name] = values.clone(value);
    Object.assign(this.self, this.fields());
  }

  /** The data, properties included. */
  get data(): Members {
    return this.state.data;
  }

  /** What `selectComponent` returns for this component. */
  get selected(): unknown {
    const { behaviors, exported } = this.blueprint;
    return behaviors.has('wx://component-export') && exported ? exported.call(this.self) : this.self;
  }

  /** Sets data or properties as `setData` does. */
  set(changes: Members): void {
    this.state.set(changes);
  }

  /** Calls a member of the page or component if it is there. */
  call(member: string, ...args: unknown[]): unknown {
    const method = this.self[member];
    return typeof method === 'function' ? (method as Method).apply(this.self, args) : undefined;
  }

  /** Runs the functions of one moment, such as `attached`. */
  run(lifetime: string): void {
    runAll(this.blueprint.lifetimes, lifetime, this.self);
  }

  /** Runs a `pageLifetimes` moment here and in everything placed here. */
  runPageLifetime(name: string, ...args: unknown[]): void {
    runAll(this.blueprint.pageLifetimes, name, this.self, args);
    for (const child of this.children) child.runPageLifetime(name, ...args);
  }

  /** Runs `detached` here and in everything placed here. */
  detach(): void {
    this.run('detached');
    for (const child of this.children.splice(0)) child.detach();
  }

  /** Calls an event handler with an event, as a tap on an element does, and returns what it returns. */
  fire(handler: string, detail: unknown = {}, info: EventInfo = {}): unknown {
    if (typeof this.self[handler] !== 'function')
      throw new Error(`${this.blueprint.path} has no handler "${handler}"`);
    const adopted = this.context.values.adopt(detail);
    return this.call(handler, this.createEvent(info.type ?? 'tap', adopted, info));
  }

  /** What `triggerEvent` does: calls the listener of this component's tag. */
  trigger(type: string, detail: unknown, bubbles: boolean): void {
    this.events.push({ type, detail });
    this.listen(this.createEvent(type, detail, this.placement));
    // Beyond the component that this one is placed in, an event needs both options.
    if (bubbles) this.owner?.bubble(type, detail);
  }

  private bubble(type: string, detail: unknown): void {
    // Outside a component its inside cannot be seen, so the event comes from the component's own tag.
    this.listen(this.createEvent(type, detail, this.placement));
    this.owner?.bubble(type, detail);
  }

  private listen(event: Members): void {
    const listener = this.placement.on?.[String(event.type)];
    if (typeof listener === 'function') listener(event);
    else if (listener !== undefined) this.callOwner(listener, event);
  }

  private callOwner(handler: string, event: Members): void {
    if (typeof this.owner?.self[handler] !== 'function')
      throw new Error(
        `${this.owner?.blueprint.path ?? 'the test'} has no handler "${handler}" for "${String(event.type)}"`,
      );
    this.owner.call(handler, event);
  }

  private createEvent(type: string, detail: unknown, target: EventTarget): Members {
    const { values } = this.context;
    const element = () =>
      Object.assign(values.object(), {
        id: target.id ?? '',
        dataset: values.copy(target.dataset ?? {}),
      });
    return Object.assign(values.object(), {
      type,
      timeStamp: Date.now(),
      detail,
      target: element(),
      currentTarget: element(),
      mark: values.object(),
    });
  }

  private fields(): Members {
    const { path, kind } = this.blueprint;
    if (kind === 'Page') return { data: this.data, is: path };
    return {
      data: this.data,
      properties: this.data,
      is: path,
      id: this.placement.id ?? '',
      dataset: this.context.values.copy(this.placement.dataset ?? {}),
    };
  }

  private functions(): Members {
    const { values } = this.context;
    const { behaviors } = this.blueprint;
    return {
      fire: (handler: string, detail?: unknown, info?: EventInfo) => this.fire(handler, detail, info),
      setData: values.method((changes, callback) => this.setData((changes ?? {}) as Members, callback)),
      triggerEvent: values.method((type, detail, options) => {
        const { bubbles, composed } = (options ?? {}) as { bubbles?: boolean; composed?: boolean };
        this.trigger(String(type), detail ?? values.object(), Boolean(bubbles && composed));
      }),
      selectComponent: values.method((selector) => this.select(String(selector))),
      selectAllComponents: values.method((selector) => this.selectAll(String(selector))),
      selectOwnerComponent: values.method(() => this.owner?.self ?? null),
      hasBehavior: values.method((name) => behaviors.has(String(name))),
      groupSetData: values.method((run) => (run as Method | undefined)?.call(this.self)),
      ...this.undrawn(),
    };
  }

  /** What WeChat answers from the drawn page. */
  private undrawn(): Members {
    const names = ['createSelectorQuery', 'createIntersectionObserver', 'getRelationNodes', 'animate'];
    const refuse = (name: string) =>
      this.context.values.method(() => {
        throw new Error(`${name} needs a drawn page: a realm runs the logic and draws no WXML`);
      });
    return Object.fromEntries(names.map((name) => [name, refuse(name)]));
  }

  private setData(changes: Members, callback: unknown): void {
    this.set(changes);
    if (typeof callback !== 'function') return;
    // After the view would have been drawn.
    soon(() => {
      if (!this.context.isClosed()) (callback as Method).call(this.self);
    });
  }

  private select(selector: string): unknown {
    const found = this.children.find((child) => child.matches(selector));
    if (found) return found.selected;
    throw new Error(
      `selectComponent('${selector}') finds only components that the test has placed in ${this.blueprint.path}, ` +
        "as a realm draws no WXML: realm.place('tag', { in: page, id: 'id' })",
    );
  }

  private selectAll(selector: string): unknown[] {
    const found = this.children.filter((child) => child.matches(selector));
    return this.context.values.list(found.map((child) => child.selected));
  }

  private matches(selector: string): boolean {
    const { tag, id, class: classes = '' } = this.placement;
    if (selector.startsWith('#')) return selector.slice(1) === id;
    if (selector.startsWith('.')) return classes.split(' ').includes(selector.slice(1));
    return selector === tag;
  }
}

function runAll(lifecycle: Lifecycle, name: string, self: Members, args: unknown[] = []): void {
  for (const run of lifecycle.get(name) ?? []) run.apply(self, args);
}
