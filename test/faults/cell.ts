import { AuthenticationClient, type AuthenticationClientOptions } from '../../src';
import { recordKey } from '../support/app';
import { body } from './answers';
import type { Received, Serve } from './front';
import { phoneOf, type Functions } from './phone';
import type { Row } from './row';
import { appId, connection, type Stage } from './stage';
import { forgetSessions } from './watch';

/** How a call ended. `hangs`: not at all in the time that it may take. */
export type Outcome =
  | { type: 'resolves' | 'returns'; value: unknown }
  | { type: 'rejects' | 'throws'; error: unknown }
  | { type: 'hangs' };

/** What is different in a cell from a signed-in app whose phone and server are in order. */
export interface Disturbance {
  /** What the server does. */
  serve?: Serve;
  /** Functions of `wx` in place of the phone's `own`. `undefined` takes a function away. */
  wx?: (stage: Stage, own: Functions) => Functions;
  /** What happens to the phone just before the call. */
  disturb?: (stage: Stage) => void;
  /** What is put right, or comes late, after the call has settled. */
  after?: (stage: Stage) => void | Promise<void>;
  /** Options of the client, made for each cell: clients with the same storage share a session. */
  options?: () => Partial<AuthenticationClientOptions>;
  /** The stored record in place of the signed-in user's. */
  record?: (record: string) => string;
  /** ms that the call may take at most, by the controlled clock. 0: it has to settle without any timer. */
  patience?: number;
}

/** What is seen of a call. */
export interface Observation {
  readonly outcome: Outcome;
  /** The calls of `onError`. */
  readonly heard: { code: number; message: string }[];
  /** Requests that the server has received. */
  readonly received: readonly Received[];
  /** Functions of `wx` that were called. */
  readonly used: ReadonlySet<string>;
  /** What `tokenProvider` and storage have afterwards. */
  readonly token: string;
  readonly userId: string | undefined;
  readonly stored: string | undefined;
  readonly printed: readonly string[];
  readonly unhandled: readonly unknown[];
  /** Timers of the SDK that still run. */
  readonly timers: number;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

function isPromise(value: unknown): value is Promise<unknown> {
  return value instanceof Promise;
}

/** Starts a call; what it returns at once is not waited for. */
function startCall(run: () => unknown): Promise<Outcome> | Outcome {
  try {
    const value = run();
    if (!isPromise(value)) return { type: 'returns', value };
    return value.then(
      (resolved) => ({ type: 'resolves', value: resolved }),
      (error: unknown) => ({ type: 'rejects', error }),
    );
  } catch (error) {
    return { type: 'throws', error };
  }
}

/** ms of real time after which a call waits for something that does not come, also on a busy machine. No call that settles takes it. */
const age = 20_000;

/**
 * Waits for a call: for real answers in real time, and for what has a deadline by moving the controlled clock, up to `patience` and only
 * while no request is under way.
 */
async function settled(
  call: Promise<Outcome> | Outcome,
  patience: number,
  isIdle: () => boolean,
): Promise<Outcome> {
  let outcome: Outcome | undefined;
  void Promise.resolve(call).then((ended) => (outcome = ended));
  const end = performance.now() + age;
  let left = patience;
  let idleTurns = 0;
  while (!outcome && performance.now() < end) {
    await turn();
    idleTurns = isIdle() ? idleTurns + 1 : 0;
    // What comes without a deadline has come after some turns.
    if (outcome || !patience || idleTurns < 5) continue;
    if (left <= 0) break;
    idleTurns = 0;
    jest.advanceTimersByTime(Math.min(left, 500));
    left -= 500;
  }
  return outcome ?? { type: 'hangs' };
}

/** Calls a method on a phone of its own, as a signed-in user, and reports what is seen. */
export async function runCell(stage: Stage, row: Row, disturbance: Disturbance = {}): Promise<Observation> {
  const { serve, disturb, after, record = (text) => text, patience = 0 } = disturbance;
  const phone = phoneOf(stage, record(stage.record));
  const heard: Observation['heard'] = [];
  const authing = new AuthenticationClient({
    appId,
    host: stage.front.url,
    extIdpConnidentifier: connection,
    platform: phone.platform,
    onError: (code, message) => heard.push({ code, message }),
    ...disturbance.options?.(),
    ...row.options,
  });
  const hand = { filePath: stage.filePath, userId: stage.userId };
  if (row.before) {
    const { call, data } = row.before;
    stage.front.begin(body(200, { statusCode: 200, message: 'ok', data }));
    await call(authing, hand);
  }
  stage.front.begin(serve);
  phone.change(disturbance.wx?.(stage, phone.own) ?? {});
  disturb?.(stage);
  stage.watch.take();
  const outcome = await settled(
    startCall(() => row.call(authing, hand)),
    patience,
    phone.isIdle,
  );
  await after?.(stage);
  await phone.quiet();
  await turn();
  // What goes on behind a call that has settled, such as reading a slow storage, has the same time to end.
  if (patience) await jest.advanceTimersByTimeAsync(patience);
  const timers = jest.getTimerCount();
  const seen = {
    outcome,
    heard: [...heard],
    received: [...stage.front.received],
    used: phone.used,
    token: authing.tokenProvider.getToken(),
    userId: authing.user?.id,
    stored: phone.entries.get(recordKey),
    ...stage.watch.take(),
    timers,
  };
  // Reading the user has begun to read a slow storage once more.
  jest.clearAllTimers();
  stage.phone.clearRecords();
  forgetSessions();
  return seen;
}
