import type * as Sdk from '../../src';
import type { AuthenticationClient, Platform, PlatformRequestOptions, SessionStorage, User } from '../../src';
import { createSimulator } from '../../simulator';
import { recordKey, type TestApp } from '../support/app';
import { clientElsewhere, codeOfSecondUser } from '../support/people';

/** The second WeChat user, signed in elsewhere: another account for `setCurrentUser`, without a request from this phone. */
export function signInElsewhere(app: TestApp): Promise<User> {
  return clientElsewhere(app).loginByCode(codeOfSecondUser(app));
}

/** Moves the clock of the server past the expiry of the access token, and lets the client learn the new time. */
export async function outliveToken(app: TestApp, authing: AuthenticationClient): Promise<void> {
  // The header that tells the time knows whole seconds only.
  app.emulator.clock.advance(app.emulator.settings.accessTokenLifetime * 1000 + 2000);
  await authing.api.getSystemInfo();
}

/** Another copy of the SDK, as an independent subpackage loads its own. */
export function copyOfSdk(): typeof Sdk {
  let sdk: typeof Sdk | undefined;
  jest.isolateModules(() => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    sdk = require('../../src') as typeof Sdk;
  });
  if (!sdk) throw new Error('The SDK was not loaded.');
  return sdk;
}

/** A client of a copy of the SDK, on the phone of the app unless the options say otherwise. */
export function clientOfCopy(
  app: TestApp,
  sdk: typeof Sdk,
  options: Partial<Sdk.AuthenticationClientOptions> = {},
): AuthenticationClient {
  const { appId, host, extIdpConnidentifier } = app.client().options;
  return new sdk.AuthenticationClient({
    appId,
    host,
    platform: app.phone.wx,
    ...(extIdpConnidentifier && { extIdpConnidentifier }),
    ...options,
  });
}

/** The app after a restart, while the calls of its first run continue. */
export function restarted(app: TestApp): TestApp {
  const { emulator, phone } = app;
  return app.beside(createSimulator({ emulator, storage: phone.storage }));
}

/** What storage holds for the app; `undefined` when there is nothing. */
export function stored(app: TestApp): unknown {
  return app.phone.storage.snapshot()[recordKey];
}

/** Resolves when an asynchronous storage of the phone has written the record, and told so. */
export async function written(app: TestApp): Promise<void> {
  await until(() => stored(app) !== undefined);
  await new Promise((resolve) => setImmediate(resolve));
}

/** Whether the server still takes a token. */
export function isAlive(app: TestApp, token: string | null | undefined): boolean {
  const { accessTokens, refreshTokens } = app.emulator.state;
  const known = accessTokens[String(token)] ?? refreshTokens[String(token)];
  return !!known && !known.revoked && !('spent' in known && known.spent);
}

/** Resolves when something has become true: looked at after each turn of the event loop. Gives up before the test does. */
export async function until(isTrue: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!isTrue()) {
    if (Date.now() > end) throw new Error(`Never came true: ${isTrue.toString()}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** One operation of a {@link SlowStorage} that waits for its turn. */
interface Waiting {
  operation: 'get' | 'set' | 'remove';
  key: string;
  proceed(): void;
  fail(): void;
}

/** An asynchronous storage whose operations take effect when the test says so, in any order. */
export class SlowStorage implements SessionStorage {
  readonly entries: Map<string, string>;
  /** Operations under way, oldest first. */
  readonly waiting: Waiting[] = [];
  /** Operations that wait; the others take effect at once. */
  slow: readonly Waiting['operation'][] = [];

  constructor(entries: Iterable<readonly [string, string]> = []) {
    this.entries = new Map(entries);
  }

  get(key: string): Promise<unknown> {
    return this.run('get', key, () => this.entries.get(key));
  }

  set(key: string, value: string): Promise<void> {
    return this.run('set', key, () => void this.entries.set(key, value));
  }

  remove(key: string): Promise<void> {
    return this.run('remove', key, () => void this.entries.delete(key));
  }

  /** Lets everything that waits take effect, and what follows from it, and nothing wait any more. */
  release(): void {
    this.slow = [];
    for (const each of this.waiting.splice(0)) each.proceed();
  }

  private run<Result>(operation: Waiting['operation'], key: string, act: () => Result): Promise<Result> {
    if (!this.slow.includes(operation)) return Promise.resolve(act());
    return new Promise((resolve, reject) => {
      this.waiting.push({
        operation,
        key,
        proceed: () => resolve(act()),
        fail: () => reject(new Error(`${operation} failed`)),
      });
    });
  }
}

/** A phone on which the answers of single requests can be kept back, unlike those of a whole endpoint. */
export class PickyPhone {
  readonly platform: Platform;
  private readonly picks: ((url: string) => boolean)[] = [];
  private readonly kept: (() => void)[] = [];

  constructor(app: TestApp) {
    const wx = app.phone.wx as unknown as Platform;
    const request = (options: PlatformRequestOptions) => {
      const index = this.picks.findIndex((pick) => pick(options.url));
      if (index < 0) return wx.request(options);
      this.picks.splice(index, 1);
      return wx.request({
        ...options,
        success: (result) => this.kept.push(() => options.success?.(result)),
        fail: (failure) => this.kept.push(() => options.fail?.(failure)),
      });
    };
    // The functions of wx are accessors without setters.
    this.platform = Object.create(wx, { request: { value: request } }) as Platform;
  }

  /** Keeps back the answer of the next request whose address contains `part`. */
  keepNext(part: string): void {
    this.picks.push((url) => url.includes(part));
  }

  /** How many answers are kept back. */
  get count(): number {
    return this.kept.length;
  }

  /** Delivers what was kept back. */
  release(): void {
    for (const deliver of this.kept.splice(0)) deliver();
  }
}
