import { createSimulator, type Simulator } from '../../simulator';
import { routes, type RequestApi } from '../../src/api';
import { AuthenticationClient } from '../../src/client';
import type { AuthenticationClientOptions } from '../../src/options';
import { samples } from './fixtures';
import { startRecorder, type Recorder } from './recorder';

export const appId = '65e7c1d2a3b4c5d6e7f80002';
export const accessToken = 'access.1.a';

/** A recording server and a phone, for the tests of a file. */
export class Stage {
  private readonly phone: Simulator = createSimulator();
  private started: Recorder | undefined;

  get recorder(): Recorder {
    if (!this.started)
      throw new Error('The recorder starts before the first test and can be used only in one.');
    return this.started;
  }

  async start(): Promise<void> {
    this.started = await startRecorder();
  }

  async close(): Promise<void> {
    this.phone.close();
    await this.started?.close();
  }

  /** A client on the phone; signed in with `accessToken` unless told otherwise. */
  client(options?: Partial<AuthenticationClientOptions>): AuthenticationClient {
    return new AuthenticationClient({
      appId,
      host: this.recorder.url,
      platform: this.phone.wx,
      accessToken,
      ...options,
    });
  }
}

/** A stage that starts before the first test of a file and closes after the last one. */
export function useStage(): Stage {
  const stage = new Stage();
  beforeAll(() => stage.start());
  afterAll(() => stage.close());
  return stage;
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

/** What of the arguments is sent: the parameter that the route names as its token travels as bearer token instead. */
export function sentOf(
  method: keyof RequestApi,
  params: object | undefined,
): { params: { [name: string]: unknown } | undefined; bearer?: string } {
  const access = routes[method][2] ?? 'none';
  if (!params || !(access in params)) return { params: params && { ...params } };
  const { [access]: bearer, ...sent } = params as { [name: string]: unknown };
  return { params: sent, bearer: bearer as string };
}

/** Calls a method by name. The samples are typed by the same interface, so the arguments fit. */
export function call(api: RequestApi, method: keyof RequestApi, params?: object): Promise<unknown> {
  return (api[method] as (params?: object) => Promise<unknown>)(params);
}
