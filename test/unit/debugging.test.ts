import { inspect } from 'node:util';
import type { AuthenticationClient } from '../../src';
import { createSimulator } from '../../simulator';
import * as sources from '../../src';
import { createPackageRealm } from '../support/realm';

// What a developer sees at 2 a.m.: the name of the class, of the method that failed, and no secret. On sources and on the minified build.
const secret = 'secret.access.token';

const editions: [name: string, load: () => typeof sources][] = [
  ['sources', () => sources],
  [
    'built package',
    () => createPackageRealm({ simulator: createSimulator() }).require('authing-wxapp-sdk') as typeof sources,
  ],
];

describe.each(editions)('%s', (_name, load) => {
  function client(): AuthenticationClient {
    const simulator = createSimulator();
    const { AuthenticationClient: Client } = load();
    return new Client({ appId: 'my-app', platform: simulator.wx, accessToken: secret });
  }

  /** Frames of a stack as `function` names, from the failing line to the caller. */
  async function framesOf(run: (authing: AuthenticationClient) => Promise<unknown>): Promise<string[]> {
    const error = await run(client()).then(
      () => undefined,
      (thrown: unknown) => thrown as Error,
    );
    const frames = (error?.stack ?? '').split('\n    at ').slice(1);
    return frames.map((frame) => /^(?:new |async )?([^ ]+) \(/.exec(frame)?.[1] ?? '<anonymous>');
  }

  it('prints the class, the app and the server of a client, and no token', () => {
    const printed = inspect(client(), { depth: 10, breakLength: Infinity });
    expect(printed).toBe("AuthenticationClient { appId: 'my-app', host: 'https://core.genauth.ai' }");
    expect(JSON.stringify(client())).toBe('{"appId":"my-app","host":"https://core.genauth.ai"}');
    expect(inspect(client().mfa) + inspect(client().api)).not.toContain(secret);
  });

  it('has the name of the class and of every method', () => {
    const { AuthenticationClient: Client } = load();
    expect(Client.name).toBe('AuthenticationClient');
    const authing = client();
    const owners: object[] = [authing, authing.mfa, authing.qrcode, authing.tokenProvider, authing.api];
    let count = 0;
    for (const owner of owners) {
      const prototype = Object.getPrototypeOf(owner) as object;
      for (const [key, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
        if (typeof value !== 'function' || key === 'constructor') continue;
        count++;
        expect((value as () => unknown).name).toBe(key);
      }
    }
    expect(count).toBeGreaterThan(200);
  });

  it.each<[name: string, run: (authing: AuthenticationClient) => Promise<unknown>]>([
    ['updatePhone', (authing) => authing.updatePhone('', '')],
    ['loginByPhone', (authing) => authing.loginByPhone('', '', '')],
    ['setUdfValue', (authing) => authing.setUdfValue({})],
  ])(
    'shows %s in the stack of its failure, with no anonymous frame between it and the app',
    async (name, run) => {
      const frames = await framesOf(run);
      const method = frames.findIndex((frame) => frame.endsWith(`AuthenticationClient.${name}`));
      expect(method).toBeGreaterThanOrEqual(0);
      expect(frames.slice(0, method + 1)).not.toContain('<anonymous>');
      // The app called it: the next frame is this file's.
      expect(frames[method + 1]).toMatch(/run|<anonymous>/);
    },
  );

  it('rejects a detached method with an error that says how to call it', async () => {
    const { ensureLogin, getCurrentUser } = client();
    const { getProfile } = client().api;
    const { sendSms } = client().mfa;
    for (const detached of [ensureLogin, getCurrentUser, getProfile, sendSms] as (() => Promise<unknown>)[]) {
      await expect(detached()).rejects.toMatchObject({ kind: 'config', code: -4 });
      await expect(detached()).rejects.toHaveProperty(
        'message',
        expect.stringMatching(/^请以 authing\.\w+\(…\) 的形式调用：/),
      );
    }
  });

  it('throws a config error from a detached method that returns at once', () => {
    const { checkLoggedIn } = client();
    const { getToken } = client().tokenProvider;
    for (const detached of [checkLoggedIn, getToken])
      expect(detached).toThrow(expect.objectContaining({ kind: 'config' }) as Error);
  });
});
