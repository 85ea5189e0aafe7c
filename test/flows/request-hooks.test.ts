import type { RequestEntry } from '../../src';
import { failure, useApp } from '../support/app';
import { zhou } from '../support/people';

const app = useApp();

describe('onRequest', () => {
  it('is called once after each exchange, with its method, path, status, code and duration', async () => {
    const entries: RequestEntry[] = [];
    const authing = app.client({ onRequest: (entry) => entries.push(entry) });
    await authing.loginByCode();
    await failure(authing.loginByEmail(zhou.email, 'wrong password'));
    await authing.api.getApplicationPublicConfig({});
    await authing.updateAvatar({
      filePath: String(app.phone.user.chooseAvatar(Buffer.from('jpg'))?.avatarUrl),
    });
    expect(entries.map(({ method, path, code, kind }) => [method, path, code, kind])).toEqual([
      ['POST', '/api/v3/signin-by-mobile', 200, undefined],
      ['GET', '/api/v3/get-profile', 200, undefined],
      ['POST', '/api/v3/signin', expect.any(Number), 'api'],
      ['GET', expect.stringMatching(/^\/api\/.*public-config$/), 200, undefined],
      ['POST', '/api/v2/upload', 200, undefined],
      ['POST', '/api/v3/update-profile', 200, undefined],
    ]);
    for (const { ms, httpStatus, requestId } of entries) {
      expect(ms).toBeGreaterThanOrEqual(0);
      expect(ms).toBeLessThan(20_000);
      expect(httpStatus).toBe(200);
      expect([undefined, 'string']).toContain(requestId && typeof requestId);
    }
    expect(Object.keys(entries[0] ?? {}).sort()).toEqual(
      ['method', 'path', 'ms', 'httpStatus', 'code', 'kind', 'requestId'].sort(),
    );
  });

  it('is told the id of the request', async () => {
    const entries: RequestEntry[] = [];
    const authing = app.client({ onRequest: (entry) => entries.push(entry) });
    app.emulator.failNext('getSystemInfo', { body: { statusCode: 200, requestId: 'r-1' } });
    await authing.api.getSystemInfo();
    app.emulator.failNext('getSystemInfo', { body: { statusCode: 403, requestId: 'r-2' } });
    await failure(authing.api.getSystemInfo());
    expect(entries.map(({ requestId }) => requestId)).toEqual(['r-1', 'r-2']);
  });

  it('is told of a failure without an answer, and of no token, body, query or code', async () => {
    const entries: RequestEntry[] = [];
    const authing = app.client({ onRequest: (entry) => entries.push(entry) });
    const { token } = await authing.loginByCode();
    await authing.api.getRoleList({ namespace: 'secret-namespace' });
    app.phone.network.offline();
    await failure(authing.api.getProfile());
    expect(entries.at(-1)).toMatchObject({ kind: 'network', code: -1, httpStatus: undefined });
    const text = JSON.stringify(entries);
    for (const secret of [String(token), 'secret-namespace', '?']) expect(text).not.toContain(secret);
  });

  it('changes nothing by throwing', async () => {
    const authing = app.client({
      onRequest() {
        throw new Error('broken log');
      },
    });
    expect((await authing.ensureLogin()).id).toEqual(expect.any(String));
    app.phone.network.offline();
    expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'network' });
  });
});

describe('requestOptions', () => {
  it('are passed on to wx.request, beside what the SDK sets itself', async () => {
    const requestOptions = { enableHttp2: true, useHighPerformanceMode: true, url: 'https://elsewhere.test' };
    const authing = app.client({ requestOptions });
    await authing.loginByCode();
    const [call] = app.phone.calls.filter(({ api }) => api === 'request');
    expect(call?.options).toMatchObject({ enableHttp2: true, useHighPerformanceMode: true, method: 'POST' });
    expect((call?.options as { url: string }).url).toBe(`${app.emulator.url}/api/v3/signin-by-mobile`);
    expect(requestOptions).toEqual({
      enableHttp2: true,
      useHighPerformanceMode: true,
      url: 'https://elsewhere.test',
    });
  });
});

describe('an option', () => {
  it.each([
    ['appHost', 'host'],
    ['appID', 'appId'],
    ['wx', 'platform'],
  ])('%s is refused, and the error names %s', (name, meant) => {
    expect(() => app.client({ [name]: 'x' })).toThrow(new RegExp(`${name}.*${meant}`));
  });

  it('that is unknown is refused by its name', () => {
    expect(() => app.client({ secret: 'x' } as object)).toThrow(/secret/);
  });

  it('timeout beyond a day is refused: timers cannot wait that long', () => {
    expect(() => app.client({ timeout: 1e10 })).toThrow(/timeout/);
  });

  it('storage needs all three functions', () => {
    const storage = { get: () => undefined, set: () => undefined } as unknown as { get(): void };
    expect(() => app.client({ storage: storage as never })).toThrow(/storage/);
  });
});
