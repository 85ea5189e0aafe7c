import { version } from '../../src/version';
import { goodAnswer, isV2, isBare } from './answers';
import { factsOf } from './facts';
import { appId, call, calls, methods, sentOf, useStage } from './stage';

const stage = useStage();

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function asPairs(params: object): { [name: string]: string } {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, asText(value)]));
}

describe.each(calls)('$method, sample $index', ({ method, params: given }) => {
  const { verb, path, contentType } = factsOf(method);

  test('is sent with the described verb, path, query, body and content type', async () => {
    stage.recorder.answer(goodAnswer(path));
    await call(stage.client().api, method, given);

    const request = stage.recorder.takeOne();
    const { params, bearer } = sentOf(method, given);
    if (bearer) expect(request.headers.authorization).toBe(`Bearer ${bearer}`);
    expect(request.method).toBe(verb);
    if (path.includes('{appId}')) {
      const id = (params as { appId?: string } | undefined)?.appId ?? appId;
      expect(request.path).toBe(path.replace('{appId}', encodeURIComponent(id)));
      expect(request).toMatchObject({ query: {}, body: '' });
    } else {
      expect(request.path).toBe(path);
      expect(request.query).toEqual(verb === 'GET' ? asPairs(params ?? {}) : {});
      if (verb === 'GET') expect(request.body).toBe('');
      else if (contentType === 'application/x-www-form-urlencoded') {
        // The token endpoints learn the app from the form; other forms hold what was given and nothing else.
        const own = path.startsWith('/oidc/token') ? { client_id: appId } : {};
        expect(Object.fromEntries(new URLSearchParams(request.body))).toEqual({ ...own, ...params });
      } else expect(JSON.parse(request.body)).toEqual(params ?? {});
    }
    if (verb !== 'GET') {
      expect(request.headers['content-type']).toBe(contentType ?? 'application/json');
      expect(Number(request.headers['content-length'])).toBe(Buffer.byteLength(request.body));
    }
  });
});

describe.each(methods)('%s', (method) => {
  const { path } = factsOf(method);

  test('resolves to the answer of the server, an envelope with status code 200 or the plain body', async () => {
    const answer = goodAnswer(path);
    stage.recorder.answer(answer);
    const result = await call(
      stage.client().api,
      method,
      calls.find((each) => each.method === method)?.params,
    );
    stage.recorder.takeOne();

    expect(result).toEqual(
      isV2(path) && !isBare(path) ? { statusCode: 200, ...(answer.body as object) } : answer.body,
    );
  });

  test('does not change its arguments', async () => {
    const params = calls.find((each) => each.method === method)?.params;
    const before = JSON.stringify(params);
    stage.recorder.answer(goodAnswer(path));
    await call(stage.client().api, method, params && deepFrozen(params));
    stage.recorder.takeOne();

    expect(JSON.stringify(params)).toBe(before);
  });
});

function deepFrozen<Value extends object>(value: Value): Value {
  for (const inner of Object.values(value))
    if (typeof inner === 'object' && inner !== null) deepFrozen(inner as object);
  return Object.freeze(value);
}

test.each(methods)('%s sends the headers for app and SDK version', async (method) => {
  stage.recorder.answer(goodAnswer(factsOf(method).path));
  await call(
    stage.client({ userPoolId: 'pool-1', lang: 'en-US' }).api,
    method,
    calls.find((each) => each.method === method)?.params,
  );

  expect(stage.recorder.takeOne().headers).toMatchObject({
    'x-authing-app-id': appId,
    'x-genauth-app-id': appId,
    'x-authing-userpool-id': 'pool-1',
    'x-authing-request-from': 'wxapp',
    'x-authing-sdk-version': `wxapp:${version}`,
    'x-authing-lang': 'en-US',
  });
});

test('parameters that are undefined are not sent', async () => {
  const { api } = stage.client();
  stage.recorder.answer(goodAnswer('/api/v3/get-profile'));
  await api.getProfile({ withIdentities: true, withCustomData: undefined });
  expect(stage.recorder.takeOne().query).toEqual({ withIdentities: 'true' });
  await api.updateProfile({ nickname: 'mei', photo: undefined });
  expect(JSON.parse(stage.recorder.takeOne().body)).toEqual({ nickname: 'mei' });
});
