import { clearTimeout as clearTimer, setTimeout as startTimer } from 'node:timers';
import { ApiFailure, fromSystemError, networkFailure } from './failure';
import type { Callbacks, Host } from './host';
import { HttpClient, type Exchange, type HttpRequest, type HttpResponse } from './http';
import type { Fate, SimulatedNetwork } from './network';

/** A request that was sent, or was meant to be sent, by `wx.request` or `wx.uploadFile`. */
export interface SentRequest {
  api: 'request' | 'uploadFile';
  method: string;
  url: string;
  /** Path without query. */
  path: string;
  /** The header of the call as it went out, names in lower case. */
  header: { readonly [name: string]: string };
  /** The body: parsed where it is JSON, else its text; of an upload the form fields and the file. */
  data: unknown;
  /** Absent while under way and when no answer came. */
  statusCode?: number;
  /** What `success` received as `data`. */
  responseData?: unknown;
  /** `errMsg` of the failure. */
  error?: string;
}

/** What `onHeadersReceived` passes to its listeners. */
export interface HeadersEvent {
  header: { [name: string]: string };
}

/** The handle of a running request, as WeChat returns it. */
export interface RequestTask {
  abort(): void;
  onHeadersReceived(listener: (event: HeadersEvent) => void): void;
  offHeadersReceived(listener?: unknown): void;
}

/** The listeners of one event of a running request. */
export class Listeners<Event> {
  private readonly listeners = new Set<(event: Event) => void>();

  add(listener: (event: Event) => void): void {
    this.listeners.add(listener);
  }

  /** Removes one listener; without an argument all of them, as `wx` does. */
  remove(listener?: unknown): void {
    if (listener === undefined) this.listeners.clear();
    // A set compares by identity, so what is not a listener removes nothing.
    else this.listeners.delete(listener as (event: Event) => void);
  }

  call(event: Event): void {
    for (const listener of this.listeners) listener(event);
  }
}

/** A request prepared for sending. */
export interface Transfer<Result> {
  record: SentRequest;
  callbacks: Callbacks<Result>;
  request: HttpRequest;
  /** In milliseconds. */
  timeout: number;
  /** Makes the result of the call out of the answer. */
  read(response: HttpResponse): Result & { data: unknown };
  /** Where to go on after this answer, for redirects. */
  redirect?(response: HttpResponse): HttpRequest | undefined;
  onHeaders?(header: { [name: string]: string }): void;
}

/** WeChat runs this many requests and uploads at a time and lets the others wait. */
export const CONCURRENCY = 10;

/** Runs the requests and uploads of one simulated mini program. */
export class Transfers {
  readonly requests: SentRequest[] = [];
  readonly http = new HttpClient();

  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly host: Host,
    private readonly network: SimulatedNetwork,
  ) {}

  /** Starts a transfer, or lets it wait for a free place; the time limit counts from here. Returns what aborts it. */
  private start<Result>(transfer: Transfer<Result>): () => void {
    this.requests.push(transfer.record);
    const fate = this.network.fate();
    if (this.network.isSilent) return () => undefined;
    let exchange: Exchange | undefined;
    let isOver = false;

    const settle = (outcome: HttpResponse | ApiFailure) => {
      if (isOver && !(this.network.hasLateAnswers && !(outcome instanceof ApiFailure))) return;
      if (!isOver) {
        isOver = true;
        clearTimer(timer);
        forget();
      }
      this.network.pass(() => this.report(transfer, outcome));
    };
    const stop = (failure: ApiFailure) => {
      settle(failure);
      if (!this.network.hasLateAnswers) exchange?.destroy();
    };
    const timer = startTimer(() => stop(networkFailure('timeout')), transfer.timeout);
    timer.unref();
    const forget = this.network.onCut(stop);

    this.enqueue(async () => {
      if (isOver) return;
      try {
        settle(await this.exchange(transfer, fate, (next) => (exchange = next)));
      } catch (error) {
        settle(fromSystemError(error));
      }
    });
    return () => stop(networkFailure('abort'));
  }

  /** Starts what `prepare` makes; an `ApiFailure` thrown by it fails the call before anything is sent. Returns what aborts. */
  startPrepared<Result>(
    record: SentRequest,
    callbacks: Callbacks<Result>,
    prepare: () => Omit<Transfer<Result>, 'record' | 'callbacks'>,
  ): () => void {
    try {
      return this.start({ record, callbacks, ...prepare() });
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      this.refuse(record, callbacks, error);
      return () => undefined;
    }
  }

  private refuse<Result>(record: SentRequest, callbacks: Callbacks<Result>, failure: ApiFailure): void {
    this.requests.push(record);
    const result = this.host.failureResult(record.api, failure);
    record.error = result.errMsg;
    this.host.deliver(callbacks, { failure: result });
  }

  private async exchange<Result>(
    transfer: Transfer<Result>,
    fate: Fate,
    onStart: (exchange: Exchange) => void,
  ): Promise<HttpResponse> {
    if (fate.failure && !fate.sent) throw fate.failure;
    let request: HttpRequest | undefined = transfer.request;
    let response: HttpResponse | undefined;
    while (request) {
      const exchange = this.http.send(request);
      onStart(exchange);
      response = await exchange.response;
      request = transfer.redirect?.(response);
    }
    if (fate.failure || !response) throw fate.failure ?? networkFailure('reset');
    transfer.onHeaders?.(response.header);
    return response;
  }

  private report<Result>(transfer: Transfer<Result>, outcome: HttpResponse | ApiFailure): void {
    const { record, callbacks } = transfer;
    if (outcome instanceof ApiFailure) {
      const failure = this.host.failureResult(record.api, outcome);
      record.error = failure.errMsg;
      this.host.deliver(callbacks, { failure });
      return;
    }
    const result = transfer.read(outcome);
    record.statusCode = outcome.statusCode;
    record.responseData = result.data;
    this.host.deliver(callbacks, { result: { ...result, errMsg: `${record.api}:ok` } });
  }

  private enqueue(run: () => Promise<void>): void {
    const start = () => {
      this.running += 1;
      void run().finally(() => {
        this.running -= 1;
        this.waiting.shift()?.();
      });
    };
    if (this.running < CONCURRENCY) start();
    else this.waiting.push(start);
  }
}
