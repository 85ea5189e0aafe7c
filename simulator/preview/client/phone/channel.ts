type Listener = (...given: unknown[]) => void;

/** The event channel between a page and the one that opened it. */
export class EventChannel {
  private readonly listeners = new Map<string, Set<Listener>>();

  on(name: string, listener: Listener): void {
    this.listeners.set(name, (this.listeners.get(name) ?? new Set()).add(listener));
  }

  once(name: string, listener: Listener): void {
    const once = (...given: unknown[]) => {
      this.off(name, once);
      listener(...given);
    };
    this.on(name, once);
  }

  off(name: string, listener?: Listener): void {
    if (listener) this.listeners.get(name)?.delete(listener);
    else this.listeners.delete(name);
  }

  emit(name: string, ...given: unknown[]): void {
    for (const listener of this.listeners.get(name) ?? []) listener(...given);
  }
}

/** Calls a lifecycle function that the mini program may have. What it throws goes to the error handler, as on a phone. */
export function routeEvents(
  owner: { readonly [member: string]: unknown },
  member: string,
  ...given: unknown[]
): unknown {
  const method = owner[member];
  if (typeof method !== 'function') return undefined;
  try {
    return method.apply(owner, given) as unknown;
  } catch (error) {
    reportError(error);
    return undefined;
  }
}
