import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { AuthenticationClient, type AuthStateListener, type Platform } from '../../src';
import { ModelServer } from './model/server';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Everything that was handed to the SDK or made for one call, to see what is left of it. */
class Traces {
  private readonly refs: WeakRef<object>[] = [];

  add<Value extends object>(value: Value): Value {
    this.refs.push(new WeakRef(value));
    return value;
  }

  /** How many of them something still holds. */
  async alive(): Promise<number> {
    for (let i = 0; i < 3; i += 1) {
      // A WeakRef keeps what it refers to until the current job has ended.
      await new Promise((resolve) => setImmediate(resolve));
      collectGarbage();
    }
    return this.refs.filter((ref) => ref.deref()).length;
  }
}

/** A phone and a server without a network between them; leaves a trace of every request and every answer. */
function createPhone(traces: Traces): Platform & { requests: number } {
  const server = new ModelServer(Date.now(), { rotates: true, sendsDate: true, refusesUpdates: false });
  const disk = new Map<string, string>();
  return {
    requests: 0,
    request(options) {
      this.requests += 1;
      traces.add(options);
      const answer = traces.add(server.answer(options));
      queueMicrotask(() => options.success?.(answer));
    },
    login: ({ success }) => success?.({ code: server.newCode('A') }),
    getStorageSync: (key) => disk.get(key) ?? '',
    setStorageSync: (key, value) => void disk.set(key, value),
    removeStorageSync: (key) => void disk.delete(key),
  };
}

function createClient(platform: Platform): AuthenticationClient {
  return new AuthenticationClient({
    appId: 'APP',
    host: 'https://model.test',
    extIdpConnidentifier: 'connection',
    platform,
  });
}

/** Timers that were started and neither ran out nor were called off. */
function watchTimers(): { open: Set<unknown>; restore(): void } {
  const { setTimeout: start, clearTimeout: stop } = globalThis;
  const open = new Set<unknown>();
  globalThis.setTimeout = ((callback: () => void, ms?: number) => {
    const timer = start(callback, ms);
    open.add(timer);
    return timer;
  }) as typeof setTimeout;
  globalThis.clearTimeout = (timer) => {
    open.delete(timer);
    stop(timer as NodeJS.Timeout);
  };
  return {
    open,
    restore: () => Object.assign(globalThis, { setTimeout: start, clearTimeout: stop }),
  };
}

let traces: Traces;
let timers: ReturnType<typeof watchTimers>;
beforeEach(() => {
  traces = new Traces();
  timers = watchTimers();
});
afterEach(() => timers.restore());

// What is under way in the engine itself, such as the last answer.
const few = 10;

describe('no memory or timer is retained', () => {
  it('after 10,000 calls', async () => {
    const phone = createPhone(traces);
    const authing = createClient(phone);
    await authing.ensureLogin();
    for (let i = 0; i < 10_000; i += 1) traces.add(await authing.api.getProfile());
    expect(phone.requests).toBe(10_002);
    expect(await traces.alive()).toBeLessThan(few);
    expect(timers.open.size).toBe(0);
  });

  it('in the heap after 10,000 calls', async () => {
    const server = new ModelServer(Date.now(), { rotates: true, sendsDate: true, refusesUpdates: false });
    const authing = createClient({
      request: (options) => queueMicrotask(() => options.success?.(server.answer(options))),
      login: ({ success }) => success?.({ code: server.newCode('A') }),
    });
    await authing.ensureLogin();
    const call = async (times: number) => {
      for (let i = 0; i < times; i += 1) await authing.api.getProfile();
      await new Traces().alive();
      return process.memoryUsage().heapUsed;
    };
    const before = await call(2_000);
    // Twenty bytes a call would be seen.
    expect((await call(10_000)) - before).toBeLessThan(200_000);
  });

  it('after 1000 renewals, each with waiting calls', async () => {
    const authing = createClient(createPhone(traces));
    await authing.ensureLogin();
    for (let i = 0; i < 1000; i += 1) {
      await Promise.all([authing.refreshToken(), authing.refreshToken(), authing.ensureLogin()]);
    }
    expect(await traces.alive()).toBeLessThan(few);
    expect(timers.open.size).toBe(0);
  });

  it('after 1000 sign-ins and logouts', async () => {
    const authing = createClient(createPhone(traces));
    for (let i = 0; i < 1000; i += 1) {
      traces.add(await authing.ensureLogin());
      await authing.logout();
    }
    expect(await traces.alive()).toBeLessThan(few);
    expect(timers.open.size).toBe(0);
  });

  it('after 1000 failed calls', async () => {
    const authing = createClient({ request: ({ fail }) => fail?.({ errMsg: 'request:fail timeout' }) });
    authing.setToken('opaque');
    for (let i = 0; i < 1000; i += 1) {
      await authing.api.getProfile().catch((error: object) => void traces.add(error));
    }
    expect(await traces.alive()).toBeLessThan(few);
    expect(timers.open.size).toBe(0);
  });

  it('after 10,000 listeners that were removed', async () => {
    const authing = createClient(createPhone(traces));
    for (let i = 0; i < 10_000; i += 1) {
      const listener: AuthStateListener = () => i;
      authing.onAuthStateChange(traces.add(listener))();
    }
    expect(await traces.alive()).toBeLessThan(few);
  });

  it('after 1000 clients of one app', async () => {
    const phone = createPhone(new Traces());
    await createClient(phone).ensureLogin();
    for (let i = 0; i < 1000; i += 1) traces.add(await traces.add(createClient(phone)).ensureLogin());
    expect(await traces.alive()).toBeLessThan(few);
  });
});
