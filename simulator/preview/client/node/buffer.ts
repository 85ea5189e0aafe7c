import { Buffer } from 'buffer';

/** The simulator's modules use Node's Buffer as a global. To be called before they do anything. */
export function provideBuffer(): void {
  Object.assign(globalThis, { Buffer });
}
