import type { AuthenticationClient, PlatformRequestOptions } from '../../src';
import { failure, useApp } from '../support/app';

// How answers are read: a platform that answers with what a test says, in the types that only a platform can give.
const app = useApp();

interface Answer {
  statusCode?: unknown;
  data?: unknown;
  header?: unknown;
}

type Call = (authing: AuthenticationClient) => Promise<unknown>;

function clientFor(answer: Answer): AuthenticationClient {
  // Any type may arrive, whatever the platform promises.
  const request = ({ success }: PlatformRequestOptions) => success?.(answer as never);
  return app.client({ platform: { request }, lang: 'en-US' });
}

const config: Call = (authing) => authing.api.getApplicationPublicConfig({});
const revoke: Call = (authing) => authing.api.revokeToken({ token: 't' });
const system: Call = (authing) => authing.api.getSystemInfo();

const unreadable = (status: number) =>
  `Unexpected response from the server (HTTP ${status}). Try again later.`;

describe('an answer that is refused', () => {
  const refusals: [name: string, answer: Answer, expected: object][] = [
    [
      'a code of its own',
      { data: { statusCode: 403, apiCode: 2004, message: 'no' } },
      { code: 2004, apiCode: 2004 },
    ],
    ['a code as text', { data: { statusCode: 403, apiCode: '2004' } }, { code: 2004, apiCode: 2004 }],
    ['a status as text', { data: { statusCode: '403' } }, { code: 403, statusCode: 403 }],
    ['the code of a success', { data: { statusCode: 403, apiCode: 200 } }, { code: 403, apiCode: 200 }],
    ['an empty code', { data: { statusCode: 403, apiCode: '' } }, { code: 403, apiCode: undefined }],
    [
      'a code that is no number',
      { data: { statusCode: 403, apiCode: 'x' } },
      { code: 403, apiCode: undefined },
    ],
    ['an infinite code', { data: { statusCode: 403, apiCode: Infinity } }, { code: 403, apiCode: undefined }],
    ['a list as code', { data: { statusCode: 403, apiCode: [7] } }, { code: 403, apiCode: undefined }],
    ['true as code', { data: { statusCode: 403, apiCode: true } }, { code: 403, apiCode: undefined }],
    [
      'a number as text',
      { data: { statusCode: 403, message: 7 } },
      { message: 'The request was rejected (403).' },
    ],
    [
      'an empty text',
      { data: { statusCode: 403, message: '' } },
      { message: 'The request was rejected (403).' },
    ],
    ['a request id', { data: { statusCode: 403, requestId: 'r' } }, { requestId: 'r' }],
    ['a number as request id', { data: { statusCode: 403, requestId: 7 } }, { requestId: undefined }],
    ['an empty request id', { data: { statusCode: 403, requestId: '' } }, { requestId: undefined }],
    ['the code of V2', { data: { code: 403, message: 'no' } }, { code: 403, message: 'no' }],
    ['both codes', { data: { statusCode: 403, code: 200 } }, { code: 403 }],
    ['a text for all', { data: '{"statusCode":403,"message":"no"}' }, { code: 403, message: 'no' }],
    ['a success of a gateway that failed', { statusCode: 400, data: { statusCode: 200 } }, { code: 400 }],
    ['an mfa token', { data: { statusCode: 403, data: { mfaToken: 'm' } } }, { kind: 'step', code: 403 }],
    ['data that are null', { data: { statusCode: 403, data: null } }, { kind: 'api', data: null }],
  ];
  it.each(refusals)('with %s', async (_name, answer, expected) => {
    const error = await failure(config(clientFor({ statusCode: 200, ...answer })));
    const whole: Record<string, unknown> = { kind: 'api', httpStatus: answer.statusCode ?? 200, ...expected };
    const found = Object.keys(whole).map((name) => [name, (error as unknown as typeof whole)[name]]);
    expect(Object.fromEntries(found)).toEqual(whole);
  });
});

it('a further step that comes with status 401 is not taken for a refused token', async () => {
  const authing = app.client();
  await authing.loginByCode();
  const body = { statusCode: 401, message: 'one more step', data: { mfaToken: 'm' } };
  app.emulator.failNext('getProfile', { status: 401, body });
  expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'step', code: 401 });
  expect(app.paths()).toEqual(['signin-by-mobile', 'get-profile', 'get-profile']);
});

describe('an answer that cannot be read', () => {
  const answers: [name: string, call: Call, answer: Answer, code: number][] = [
    ['the text "200" as status', config, { statusCode: 200, data: { statusCode: '200' } }, -7],
    ['no envelope', config, { statusCode: 200, data: { name: 'x' } }, -7],
    ['no data', config, { statusCode: 200 }, -7],
    ['no HTTP status', system, { data: {} }, -7],
    ['HTTP 199', system, { statusCode: 199, data: {} }, -7],
    ['HTTP 300', system, { statusCode: 300, data: {} }, -7],
    ['HTTP 399', system, { statusCode: 399, data: {} }, -7],
    ['HTTP 400', system, { statusCode: 400, data: {} }, 400],
    ['a list', system, { statusCode: 200, data: [] }, -7],
    ['a list with a status', system, { statusCode: 400, data: Object.assign([], { statusCode: 403 }) }, 400],
    ['a text', system, { statusCode: 200, data: 'welcome' }, -7],
    ['null', system, { statusCode: 200, data: null }, -7],
    ['a function', system, { statusCode: 200, data: () => undefined }, -7],
  ];
  it.each(answers)('for %s', async (_name, call, answer, code) => {
    const error = await failure(call(clientFor(answer)));
    const status = Number(answer.statusCode ?? 0);
    expect(error).toMatchObject({
      kind: 'api',
      code,
      statusCode: status,
      message: unreadable(code === -7 ? status : code),
    });
  });
});

describe('an answer that is a success', () => {
  const successes: [name: string, call: Call, answer: Answer, expected: unknown][] = [
    [
      'an envelope',
      config,
      { statusCode: 200, data: { statusCode: 200, data: 1 } },
      { statusCode: 200, data: 1 },
    ],
    [
      'an envelope as text',
      config,
      { statusCode: 200, data: '{"statusCode":200,"data":1}' },
      { statusCode: 200, data: 1 },
    ],
    [
      'a text that begins with a byte order mark',
      config,
      { statusCode: 200, data: '\uFEFF{"statusCode":200,"data":"a\uFEFFb"}' },
      { statusCode: 200, data: 'a\uFEFFb' },
    ],
    [
      'a text with a byte order mark inside',
      config,
      { statusCode: 200, data: '{"statusCode":200,"data":"a\uFEFFb"}' },
      { statusCode: 200, data: 'a\uFEFFb' },
    ],
    [
      'the envelope of V2',
      config,
      { statusCode: 200, data: { code: 200, data: 1 } },
      { code: 200, statusCode: 200, data: 1 },
    ],
    ['HTTP 399', config, { statusCode: 399, data: { statusCode: 200 } }, { statusCode: 200 }],
    ['no envelope where none is sent', system, { statusCode: 200, data: { name: 'x' } }, { name: 'x' }],
    ['HTTP 299', system, { statusCode: 299, data: { name: 'x' } }, { name: 'x' }],
    ['a revocation that says true', revoke, { statusCode: 200, data: 'true' }, true],
    ['a revocation that says nothing', revoke, { statusCode: 200, data: '' }, ''],
    ['a revocation that says ok', revoke, { statusCode: 200, data: 'ok' }, 'ok'],
  ];
  it.each(successes)('is read for %s', async (_name, call, answer, expected) => {
    expect(await call(clientFor(answer))).toEqual(expected);
  });
});

it('a key named __proto__ is left out of an answer, at any depth', async () => {
  const text =
    '{"__proto__":{"a":1},"b":{"c":[{"__proto__":{"a":1},"d":null}],"__proto__":{"a":1}},"e":"__proto__"}';
  const { data } = (await config(
    clientFor({ statusCode: 200, data: `{"statusCode":200,"data":${text}}` }),
  )) as { data: Record<string, unknown> };
  expect(data).toStrictEqual({ b: { c: [{ d: null }] }, e: '__proto__' });
  expect(JSON.stringify(data)).toBe('{"b":{"c":[{"d":null}]},"e":"__proto__"}');
  expect({ ...data }.a).toBeUndefined();
});

describe('an OAuth error', () => {
  it.each([
    [{ error: 'invalid_request', error_description: 'no token' }, 'no token'],
    [{ error: 'invalid_request', error_description: '' }, 'The request was rejected (invalid_request).'],
    [{ error: 'invalid_request' }, 'The request was rejected (invalid_request).'],
    [{ error: 'x_invalid_client', error_description: 'other' }, 'other'],
    [{ error: 'invalid_client_x', error_description: 'other' }, 'other'],
  ])('%j says why', async (data, message) => {
    const error = await failure(revoke(clientFor({ statusCode: 401, data })));
    expect(error).toMatchObject({ kind: 'api', code: 401, statusCode: 401, httpStatus: 401, message });
    expect(error.data).toEqual(data);
  });

  it.each([{ error: '' }, { error: 7 }, { error: null }])('%j is none', async (data) => {
    const error = await failure(revoke(clientFor({ statusCode: 401, data })));
    expect(error).toMatchObject({ code: 401, message: unreadable(401) });
  });
});
