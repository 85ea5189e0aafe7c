import { JSDOM } from 'jsdom';

const names = ['document', 'window', 'Element', 'Event', 'CustomEvent', 'TouchEvent'] as const;

/**
 * Gives this test file the web globals that miniprogram-simulate draws with, and takes them away after its tests. The mini program's
 * own code never sees them: it runs in a realm.
 */
export function installDom(): void {
  const { window } = new JSDOM('<!doctype html><body></body>');
  for (const name of names) {
    Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
  }
  afterAll(() => {
    for (const name of names) Reflect.deleteProperty(globalThis, name);
    window.close();
  });
}
