import { installDom } from './dom';

installDom();
// After the globals are there: it looks for them when it loads.
// eslint-disable-next-line @typescript-eslint/no-require-imports
export const simulate = require('miniprogram-simulate') as Simulate;

/** The part of miniprogram-simulate that is used; its own types leave `attach` out. */
export interface Simulate {
  load(definition: { template: string; data: object; methods: object; [member: string]: unknown }): string;
  render(id: string, properties?: object): DrawnComponent;
}

/** A component or page that miniprogram-simulate has drawn. */
export interface DrawnComponent {
  attach(parent: Element): void;
  detach(): void;
  setData(data: object): void;
  toJSON(): object;
  addEventListener(name: string, listener: (event: { detail: { [name: string]: unknown } }) => void): void;
  querySelector(selector: string): DrawnElement | undefined;
}

/** An element of it; of a component it gives the elements inside. */
export interface DrawnElement {
  dispatchEvent(name: string, options: { detail: unknown; bubbles: boolean }): void;
  querySelector(selector: string): DrawnElement | undefined;
}
