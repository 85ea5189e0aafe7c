import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenPage, PlacedComponent, Realm, Simulator } from '../../../simulator';
import { answerChoosers, detailOf } from './events';
import { driveLogin } from './login';
import { Surface } from './surface';
import type { Watch } from './watch';
import { allOf, elementsOf, type Element } from './wxml';

/** What a walk takes place in. */
export interface Stage {
  folder: string;
  realm: Realm;
  sim: Simulator;
  watch: Watch;
}

/** One event of one element. */
interface Binding {
  element: Element;
  event: string;
  handler: string;
}

const keyOf = ({ element, event }: Binding) => `${element.id} ${event}`;

/** Uses a page or component as a user does: everything that its WXML binds is done once. */
export class Walk {
  private readonly done = new Set<string>();
  private readonly template: string | undefined;

  /** @param path - of the page or component, without extension */
  constructor(
    private readonly stage: Stage,
    private readonly path: string,
    private readonly open: () => OpenPage | PlacedComponent,
  ) {
    const file = join(stage.folder, `${path}.wxml`);
    this.template = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  }

  async run(): Promise<void> {
    const surface = await this.start();
    if (this.template === undefined) await this.callAll(surface);
    else await this.useAll(surface);
    for (const gesture of surface.gestures) await this.fire(surface, gesture, {}, 'gesture', {});
  }

  private async start(): Promise<Surface> {
    const surface = new Surface(this.open(), this.stage.realm);
    await this.stage.watch.settle();
    return surface;
  }

  /** Without WXML only handlers that take no event can be called. */
  private async callAll(surface: Surface): Promise<void> {
    const unknown = surface.handlers.find((name) => surface.takesEvent(name));
    if (unknown !== undefined)
      throw new Error(
        `${unknown} takes an event, and no block says which element sends it: add a block of html that begins with <!-- ${this.path}.wxml -->`,
      );
    for (const name of surface.handlers) await this.fire(surface, name, {}, 'tap', {});
  }

  private async useAll(first: Surface): Promise<void> {
    this.checkNames(first);
    let surface = first;
    for (;;) {
      const next = this.next(surface);
      if (!next) return;
      this.done.add(keyOf(next));
      surface = (await this.use(surface, next)) ?? surface;
    }
  }

  /** The next event: of what can be seen before what cannot, and the end of the session last. */
  private next(surface: Surface): Binding | undefined {
    const open = this.bindings(surface).filter((each) => !this.done.has(keyOf(each)));
    const rank = ({ element, handler }: Binding) =>
      (surface.endsSession(handler) ? 2 : 0) + (element.isUsable ? 0 : 1);
    return open.sort((a, b) => rank(a) - rank(b))[0];
  }

  private async use(surface: Surface, { element, event, handler }: Binding): Promise<Surface | undefined> {
    const { sim, realm } = this.stage;
    if (element.tag.includes('-') && realmHas(this.stage, this.path, element.tag)) {
      await this.useComponent(surface, element, event, handler);
    } else {
      answerChoosers(sim, surface.sourceOf(handler));
      const detail = await detailOf(event, element, handler, sim);
      await this.fire(surface, handler, detail, event, datasetOf(element));
    }
    const { shown } = surface;
    // The handler may have left the page.
    if ('route' in shown && !realm.pages.includes(shown)) return this.start();
    return undefined;
  }

  private async useComponent(
    surface: Surface,
    element: Element,
    event: string,
    handler: string,
  ): Promise<void> {
    const { realm, watch } = this.stage;
    const before = watch.called.length;
    const properties = Object.fromEntries(
      Object.entries(element.attributes).filter(
        ([name]) => !/^(bind|catch|wx:|class$|style$|id$|slot$)/.test(name),
      ),
    );
    const component = realm.place(element.tag, { in: surface.shown, properties, on: { [event]: handler } });
    if (element.tag === 'genauth-login') await driveLogin(component, event, this.stage);
    else await new Walk(this.stage, componentPath(this.stage, this.path, element.tag), () => component).run();
    await watch.settle();
    component.remove();
    if (!watch.called.slice(before).includes(handler))
      throw new Error(`<${element.tag}> has not sent "${event}", so ${handler} was not called`);
  }

  private async fire(
    surface: Surface,
    name: string,
    detail: unknown,
    type: string,
    dataset: object,
  ): Promise<void> {
    surface.fire(name, detail, type, { ...dataset });
    await this.stage.watch.settle();
  }

  private checkNames(surface: Surface): void {
    const bound = this.bindings(surface).map(({ handler }) => handler);
    const missing = bound.find((name) => !surface.handlers.includes(name));
    if (missing !== undefined)
      throw new Error(`${this.path}.wxml binds ${missing}, which ${this.path}.js does not have`);
    const idle = surface.handlers.find((name) => /^on[A-Z]/.test(name) && !bound.includes(name));
    if (idle !== undefined) throw new Error(`${this.path}.wxml binds nothing to ${idle} of ${this.path}.js`);
  }

  private bindings(surface: Surface): Binding[] {
    const evaluate = (expression: string, scope: { readonly [name: string]: unknown }) =>
      surface.evaluate(expression, scope);
    return allOf(elementsOf(this.template ?? '', surface.data, evaluate)).flatMap((element) =>
      Object.entries(element.events).map(([event, handler]) => ({ element, event, handler })),
    );
  }
}

function datasetOf({ attributes }: Element): { [name: string]: unknown } {
  const named = Object.entries(attributes).filter(([name]) => name.startsWith('data-'));
  return Object.fromEntries(
    named.map(([name, value]) => [
      name
        .slice(5)
        .toLowerCase()
        .replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

function usingComponents({ folder }: Stage, path: string): { [tag: string]: string } {
  return Object.assign(
    {},
    ...['app.json', `${path}.json`]
      .map((name) => join(folder, name))
      .filter((file) => existsSync(file))
      .map(
        (file) => (JSON.parse(readFileSync(file, 'utf8')) as { usingComponents?: object }).usingComponents,
      ),
  ) as { [tag: string]: string };
}

function realmHas(stage: Stage, path: string, tag: string): boolean {
  return tag in usingComponents(stage, path);
}

function componentPath(stage: Stage, path: string, tag: string): string {
  const reference = usingComponents(stage, path)[tag] ?? '';
  return join('/', reference.startsWith('/') ? '' : join(path, '..'), reference).slice(1);
}
