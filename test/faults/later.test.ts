import { grace } from '../../src/platform/call';
import { body, page, refusal, text } from './answers';
import { runCell } from './cell';
import { failing } from './exceptions';
import type { Serve } from './front';
import type { Expected } from './judge';
import { testFaults, type Fault } from './matrix';
import type { Row } from './row';
import { sending } from './rows';
import { useStage } from './stage';

const stage = useStage();

/** Answers of a server that accepts every request. */
const data = {
  ...{ access_token: 'access-token-in-an-answer', token: 'access-token-in-an-answer', token_type: 'Bearer' },
  ...{ refresh_token: 'refresh-token-in-an-answer', expires_in: 7200 },
  ...{ updatePhoneToken: 'grant', updateEmailToken: 'grant', passwordResetToken: 'grant' },
  ...{ userId: stage.userId, status: 'Activated', url: 'https://files.example.com/me.png', key: 'me.png' },
  ...{ list: [{ departmentId: 'd1' }], totalCount: 2 },
  ...{ rsa: { publicKey: 'key' }, sm2: { publicKey: 'key' } },
};

const lists: { readonly [path: string]: unknown[] } = {
  '/api/v3/get-identities': [{ provider: 'wechat', extIdpId: 'idp-1' }],
  '/api/v3/list-enrolled-factors': [{ factorType: 'OTP', factorId: 'factor-1' }],
};

const agreeing: Serve = (exchange) => {
  const { path } = exchange.request;
  const isBare = path === '/api/v3/system';
  const answer = lists[path] ?? data;
  body(200, isBare ? answer : { statusCode: 200, code: 200, message: 'ok', data: answer })(exchange);
};

/** Accepts the first requests, so many; then comes the fault. */
function after(count: number, fault: Serve): Serve {
  return (exchange) => (exchange.index < count ? agreeing : fault)(exchange);
}

/** Calls of several requests, by how many there are at most. */
const flows: { readonly [name: string]: number } = {
  ...of(
    2,
    'loginByCode',
    'loginByCode with a code of its own',
    'loginByPhone',
    'loginByPhone with a phone code',
  ),
  ...of(2, 'loginByEmail', 'loginByUsername', 'loginByPhonePassword', 'loginByPhoneCode', 'loginByEmailCode'),
  ...of(2, 'loginBySubAccount', 'loginByLdap', 'loginByAd', 'resetPasswordByFirstLoginToken'),
  ...of(3, 'registerByEmail with a sign-in'),
  ...of(2, 'resetPasswordByPhoneCode', 'resetPasswordByEmailCode', 'updatePassword'),
  ...of(2, 'bindPhone', 'unbindPhone', 'bindEmail', 'unbindEmail', 'bindWechat'),
  ...of(2, 'bindWechat with a code of its own'),
  ...of(3, 'updatePhone', 'updateEmail'),
  ...of(2, 'updatePhone with a grant', 'updateEmail with a grant'),
  ...of(2, 'setUdfValue', 'removeUdfValue', 'setUdv', 'removeUdv', 'updateAvatar', 'uploadAvatar'),
  ...of(2, 'listOrgs', 'listDepartments', 'unLinkAccount', 'scanLogin'),
  ...of(2, 'mfa.verifySms', 'mfa.verifyAppSmsMfa', 'mfa.verifyEmail', 'mfa.verifyAppEmailMfa'),
  ...of(2, 'mfa.verifyTotp', 'mfa.verifyTotpMfa', 'mfa.verifyTotpRecoveryCode', 'mfa.deleteMfaAuthenticator'),
  ...of(2, 'logout', 'logoutCurrent'),
  ...of(2, 'qrcode.exchangeUserInfo', 'wxqrcode.exchangeUserInfo', 'wechatmpqrcode.exchangeUserInfo'),
};

function of(count: number, ...names: string[]) {
  return Object.fromEntries(names.map((name) => [name, count]));
}

/** Sign-ins whose token is there before the profile is read: its code is spent, so the token is kept. */
const signsIn = (row: Row, done: number) =>
  /^(loginBy|mfa\.verify)/.test(row.method) || (row.method === 'registerByEmail' && done === 2);

function failingLate(kind: string, code: number, done: number): (row: Row) => Expected {
  return (row) => failing(row, kind, code, signsIn(row, done) ? 'another' : undefined);
}

const noData = 'data that are missing';

const faults: [name: string, serve: Serve, kind: string, code: number][] = [
  ['the connection is reset', ({ cut }) => cut('before'), 'network', -1],
  ['the connection is reset in the body', ({ cut }) => cut('in the body'), 'network', -1],
  ['the phone changes between networks', () => stage.phone.network.networkSwitch(), 'network', -1],
  ['HTTP 500', refusal(500, { statusCode: 500 }), 'api', 500],
  ['HTTP 429', refusal(429, { statusCode: 429 }), 'api', 429],
  ['HTTP 502 with a page', page(502), 'api', 502],
  ['HTTP 401 with a page', page(401), 'api', 401],
  ['a body that is empty', text(200, ''), 'api', -7],
  ['a body that is cut off', text(200, '{"statusCode":200,"data":{'), 'api', -7],
  ['a body that is null', text(200, 'null'), 'api', -7],
  [noData, body(200, { statusCode: 200, message: 'ok' }), 'api', -7],
];

/** Calls whose last request has to bring no data. */
const needNoData = [
  ...['resetPasswordByPhoneCode', 'resetPasswordByEmailCode', 'resetPasswordByFirstLoginToken'],
  ...['unLinkAccount', 'scanLogin', 'mfa.deleteMfaAuthenticator', 'logout', 'logoutCurrent'],
];

/** Whether the request after so many is one that has to bring data. */
function bringsData(row: Row, done: number): boolean {
  return !needNoData.includes(row.method) && !(/^update(Phone|Email)$/.test(row.name) && done === 1);
}

const reaching = (done: number) => (row: Row) => (flows[row.name] ?? 1) > done;

/** The token is refused, and so is its renewal, by GenAuth itself. */
function refusedLate(done: number): (row: Row) => Expected {
  return (row) => {
    if (row.sends === 'session') return failing(row, 'session', 2020, 'ended');
    if (row.sends === 'optional') return failing(row, 'api', 2020, 'ended');
    return failingLate('api', 2020, done)(row);
  };
}

/** No callback comes for requests after so many. */
function losing(done: number): Fault['wx'] {
  return (_of, own) => {
    let count = 0;
    const send = (name: 'request' | 'uploadFile') => (options: unknown) => {
      count += 1;
      // Both functions of the phone take one object.
      return count > done ? undefined : (own[name] as (options: unknown) => unknown)(options);
    };
    return { request: send('request'), uploadFile: send('uploadFile') };
  };
}

function columnsAfter(done: number): Fault[] {
  const reaches = reaching(done);
  return [
    ...faults.map(([name, serve, kind, code]) => ({
      name: `then ${name}`,
      serve: after(done, serve),
      reaches: (row: Row) => reaches(row) && (name !== noData || bringsData(row, done)),
      expected: failingLate(kind, code, done),
    })),
    {
      name: 'then a refused token whose renewal is refused too',
      serve: after(done, refusal(200, { statusCode: 401, apiCode: 2020 })),
      reaches,
      expected: refusedLate(done),
    },
    {
      name: 'then no callback at all',
      serve: agreeing,
      wx: losing(done),
      patience: 10_000 + grace,
      reaches,
      expected: failingLate('timeout', -2, done),
    },
  ];
}

test('every call of several requests is known, with their number', async () => {
  const counted: { [name: string]: number } = {};
  for (const row of sending) {
    const { received } = await runCell(stage, row, { serve: agreeing });
    if (received.length !== 1) counted[row.name] = received.length;
  }
  expect(counted).toEqual(flows);
});

describe('one good answer,', () => testFaults(stage, 'later', columnsAfter(1)));
describe('two good answers,', () => testFaults(stage, 'later', columnsAfter(2)));
