import { isGenAuthError } from '../../src/error';
import { isBare, isV2, refusal } from './answers';
import { factsOf } from './facts';
import { samples } from './fixtures';
import { call, methods, useStage } from './stage';

const stage = useStage();

async function failureOf(method: (typeof methods)[number], heard: unknown[][]): Promise<unknown> {
  const { api } = stage.client({ onError: (...values) => heard.push(values) });
  try {
    await call(api, method, samples[method][0]);
  } catch (error) {
    return error;
  } finally {
    stage.recorder.requests.length = 0;
  }
  throw new Error(`${method} did not fail`);
}

test.each(methods)('%s rejects with the error of the server and calls onError once', async (method) => {
  const { path } = factsOf(method);
  stage.recorder.answer(refusal(path));
  const heard: unknown[][] = [];
  const error = await failureOf(method, heard);

  expect(isGenAuthError(error)).toBe(true);
  expect(error).toMatchObject({ kind: 'api', message: 'wrong password' });
  if (isBare(path) && path !== '/api/v3/system') expect(error).toMatchObject({ code: 400, statusCode: 400 });
  else if (isV2(path)) expect(error).toMatchObject({ code: 2006, statusCode: 2006 });
  else expect(error).toMatchObject({ code: 2006, statusCode: 403, apiCode: 2006, requestId: 'request-2' });
  expect(heard.map(([code, message]) => [code, message])).toEqual([
    [(error as { code: number }).code, 'wrong password'],
  ]);
});

// Nothing in the answer of a revocation says whether it worked.
const readable = methods.filter((method) => method !== 'revokeToken');

test.each(readable)('%s rejects an HTML page with status 200', async (method) => {
  stage.recorder.answer({ status: 200, body: '<html>502 Bad Gateway</html>' });
  expect(await failureOf(method, [])).toMatchObject({ kind: 'api', code: -7 });
});

test('an answer that requires a second factor rejects with kind step and the data for the step', async () => {
  const data = { mfaToken: 'mfa.token.1', applicationMfa: [{ mfaPolicy: 'OTP', status: 1, sort: 0 }] };
  stage.recorder.answer({ body: { statusCode: 401, apiCode: 1636, message: 'second factor', data } });

  expect(await failureOf('signInByCredentials', [])).toMatchObject({ kind: 'step', code: 1636, data });
});
