type Listener = (...args: unknown[]) => unknown;

/** The events between a page and the one that opened it, base library 2.7.3. */
export interface EventChannel {
  on(event: string, listener: Listener): void;
  once(event: string, listener: Listener): void;
  off(event: string, listener?: Listener): void;
  emit(event: string, ...args: unknown[]): void;
}

/** The two ends of one channel: what one end emits, listeners at the other end receive. */
export function createChannels(events: { readonly [event: string]: Listener } = {}): {
  opener: EventChannel;
  opened: EventChannel;
} {
  const atOpener = new Map(Object.entries(events).map(([event, listener]) => [event, [listener]]));
  const atOpened = new Map<string, Listener[]>();
  return { opener: createEnd(atOpener, atOpened), opened: createEnd(atOpened, atOpener) };
}

function createEnd(own: Map<string, Listener[]>, other: ReadonlyMap<string, Listener[]>): EventChannel {
  const on = (event: string, listener: Listener) => {
    own.set(event, [...(own.get(event) ?? []), listener]);
  };
  const off = (event: string, listener?: Listener) => {
    own.set(event, listener ? (own.get(event) ?? []).filter((each) => each !== listener) : []);
  };
  return {
    on,
    off,
    once: (event, listener) => {
      const once = (...args: unknown[]) => {
        off(event, once);
        listener(...args);
      };
      on(event, once);
    },
    emit: (event, ...args) => {
      for (const listener of other.get(event) ?? []) listener(...args);
    },
  };
}
