import type { SentRequest } from '../../../transfer';

/** A request with its times. */
export interface Exchange {
  request: SentRequest;
  startedAt: number;
  /** Absent while it is under way. */
  ms?: number;
}

/** All requests of the mini program, over its launches, timed. */
export class Records {
  readonly exchanges: Exchange[] = [];
  private readonly listeners = new Set<() => void>();

  /** Follows the list to which a simulator adds its requests. */
  follow(requests: SentRequest[]): void {
    const push = requests.push.bind(requests);
    requests.push = (...added) => {
      for (const request of added) this.add(request);
      return push(...added);
    };
  }

  clear(): void {
    this.exchanges.length = 0;
    this.tell();
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  private add(request: SentRequest): void {
    const exchange: Exchange = { request, startedAt: performance.now() };
    this.exchanges.push(exchange);
    // The simulator notes the outcome in the record: that is the moment in which the request ends.
    for (const name of ['statusCode', 'error'] as const) this.watch(exchange, name);
    this.tell();
  }

  private watch(exchange: Exchange, name: 'statusCode' | 'error'): void {
    let value: unknown = exchange.request[name];
    Object.defineProperty(exchange.request, name, {
      enumerable: true,
      get: () => value,
      set: (next: unknown) => {
        value = next;
        exchange.ms = Math.round(performance.now() - exchange.startedAt);
        // What was answered is noted right after the status.
        queueMicrotask(() => this.tell());
      },
    });
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
