import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as soon } from 'node:timers/promises';
import type { OpenPage, Realm } from '../../simulator';
import { registerComponent, type CaughtComponent } from '../component/drawn';
import { packageFolder } from '../support/realm';
import { simulate, type DrawnComponent } from './simulate';
import { all, attr, find, textOf, type TreeNode } from './tree';

type Changes = { [path: string]: unknown };

const PATIENCE_MS = 5000;

/** A page whose logic runs in a realm and whose WXML is drawn by miniprogram-simulate. Elements are found by class. */
export class RenderedPage {
  readonly page: OpenPage;
  private readonly component: DrawnComponent;
  private readonly listeners: ((changes: Changes) => void)[] = [];

  /** @param query - parameters that the page is opened with */
  constructor(realm: Realm, root: string, route: string, query: object, caught: () => CaughtComponent) {
    this.page = realm.open(route, query);
    const { page } = this;
    // Data crosses to the view as a copy; without it miniprogram-simulate takes a list of the realm for an object.
    const drawn = () => JSON.parse(JSON.stringify(page.data)) as object;
    const handlers = Object.keys(page).filter(
      (name) => typeof page[name] === 'function' && name !== 'setData',
    );
    const id = simulate.load({
      template: readFileSync(join(root, `${route}.wxml`), 'utf8'),
      data: drawn(),
      usingComponents: usedComponents(realm, join(root, `${route}.json`), caught),
      methods: Object.fromEntries(
        handlers.map((name) => [name, (event: unknown) => (page[name] as (event: unknown) => void)(event)]),
      ),
    });
    this.component = simulate.render(id);
    this.component.attach(document.body);
    const setData = page.setData.bind(page);
    page.setData = (changes, callback) => {
      setData(changes, callback);
      for (const listener of this.listeners) listener(changes);
      // The view gets the whole data: miniprogram-simulate does not see paths such as `list[0].name` the way WeChat does.
      this.component.setData(drawn());
    };
    // `onLoad` may have set data before the view was there.
    this.component.setData(drawn());
  }

  /** Hears every `setData` of the page. */
  onChange(listener: (changes: Changes) => void): void {
    this.listeners.push(listener);
  }

  /** All text on the page. */
  get text(): string {
    return textOf(this.tree);
  }

  /** Whether an element with this class is on the page. */
  has(className: string): boolean {
    return find(this.tree, className) !== undefined;
  }

  /** An attribute of the element with this class. */
  attribute(className: string, name: string): unknown {
    return this.element(className).attrs.find((attr) => attr.name === name)?.value;
  }

  /** Taps an element, which must be there and not disabled. */
  async tap(className: string): Promise<void> {
    await this.fire(className, 'tap', {});
  }

  /**
   * Lets an element send an event, as WeChat does after a tap on an open-type button; the element must be there, not disabled, and
   * listen to this event.
   */
  async fire(className: string, event: string, detail: unknown): Promise<void> {
    const element = this.element(className);
    if (this.attribute(className, 'disabled') === true) throw new Error(`.${className} is disabled`);
    const { handler } = element.event[event] ?? {};
    if (!handler) throw new Error(`.${className} does not listen to ${event}`);
    const own = this.component.querySelector(`.${className}`);
    if (own && typeof this.page[handler] !== 'function')
      throw new Error(`the page has no handler ${handler}`);
    const drawn = own ?? this.component.querySelector('.login')?.querySelector(`.${className}`);
    drawn?.dispatchEvent(event, { detail, bubbles: true });
    await soon();
  }

  /** Fills in the inputs of a form by name and taps its submit button. */
  async submit(className: string, values: { [name: string]: string }): Promise<void> {
    const form = this.element(className);
    const inputs = all(form).filter((node) => node.tagName === 'wx-input');
    for (const name of Object.keys(values)) {
      if (!inputs.some((input) => attr(input, 'name') === name))
        throw new Error(`the form has no input ${name}`);
    }
    const button = all(form).find((node) => attr(node, 'form-type') === 'submit');
    if (!button || attr(button, 'disabled') === true) throw new Error('the form cannot be submitted');
    await this.fire(className, 'submit', { value: values });
  }

  /** Waits until `condition` holds. */
  async until(condition: (page: this) => boolean): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (!condition(this)) {
      if (Date.now() > deadline) throw new Error(`never came true: ${condition.toString()}\n${this.text}`);
      await soon();
    }
  }

  /** Waits until the page shows `text`. */
  async shows(text: string): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (!this.text.includes(text)) {
      if (Date.now() > deadline) throw new Error(`"${text}" never appeared, but: ${this.text}`);
      await soon();
    }
  }

  /** Leaves the page. */
  close(): void {
    (this.page.onUnload as (() => void) | undefined)?.call(this.page);
    this.component.detach();
  }

  private get tree(): TreeNode {
    return this.component.toJSON() as TreeNode;
  }

  private element(className: string): TreeNode {
    const element = find(this.tree, className);
    if (!element) throw new Error(`.${className} is not on the page: ${this.text}`);
    return element;
  }
}

/** Components that a page uses, by tag: those of the package are registered for miniprogram-simulate. */
function usedComponents(realm: Realm, file: string, caught: () => CaughtComponent): object {
  const { usingComponents = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
    usingComponents?: { [tag: string]: string };
  };
  return Object.fromEntries(
    Object.entries(usingComponents).map(([tag, path]) => [
      tag,
      registerComponent(realm, path.replace('authing-wxapp-sdk', packageFolder), caught),
    ]),
  );
}
