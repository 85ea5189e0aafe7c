import type { PlatformRequestOptions } from '../../src';
import { until } from '../races/stage';
import { failure, useApp } from '../support/app';

const app = useApp();

/** The next answer of an endpoint is a refusal for calling too often. */
function limitNext(path: string, headers: { [name: string]: string }, times = 1): void {
  app.emulator.failNext(path, { status: 429, headers, body: { statusCode: 429, message: '太频繁' }, times });
}

describe('a call that is refused with 429', () => {
  it('rejects with kind api, code 429 and the seconds of Retry-After in data', async () => {
    const authing = app.client();
    await authing.loginByCode();
    limitNext('getRoleList', { 'Retry-After': '17' });
    expect(await failure(authing.api.getRoleList())).toMatchObject({
      kind: 'api',
      code: 429,
      data: { retryAfter: 17 },
    });
    expect(app.requestsTo('get-my-role-list')).toBe(1);
  });

  it('computes the seconds from a date by the clock of the server', async () => {
    const date = (seconds: number) => new Date(Date.UTC(2030, 0, 1, 0, 0, seconds)).toUTCString();
    for (const [until, now, data] of [
      [30, 5, { retryAfter: 25 }],
      [5, 5, { retryAfter: 0 }],
      [5, 6, undefined],
    ] as const) {
      limitNext('getSystemInfo', { 'retry-after': date(until), date: date(now) });
      expect((await failure(app.client().api.getSystemInfo())).data).toEqual(data);
    }
  });

  it.each([
    [7, 7],
    ['7', 7],
    [true, undefined],
    [null, undefined],
    [['7'], undefined],
  ])('reads a header that the platform gives as %j', async (value, retryAfter) => {
    const data = { statusCode: 429, message: '太频繁', data: { left: 0 } };
    const request = ({ success }: PlatformRequestOptions) =>
      success?.({ statusCode: 429, data, header: { server: '1', 'set-cookie2': '2', 'RETRY-AFTER': value } });
    const error = await failure(app.client({ platform: { request } }).api.getSystemInfo());
    expect(error.data).toEqual(retryAfter === undefined ? { left: 0 } : { left: 0, retryAfter });
  });

  it('has no seconds for another refusal with Retry-After', async () => {
    const body = { statusCode: 503, message: '维护中' };
    app.emulator.failNext('getSystemInfo', { status: 503, headers: { 'retry-after': '7' }, body });
    const { code, data } = await failure(app.client().api.getSystemInfo());
    expect([code, data]).toEqual([503, undefined]);
  });

  it.each(['soon', '', 'Tue, 01 Jan 2030'])('has no seconds for Retry-After %j', async (value) => {
    app.emulator.changeSettings({ sendDateHeader: false });
    limitNext('getSystemInfo', { 'retry-after': value });
    const { code, data } = await failure(app.client().api.getSystemInfo());
    expect([code, data]).toEqual([429, undefined]);
  });
});

describe('a renewal that is refused with 429', () => {
  it('waits as told and is sent again, for all that wait for it', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    limitNext('/oidc/token', { 'Retry-After': '1' });
    app.emulator.expireAccessTokens();
    const answers = await Promise.all([authing.api.getProfile(), authing.api.getProfile()]);
    expect(answers.map(({ data }) => data.userId)).toEqual([id, id]);
    expect(app.requestsTo('/oidc/token')).toBe(2);
  });

  it.each([
    ['its body alone', { headers: { 'Retry-After': '1' }, body: { statusCode: 429 } }],
    ['HTTP alone', { status: 429, body: { statusCode: 403, data: { retryAfter: 1 } } }],
  ])('waits as well when %s says so', async (_name, answer) => {
    const authing = app.client();
    await authing.loginByCode();
    app.emulator.failNext('/oidc/token', answer);
    await authing.refreshToken();
    expect(app.requestsTo('/oidc/token')).toBe(2);
  });

  it('does not wait for another refusal whose data name a time', async () => {
    const authing = app.client();
    await authing.loginByCode();
    const body = { statusCode: 503, message: '维护中', data: { retryAfter: 1 } };
    app.emulator.failNext('/oidc/token', { status: 503, body });
    expect(await failure(authing.refreshToken())).toMatchObject({ kind: 'api', code: 503 });
    expect(app.requestsTo('/oidc/token')).toBe(1);
  });

  it('rejects when it would have to wait longer than a call may take, and keeps the session', async () => {
    const authing = app.client({ timeout: 3000 });
    const { id } = await authing.loginByCode();
    limitNext('/oidc/token', { 'Retry-After': '3' });
    expect(await failure(authing.refreshToken())).toMatchObject({
      kind: 'api',
      code: 429,
      data: { retryAfter: 3 },
    });
    expect(app.requestsTo('/oidc/token')).toBe(1);
    expect(authing.user?.id).toBe(id);
  });

  it('gives up when it is refused again and again', async () => {
    const authing = app.client({ timeout: 2500 });
    await authing.loginByCode();
    limitNext('/oidc/token', { 'Retry-After': '0' }, 100);
    expect(await failure(authing.refreshToken())).toMatchObject({ code: 429 });
    expect(app.requestsTo('/oidc/token')).toBeLessThan(5);
  });

  it('is not sent again after a logout', async () => {
    const authing = app.client();
    await authing.loginByCode();
    limitNext('/oidc/token', { 'Retry-After': '1' });
    const renewal = failure(authing.refreshToken());
    await until(() => app.phone.requests.some(({ statusCode }) => statusCode === 429));
    await authing.logout();
    expect(await renewal).toMatchObject({ kind: 'session' });
    expect(app.requestsTo('/oidc/token')).toBe(1);
  });
});
