import { body, page, refusal, text } from './answers';
import { failingWith, testFaults, type Fault } from './matrix';
import { secretOfStep, secretsOfAnswers } from './secrets';
import { useStage } from './stage';

const stage = useStage();

const success = { statusCode: 200, message: 'ok', data: {} };

/** Refusals that the server words itself: the body counts, whatever the status. */
const refusals: Fault[] = [
  ...[400, 403, 404, 413, 500].map((status) => ({
    name: `HTTP ${status} with an envelope`,
    serve: refusal(status, { statusCode: status }),
    expected: failingWith('api', status),
  })),
  {
    name: 'HTTP 200 with a refusal',
    serve: refusal(200, { statusCode: 403, apiCode: 2006 }),
    expected: failingWith('api', 2006),
  },
  {
    name: 'HTTP 200 with a refusal of V2',
    serve: refusal(200, { code: 2006 }),
    expected: failingWith('api', 2006),
  },
  {
    name: 'HTTP 400 with an OAuth error',
    serve: body(400, { error: 'invalid_request', error_description: 'refused', ...secretsOfAnswers }),
    expected: failingWith('api', 400),
  },
  {
    name: 'HTTP 429 with an envelope and Retry-After of a day',
    serve: refusal(429, { statusCode: 429 }, { 'retry-after': '86400' }),
    expected: failingWith('api', 429),
  },
  {
    name: 'HTTP 429 with an envelope and Retry-After of two seconds',
    serve: refusal(429, { statusCode: 429 }, { 'retry-after': '2' }),
    // A renewal waits for its turn, as long as a request may take.
    patience: 10_000,
    expected: failingWith('api', 429),
  },
  {
    name: 'HTTP 200 with a step of the sign-in',
    serve: refusal(200, { statusCode: 401, apiCode: 1636, data: secretOfStep }),
    expected: failingWith('step', 1636),
  },
  {
    name: 'HTTP 500 with the body of a success',
    serve: body(500, success),
    expected: failingWith('api', 500),
  },
];

/** What gateways and proxies answer. */
const gateways: Fault[] = [
  ...[400, 403, 404, 413, 429, 500, 502, 503].map((status) => ({
    name: `HTTP ${status} with a page`,
    serve: page(status),
    expected: failingWith('api', status),
  })),
  { name: 'HTTP 500 without a body', serve: text(500, ''), expected: failingWith('api', 500) },
  { name: 'HTTP 403 with a JSON text', serve: body(403, 'forbidden'), expected: failingWith('api', 403) },
];

describe('a refusal', () => testFaults(stage, 'status', refusals));
describe('a gateway', () => testFaults(stage, 'status', gateways));
