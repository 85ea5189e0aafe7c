import { createSimulator, type Simulator } from '../../simulator';
import type { RequestApi } from '../../src/api';
import { AuthenticationClient } from '../../src/client';
import type { AuthenticationClientOptions } from '../../src/options';
import { samples } from './fixtures';
import { startRecorder, type Recorder } from './recorder';

export const appId = '65e7c1d2a3b4c5d6e7f80002';
export const accessToken = 'access.1.a';

/** A recording server and a phone, for one test file. */
export interface Stage {
  readonly recorder: Recorder;
  /** A client on the phone; signed in with `accessToken` unless told otherwise. */
  client(options?: Partial<AuthenticationClientOptions>): AuthenticationClient;
  close(): Promise<void>;
}

export async function setStage(): Promise<Stage> {
  const recorder = await startRecorder();
  const simulator: Simulator = createSimulator();
  return {
    recorder,
    client: (options) =>
      new AuthenticationClient({
        appId,
        host: recorder.url,
        platform: simulator.wx,
        accessToken,
        ...options,
      }),
    async close() {
      simulator.close();
      await recorder.close();
    },
  };
}

/** Every method, in the order of the samples. */
export const methods = Object.keys(samples) as (keyof RequestApi)[];

/** Every sample call: the method, which of its samples, and the arguments. */
export const calls = methods.flatMap((method) =>
  samples[method].map((params, index) => ({
    method,
    index: index + 1,
    params,
  })),
);

/** What of the arguments is sent: an `mfaToken` travels as bearer token instead. */
export function sentOf(params: object | undefined): { params: object | undefined; bearer?: string } {
  if (!params || !('mfaToken' in params)) return { params };
  const { mfaToken, ...sent } = params as { mfaToken: string };
  return { params: sent, bearer: mfaToken };
}

/** Calls a method by name. The samples are typed by the same interface, so the arguments fit. */
export function call(api: RequestApi, method: keyof RequestApi, params?: object): Promise<unknown> {
  return (api[method] as (params?: object) => Promise<unknown>)(params);
}
