import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../simulator';
import * as sources from '../../src';
import type { AuthenticationClient, AuthenticationClientOptions, GenAuthError } from '../../src';
import { createPackageRealm } from './realm';

/** Facts of the emulator's seed. */
export const appId = 'GEN_AUTH_APP_ID';
export const userPoolId = 'GEN_AUTH_USERPOOL_ID';
export const connection = 'my-wxapp';
export const recordKey = `genauth:${appId}`;

/** What `onError` heard. */
export interface Heard {
  code: number;
  message: string;
  data: unknown;
}

/** `npm run test:built` sets it, so that every flow is tested on what is published as well. */
const defaultEdition = (process.env.SDK_EDITION as Edition | undefined) ?? 'sources';

/** Which copy of the SDK an app runs, and in which JavaScript world. */
export type Edition = 'sources' | 'built' | 'built, ES2015' | 'built, ES5';

function load(edition: Edition, phone: Simulator): typeof sources {
  if (edition === 'sources') return sources;
  const withoutBuiltinsAfter = edition === 'built' ? undefined : edition === 'built, ES5' ? 'ES5' : 'ES2015';
  const realm = createPackageRealm({ simulator: phone, withoutBuiltinsAfter });
  return realm.require('authing-wxapp-sdk') as typeof sources;
}

/** A mini program on a simulated phone, talking to an emulator over HTTP. */
export class TestApp {
  readonly heard: Heard[] = [];
  /** What `require('authing-wxapp-sdk')` gives the app. */
  readonly sdk: typeof sources;

  constructor(
    readonly emulator: Emulator,
    readonly phone: Simulator,
    readonly edition: Edition = defaultEdition,
  ) {
    this.sdk = load(edition, phone);
  }

  /** A client of the app as the documentation makes one. */
  client(options: Partial<AuthenticationClientOptions> = {}): AuthenticationClient {
    return new this.sdk.AuthenticationClient({
      appId,
      host: this.emulator.url,
      extIdpConnidentifier: connection,
      // In a realm `wx` is a global, as in a mini program.
      ...(this.edition === 'sources' ? { platform: this.phone.wx } : {}),
      onError: (code, message, data) => this.heard.push({ code, message, data }),
      ...options,
    });
  }

  /** Names of the endpoints that were called, in order. */
  paths(): string[] {
    return this.emulator.requests.map(({ path }) => path.replace('/api/v3/', ''));
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

  /** Ends the mini program and starts it again; storage, user and emulator stay. */
  relaunch(options: Partial<SimulatorOptions> = {}): TestApp {
    return new TestApp(this.emulator, this.phone.relaunch(options), this.edition);
  }
}

let emulator: Emulator | undefined;

/** Starts an app on a fresh phone; the emulator is shared by the tests of a file and reset for each. */
export async function launch(
  options: Partial<SimulatorOptions> & { edition?: Edition } = {},
  start: EmulatorOptions = {},
): Promise<TestApp> {
  if (emulator) emulator.reset();
  else emulator = await startEmulator({ port: 0, ...start });
  const { edition, ...phone } = options;
  return new TestApp(emulator, createSimulator({ emulator, ...phone }), edition);
}

/** Stops the emulator of this file. */
export async function shutDown(): Promise<void> {
  await emulator?.close();
  emulator = undefined;
}

/** The error a promise rejects with. */
export async function failure(promise: Promise<unknown>): Promise<GenAuthError> {
  try {
    await promise;
  } catch (error) {
    return error as GenAuthError;
  }
  throw new Error('The call was expected to fail.');
}
