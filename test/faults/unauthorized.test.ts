import { body, page, refusal, text } from './answers';
import { failing } from './exceptions';
import type { Exchange, Serve } from './front';
import type { Expected } from './judge';
import { testFaults, type Fault } from './matrix';
import type { Row } from './row';
import { useStage } from './stage';

const stage = useStage();

/** One form in which servers refuse an access token. */
interface Form {
  readonly name: string;
  readonly serve: Serve;
  readonly code: number;
  /** GenAuth itself has said so: a gateway can answer with the same HTTP status. */
  readonly isRefusal: boolean;
}

const forms: Form[] = [
  {
    name: 'statusCode 401 and apiCode 2020',
    serve: refusal(200, { statusCode: 401, apiCode: 2020 }),
    code: 2020,
    isRefusal: true,
  },
  { name: 'statusCode 401', serve: refusal(200, { statusCode: 401 }), code: 401, isRefusal: true },
  {
    name: 'HTTP 401, statusCode 401 and apiCode 2020',
    serve: refusal(401, { statusCode: 401, apiCode: 2020 }),
    code: 2020,
    isRefusal: true,
  },
  {
    name: 'HTTP 401 and statusCode 401',
    serve: refusal(401, { statusCode: 401 }),
    code: 401,
    isRefusal: false,
  },
  {
    name: 'statusCode 499 and the text 2020 as apiCode',
    serve: refusal(200, { statusCode: 499, apiCode: '2020' }),
    code: 2020,
    isRefusal: true,
  },
  { name: 'code 2020', serve: refusal(200, { code: 2020 }), code: 2020, isRefusal: true },
  { name: 'code 2206', serve: refusal(200, { code: 2206 }), code: 2206, isRefusal: true },
  { name: 'code 2207', serve: refusal(200, { code: 2207 }), code: 2207, isRefusal: true },
  {
    name: 'HTTP 401 and an OAuth error',
    serve: body(401, { error: 'invalid_token', error_description: 'refused' }),
    code: 401,
    isRefusal: false,
  },
  { name: 'HTTP 401 without a body', serve: text(401, ''), code: 401, isRefusal: false },
  { name: 'HTTP 401 with a page', serve: page(401), code: 401, isRefusal: false },
];

/** What a check of a token resolves to when the token is not good. */
const tellsStatus = (row: Row) => row.method === 'checkLoginStatus';

function refreshTokenOf(record: string): string {
  return (JSON.parse(record) as { tokens: { refreshToken: string } }).tokens.refreshToken;
}

/** Serves the renewal of the session with `renewal`, everything else with `otherwise`. */
function renewing(renewal: Serve, otherwise: Serve): Serve {
  return (exchange) => {
    const isRenewal = (exchange.request.body || '').includes(
      encodeURIComponent(refreshTokenOf(stage.record)),
    );
    (isRenewal ? renewal : otherwise)(exchange);
  };
}

const truly: Serve = ({ forward }: Exchange) => forward();

/** The renewed token is refused as well: the refusal is the endpoint's own, and the session goes on with the new token. */
function refusedAgain(row: Row, code: number): Expected {
  const renews = row.sends === 'session' || row.sends === 'optional';
  const session = renews ? 'kept' : 'untouched';
  if (tellsStatus(row)) return { outcome: ['resolves'], heard: [], session };
  return failing(row, 'api', code, session);
}

const notSaid = (row: Row) => row.renews || /^logout/.test(row.method);

const refusedTwice: Fault[] = forms.map(({ name, serve, code }) => ({
  name,
  // Their request is the renewal, and with it the next table.
  reaches: (row) => !notSaid(row),
  serve: renewing(truly, serve),
  expected: (row) => refusedAgain(row, code),
}));

/** The renewal is refused too. Where GenAuth says so itself the session has ended; a call that needs no token is sent again without one. */
function refusedForGood(row: Row, code: number, endsSession: boolean): Expected {
  if (row.sends === 'anonymous' && !row.renews)
    return tellsStatus(row) ? { outcome: ['resolves'], heard: [] } : failing(row, 'api', code);
  const session = endsSession ? 'ended' : 'untouched';
  if (tellsStatus(row)) return { outcome: ['resolves'], heard: [], session };
  if (row.sends === 'optional') return failing(row, 'api', code, session);
  return endsSession ? failing(row, 'session', 2020, 'ended') : failing(row, 'api', code);
}

const withoutRenewal: Fault[] = forms.map(({ name, serve, code, isRefusal }) => ({
  name,
  serve,
  expected: (row) => refusedForGood(row, code, isRefusal),
}));

const invalidGrant = body(400, { error: 'invalid_grant', error_description: 'refused' });

// Once GenAuth has refused the renewal, the form of the first refusal makes no difference: one of each kind is enough.
const kinds = forms.filter(({ name }, index) => index === 0 || /page|OAuth/.test(name));

const spentRefreshToken: Fault[] = kinds.map(({ name, serve, code }) => ({
  name,
  reaches: (row) => !notSaid(row),
  serve: renewing(invalidGrant, serve),
  expected: (row) => refusedForGood(row, code, true),
}));

/** A session that cannot be renewed: a sign-in without `offline_access`. */
function withoutRefreshToken(record: string): string {
  const parsed = JSON.parse(record) as { tokens: { refreshToken?: string } };
  delete parsed.tokens.refreshToken;
  return JSON.stringify(parsed);
}

const notRenewable: Fault[] = forms.map(({ name, serve, code, isRefusal }) => ({
  name,
  reaches: (row) => !row.renews,
  record: withoutRefreshToken,
  serve,
  expected: (row) => refusedForGood(row, code, isRefusal),
}));

describe('a token that is refused, and its successor too, with', () =>
  testFaults(stage, 'unauthorized', refusedTwice));
describe('a token and its renewal that are refused with', () =>
  testFaults(stage, 'unauthorized', withoutRenewal));
describe('a refresh token that is spent, after', () => testFaults(stage, 'unauthorized', spentRefreshToken));
describe('a token without a refresh token that is refused with', () =>
  testFaults(stage, 'unauthorized', notRenewable));
