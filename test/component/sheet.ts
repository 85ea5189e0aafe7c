import { join } from 'node:path';
import { setImmediate as soon } from 'node:timers/promises';
import type { Emulator } from '../../emulator';
import type { Edition, Realm, Simulator } from '../../simulator';
import type { DrawnComponent } from '../example/simulate';
import { simulate } from '../example/simulate';
import { all, attr, find, textOf, type TreeNode } from '../example/tree';
import { createPackageRealm, packageFolder } from '../support/realm';
import { catchComponent, registerComponent } from './drawn';

type Fields = { [name: string]: unknown };

const PATIENCE_MS = 5000;

/** What a page may set on the sheet. */
export interface SheetOptions {
  properties?: Fields;
  globals?: Fields;
  withoutBuiltinsAfter?: Edition;
}

/** The sign-in sheet as a page shows it: drawn, its logic in a realm, its requests answered by an emulator. */
export class Sheet {
  /** Names of its events, each with its detail, in order. */
  readonly events: [name: string, detail: Fields][] = [];
  readonly realm: Realm;
  private readonly component: DrawnComponent;

  constructor(sim: Simulator, emulator: Emulator, { properties, globals, ...rest }: SheetOptions = {}) {
    const { globals: catching, caught } = catchComponent();
    this.realm = createPackageRealm({ simulator: sim, globals: { ...globals, ...catching }, ...rest });
    const id = registerComponent(this.realm, join(packageFolder, 'components/login/login'), caught);
    const options = { appId: 'GEN_AUTH_APP_ID', host: emulator.url, extIdpConnidentifier: 'my-wxapp' };
    this.component = simulate.render(id, { options, ...properties });
    for (const name of ['login', 'error', 'cancel', 'agreement'])
      this.component.addEventListener(name, ({ detail }) => this.events.push([name, detail]));
    this.component.attach(document.body);
  }

  /** All text on the sheet. */
  get text(): string {
    return textOf(this.tree);
  }

  /** Whether an element with this class is there. */
  has(className: string): boolean {
    return find(this.tree, className) !== undefined;
  }

  /** Labels of the buttons, top down. */
  get buttons(): string[] {
    return all(this.tree)
      .filter(({ tagName }) => tagName === 'wx-button')
      .map((node) => textOf(node).trim())
      .filter((label) => label !== '');
  }

  attribute(className: string, name: string): unknown {
    return attr(this.element(className), name);
  }

  /** Taps an element that is there, listens, and is not disabled. */
  async tap(className: string): Promise<void> {
    await this.fire(className, 'tap', {});
  }

  async fire(className: string, event: string, detail: unknown): Promise<void> {
    const element = this.element(className);
    if (attr(element, 'disabled') === true) throw new Error(`.${className} is disabled`);
    if (!element.event[event]) throw new Error(`.${className} does not listen to ${event}`);
    this.component.querySelector(`.${className}`)?.dispatchEvent(event, { detail, bubbles: true });
    await soon();
  }

  /** Changes properties, as the page does by `setData`. */
  set(properties: Fields): void {
    this.component.setData(properties);
  }

  /** Types into inputs, by what their class says after `input-`. */
  async type(values: { [field: string]: string }): Promise<void> {
    for (const [field, value] of Object.entries(values))
      await this.fire(`input-${field}`, 'input', { value });
  }

  /** Waits until `condition` holds. */
  async until(condition: (sheet: this) => boolean): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    while (!condition(this)) {
      if (Date.now() > deadline) throw new Error(`never came true: ${condition.toString()}\n${this.text}`);
      await soon();
    }
  }

  /** Waits until the sheet shows `text`. */
  async shows(text: string): Promise<void> {
    await this.until((sheet) => sheet.text.includes(text)).catch((error: Error) => {
      throw new Error(`"${text}": ${error.message}`);
    });
  }

  /** Waits for the next event of this name, and gives its detail. */
  async event(name: string): Promise<Fields> {
    await this.until(({ events }) => events.some(([each]) => each === name));
    return this.events.find(([each]) => each === name)?.[1] ?? {};
  }

  /** Takes the sheet off the page. */
  close(): void {
    this.component.detach();
    this.realm.close();
  }

  private get tree(): TreeNode {
    return this.component.toJSON() as TreeNode;
  }

  private element(className: string): TreeNode {
    const element = find(this.tree, className);
    if (!element) throw new Error(`.${className} is not on the sheet: ${this.text}`);
    return element;
  }
}
