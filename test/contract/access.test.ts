import type { RequestApi } from '../../src/api';
import { goodAnswer } from './answers';
import { factsOf } from './facts';
import { samples } from './fixtures';
import { accessToken, call, methods, sentOf, useStage } from './stage';

const stage = useStage();
afterEach(() => {
  stage.recorder.requests.length = 0;
});

/** Endpoints that need no session and are sent the token when there is one. */
const optional: (keyof RequestApi)[] = [
  'sendSms',
  'sendEmail',
  'preCheckCode',
  'decryptWechatMiniProgramData',
  'getWechatMiniProgramPhone',
  'getWechatMiniprogramPhone',
  'getWechatMiniProgramPhoneData',
  'verifyResetPasswordRequest',
  'resetPassword',
  'getPushLoginRelationApps',
  'getApplicationEnabledExtIdps',
];

const forUsers = methods.filter((method) => factsOf(method).access === 'user');
const forAnyone = methods.filter((method) => factsOf(method).access === 'anyone');

test.each(forUsers)('%s carries the access token', async (method) => {
  stage.recorder.answer(goodAnswer(factsOf(method).path));
  await call(stage.client().api, method, samples[method][0]);

  expect(stage.recorder.takeOne().headers.authorization).toBe(`Bearer ${accessToken}`);
});

test.each(forUsers)('%s rejects without a request when signed out', async (method) => {
  const { api } = stage.client({ accessToken: undefined });

  await expect(call(api, method, samples[method][0])).rejects.toMatchObject({ kind: 'session', code: 2020 });
  expect(stage.recorder.requests).toEqual([]);
});

test.each(forAnyone)('%s works signed out, with no token but the one of its arguments', async (method) => {
  stage.recorder.answer(goodAnswer(factsOf(method).path));
  await call(stage.client({ accessToken: undefined }).api, method, samples[method][0]);

  const { bearer } = sentOf(method, samples[method][0]);
  expect(stage.recorder.takeOne().headers.authorization).toBe(bearer && `Bearer ${bearer}`);
});

test.each(forAnyone)(
  '%s sends the token of a signed-in user only when the endpoint uses it',
  async (method) => {
    stage.recorder.answer(goodAnswer(factsOf(method).path));
    await call(stage.client().api, method, samples[method][0]);

    const { bearer } = sentOf(method, samples[method][0]);
    const token = optional.includes(method) ? accessToken : bearer;
    const expected = token && `Bearer ${token}`;
    expect(stage.recorder.takeOne().headers.authorization).toBe(expected);
  },
);
