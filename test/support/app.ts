import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../simulator';
import * as sources from '../../src';
import * as encryptSources from '../../src/encrypt';
import type {
  AuthenticationClient,
  AuthenticationClientOptions,
  AuthStateChange,
  GenAuthError,
} from '../../src';
import { Timers } from '../../simulator/timers';
import { closeEngines, startEngine } from './engines/engine';
import { engines, type EngineName } from './engines/process';
import { createPackageRealm } from './realm';

/** Facts of the emulator's seed. */
export const appId = 'GEN_AUTH_APP_ID';
export const userPoolId = 'GEN_AUTH_USERPOOL_ID';
export const connection = 'my-wxapp';
export const recordKey = `genauth:${appId}`;

/** The arguments of one call of `onError`. */
export interface Heard {
  code: number;
  message: string;
  data: unknown;
}

/** `npm run test:built` and `npm run test:engines` set it, so that every flow is tested on what is published as well. */
const defaultEdition = (process.env.SDK_EDITION as Edition | undefined) ?? 'sources';

/** Which copy of the SDK an app runs, and in which JavaScript world. */
export type Edition = 'sources' | 'built' | 'built, ES2015' | 'built, ES5' | EngineName;

function isEngine(edition: Edition): edition is EngineName {
  return edition in engines;
}

type Require = (name: 'authing-wxapp-sdk' | 'authing-wxapp-sdk/encrypt') => unknown;

/** `require` of the mini program. */
function requireOf(edition: Edition, phone: Simulator): Require {
  if (edition === 'sources') return (name) => (name === 'authing-wxapp-sdk' ? sources : encryptSources);
  if (isEngine(edition)) {
    const engine = startEngine(edition, { ...new Timers().globals(), wx: phone.wx });
    return (name) => engine.require(name);
  }
  const withoutBuiltinsAfter = edition === 'built' ? undefined : edition === 'built, ES5' ? 'ES5' : 'ES2015';
  const realm = createPackageRealm({ simulator: phone, withoutBuiltinsAfter });
  return (name) => realm.require(name);
}

/** How an app is launched: on what phone, and with which copy of the SDK. */
export type LaunchOptions = Partial<SimulatorOptions> & { edition?: Edition };

/** One run of the app, from its launch to the next. */
interface Run {
  readonly emulator: Emulator;
  readonly phone: Simulator;
  readonly edition: Edition;
  readonly sdk: typeof sources;
  readonly require: Require;
  readonly heard: Heard[];
}

function startRun(emulator: Emulator, phone: Simulator, edition: Edition = defaultEdition): Run {
  const require = requireOf(edition, phone);
  const sdk = require('authing-wxapp-sdk') as typeof sources;
  return { emulator, phone, edition, sdk, require, heard: [] };
}

/** A mini program on a simulated phone, talking to an emulator over HTTP. */
export class TestApp {
  private current: Run | undefined;

  private get run(): Run {
    if (!this.current) throw new Error('The app is launched before each test and can be used only in one.');
    return this.current;
  }

  get emulator(): Emulator {
    return this.run.emulator;
  }

  get phone(): Simulator {
    return this.run.phone;
  }

  /** What `require('authing-wxapp-sdk')` gives the app. */
  get sdk(): typeof sources {
    return this.run.sdk;
  }

  /** What `require('authing-wxapp-sdk/encrypt')` gives the app. */
  get encrypt(): typeof encryptSources {
    return this.run.require('authing-wxapp-sdk/encrypt') as typeof encryptSources;
  }

  /** The calls of `onError` since the last launch. */
  get heard(): Heard[] {
    return this.run.heard;
  }

  /** Launches the app on a new phone, on an emulator in its initial state. */
  launch({ edition, ...phone }: LaunchOptions = {}, emulator = this.emulator): void {
    emulator.reset();
    closeEngines();
    this.current = startRun(emulator, createSimulator({ emulator, ...phone }), edition);
  }

  /** Ends the mini program and starts it again; storage, WeChat user and emulator stay. */
  relaunch(options: Partial<SimulatorOptions> = {}): this {
    const { emulator, phone, edition } = this.run;
    this.current = startRun(emulator, phone.relaunch(options), edition);
    return this;
  }

  /** The same app on another phone and the same emulator. This run of the app continues. */
  beside(phone: Simulator, edition: Edition = this.run.edition): TestApp {
    const other = new TestApp();
    other.current = startRun(this.emulator, phone, edition);
    return other;
  }

  /** A client of the app as the documentation makes one. */
  client(options: Partial<AuthenticationClientOptions> = {}): AuthenticationClient {
    const { emulator, phone, edition, sdk, heard } = this.run;
    return new sdk.AuthenticationClient({
      appId,
      host: emulator.url,
      extIdpConnidentifier: connection,
      // In a realm `wx` is a global, as in a mini program.
      ...(edition === 'sources' ? { platform: phone.wx } : {}),
      onError: (code, message, data) => heard.push({ code, message, data }),
      ...options,
    });
  }

  /** Names of the endpoints that were called, in order. */
  paths(): string[] {
    return this.emulator.requests.map(({ path }) => path.replace('/api/v3/', ''));
  }

  /** How many requests the emulator has received at this path (`/oidc/token`, or a name below `/api/v3/`). */
  requestsTo(path: string): number {
    return this.paths().filter((each) => each === path).length;
  }

  /** Names of the storage functions of `wx` that were called, in order. */
  storageCalls(): string[] {
    return this.phone.calls.map(({ api }) => api).filter((api) => /storage/i.test(api));
  }

  /** A code of `wx.login`, as the app gets one itself. */
  code(): Promise<string> {
    return new Promise((resolve, reject) => {
      void this.phone.wx.login({ success: ({ code }: { code: string }) => resolve(code), fail: reject });
    });
  }

  /** The stored session record. */
  record(): { v: number; tokens: { accessToken: string; refreshToken: string }; user: { id: string } } {
    return JSON.parse(String(this.phone.storage.snapshot()[recordKey])) as ReturnType<TestApp['record']>;
  }
}

/**
 * An app for the tests of a file or a `describe` block. It is launched before each test, always on a new phone and on an emulator in its
 * initial state. The emulator is started once for all of them.
 */
export function useApp(options: LaunchOptions = {}, emulatorOptions: EmulatorOptions = {}): TestApp {
  const app = new TestApp();
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator(emulatorOptions);
  });
  beforeEach(() => app.launch(options, emulator));
  afterAll(() => {
    closeEngines();
    return emulator.close();
  });
  return app;
}

/** The changes that a client reports from now on. */
export function listen(authing: AuthenticationClient): AuthStateChange[] {
  const changes: AuthStateChange[] = [];
  authing.onAuthStateChange((change) => changes.push(change));
  return changes;
}

/** The error a promise rejects with. */
export async function failure(promise: Promise<unknown>): Promise<GenAuthError> {
  try {
    await promise;
  } catch (error) {
    return error as GenAuthError;
  }
  throw new Error('The call was expected to reject.');
}

/** What a function throws. */
export function thrownBy(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error('The call was expected to throw.');
}
