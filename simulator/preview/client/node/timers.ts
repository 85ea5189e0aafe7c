/** `node:timers` for the simulator's modules. A timer there has `unref`, which says nothing in a browser. */
export interface Timer {
  id: number;
  unref(): void;
}

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Runs `callback` in a turn of its own. */
export function setImmediate(callback: () => void): void {
  waiting.push(callback);
  channel.port2.postMessage(undefined);
}

export function setTimeout(callback: () => void, ms?: number): Timer {
  return { id: window.setTimeout(callback, ms), unref: () => undefined };
}

export function setInterval(callback: () => void, ms?: number): Timer {
  return { id: window.setInterval(callback, ms), unref: () => undefined };
}

export function clearTimeout(timer: Timer | undefined): void {
  window.clearTimeout(timer?.id);
}

export function clearInterval(timer: Timer | undefined): void {
  window.clearInterval(timer?.id);
}
