import type { EmulatorRequest } from './request';
import type { Reply } from './reply';

/** What a forced failure looks like. */
export interface ForcedAnswer {
  /** HTTP status; 200 when only a body is given. */
  status?: number;
  /** An object is sent as JSON, a string as it is. */
  body?: unknown;
  headers?: Record<string, string>;
  /** How many requests it hits; 1 by default. */
  times?: number;
  /** Destroys the connection instead of answering: before the request does anything, or after it has done its work. */
  drop?: 'before' | 'after';
  /** Waits before answering, in ms of real time. With nothing else given, the true answer follows. */
  delayMs?: number;
}

/** A request that is being kept waiting, or will be. */
export interface Hold {
  /** Lets all held requests go on and holds no more. */
  release(): void;
  /** Settles when the first request is being held. */
  arrived: Promise<void>;
  /** Requests held so far. */
  readonly count: number;
}

interface OpenHold extends Hold {
  match: string;
  when: 'before' | 'after';
  arrive(): Promise<void>;
}

/** Forced failures and held requests, matched by method name or path (`*` is everything). */
export class Faults {
  private forced: { match: string; answer: ForcedAnswer; left: number }[] = [];
  private holds: OpenHold[] = [];

  /** Makes the next matching request (or the next `times`) go wrong. */
  failNext(match: string, answer: ForcedAnswer): void {
    this.forced.push({ match, answer, left: answer.times ?? 1 });
  }

  /** Keeps matching requests waiting until released: before they do anything, or (`after`) between their work and the answer. */
  hold(match: string, when: 'before' | 'after' = 'before'): Hold {
    let released = () => {};
    let arrived = () => {};
    let count = 0;
    const open = new Promise<void>((resolve) => (released = resolve));
    const hold: OpenHold = {
      match,
      when,
      arrived: new Promise<void>((resolve) => (arrived = resolve)),
      get count() {
        return count;
      },
      arrive() {
        count += 1;
        arrived();
        return open;
      },
      release: () => {
        this.holds = this.holds.filter((each) => each !== hold);
        released();
      },
    };
    this.holds.push(hold);
    return hold;
  }

  /** Waits as long as a hold keeps the request. */
  async wait(names: string[], request: EmulatorRequest, when: 'before' | 'after'): Promise<void> {
    for (const hold of [...this.holds]) {
      if (hold.when === when && matches(hold.match, names, request)) await hold.arrive();
    }
  }

  /** The failure that this request has to show, if any. */
  take(names: string[], request: EmulatorRequest): ForcedAnswer | undefined {
    const found = this.forced.find((each) => matches(each.match, names, request));
    if (!found) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.forced = this.forced.filter((each) => each !== found);
    return found.answer;
  }

  /** Forgets all failures and lets all requests go on. */
  clear(): void {
    this.forced = [];
    for (const hold of [...this.holds]) hold.release();
  }
}

function matches(match: string, names: string[], request: EmulatorRequest): boolean {
  return match === '*' || match === request.path || names.includes(match);
}

/** The answer of a forced failure; `undefined` when it only delays or drops. */
export function forcedReply(answer: ForcedAnswer): Reply | undefined {
  const { status, body } = answer;
  if (status === undefined && body === undefined) return undefined;
  const isText = typeof body === 'string';
  const content = body === undefined ? { statusCode: status, message: `HTTP ${status}` } : body;
  return {
    status: status ?? 200,
    headers: {
      'content-type': isText ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8',
      ...answer.headers,
    },
    body: isText ? body : JSON.stringify(content),
  };
}
