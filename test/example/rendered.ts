import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as soon } from 'node:timers/promises';
import type { OpenPage, Realm } from '../../simulator';
import { installDom } from './dom';

installDom();
// After the globals are there: it looks for them when it loads.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const simulate = require('miniprogram-simulate') as Simulate;

/** The part of miniprogram-simulate that is used; its own types leave `attach` out. */
interface Simulate {
  load(definition: { template: string; data: object; methods: object }): string;
  render(id: string): DrawnComponent;
}

interface DrawnComponent {
  attach(parent: Element): void;
  detach(): void;
  setData(data: object): void;
  toJSON(): object;
  querySelector(
    selector: string,
  ): { dispatchEvent(name: string, options: { detail: unknown; bubbles: boolean }): void } | undefined;
}

type Changes = { [path: string]: unknown };

/** A rendered node: its attributes and children, or a text. */
interface TreeNode {
  tagName: string;
  attrs: { name: string; value: unknown }[];
  event: { [name: string]: { handler: string } };
  children: (TreeNode | string)[];
}

const PATIENCE_MS = 5000;

/** A page whose logic runs in a realm and whose WXML is drawn by miniprogram-simulate. Elements are found by class. */
export class RenderedPage {
  readonly page: OpenPage;
  private readonly component: DrawnComponent;
  private readonly listeners: ((changes: Changes) => void)[] = [];

  constructor(realm: Realm, root: string, route: string) {
    this.page = realm.open(route);
    const { page } = this;
    const handlers = Object.keys(page).filter(
      (name) => typeof page[name] === 'function' && name !== 'setData',
    );
    const id = simulate.load({
      template: readFileSync(join(root, `${route}.wxml`), 'utf8'),
      data: { ...page.data },
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
      this.component.setData(page.data);
    };
    // `onLoad` may have set data before the view was there.
    this.component.setData(page.data);
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
    if (typeof this.page[handler] !== 'function') throw new Error(`the page has no handler ${handler}`);
    this.component.querySelector(`.${className}`)?.dispatchEvent(event, { detail, bubbles: true });
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

function attr(node: TreeNode, name: string): unknown {
  return node.attrs.find((each) => each.name === name)?.value;
}

function all(node: TreeNode): TreeNode[] {
  return [node, ...node.children.flatMap((child) => (typeof child === 'string' ? [] : all(child)))];
}

function find(tree: TreeNode, className: string): TreeNode | undefined {
  return all(tree).find((node) => classes(node).includes(className));
}

function classes(node: TreeNode): string[] {
  const value = attr(node, 'class');
  return typeof value === 'string' ? value.split(' ') : [];
}

function textOf(node: TreeNode | string): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join(' ');
}
