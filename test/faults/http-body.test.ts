import { routes } from '../../src/api';
import { isBare } from '../contract/answers';
import { body, text } from './answers';
import { failing } from './exceptions';
import type { Exchange } from './front';
import type { Expected } from './judge';
import { failingWith, same, testFaults, type Fault } from './matrix';
import type { Row } from './row';
import { useStage } from './stage';

const stage = useStage();

const unreadable = -7;
const envelope = { statusCode: 200, message: 'ok', data: { id: 'x', list: [] } };

/** Nothing in the answer of a revocation says whether it worked. */
const revokes = (row: Row) => /^(api\.)?revokeToken$/.test(row.method);

/** Endpoints that answer without an envelope, in whose methods any object may be the answer. */
const bareMethods = ['getUserInfoByAccessToken', 'getNewAccessTokenByRefreshToken', 'getAccessTokenByCode'];
const bareEndpoints = Object.entries(routes)
  .filter(([, [, path]]) => isBare(path.startsWith('/') ? path : `/api/v3/${path}`))
  .map(([name]) => `api.${name}`);
const isAboutBare = (row: Row) =>
  bareEndpoints.includes(row.method) || bareMethods.includes(row.method) || /^validateToken/.test(row.name);

/** No answer at all, for every row. */
function notRead(row: Row): Expected {
  return revokes(row) ? { outcome: ['resolves'] } : failing(row, 'api', unreadable);
}

/** An object without an envelope: what `api` hands on where none is promised, and what no flat method takes for its data. */
function notAnEnvelope(row: Row): Expected {
  if (revokes(row)) return { outcome: ['resolves'] };
  const { outcome, ...rest } = failing(row, 'api', unreadable);
  return { ...rest, outcome: isAboutBare(row) ? [...outcome, 'resolves'] : outcome };
}

const bodies: [name: string, body: string][] = [
  ['is empty', ''],
  ['is a page', '<html>welcome to the network of the hotel</html>'],
  ['is cut off', '{"statusCode":200,"message":"ok","data":{"access_token":"access-token-in-an-answer"'],
  ['is null', 'null'],
  ['is an array', '[{"statusCode":200}]'],
  ['is a number', '200'],
  ['is a text', '"ok"'],
  ['is true', 'true'],
];

const unread: Fault[] = [
  ...bodies.map(([name, value]) => ({
    name: `HTTP 200 whose body ${name}`,
    serve: text(200, value),
    expected: notRead,
  })),
  { name: 'HTTP 204', serve: text(204, ''), expected: notRead },
  { name: 'HTTP 304', serve: text(304, ''), expected: failingWith('api', unreadable) },
];

const wrongTypes: [name: string, value: object][] = [
  ['an empty object', {}],
  ['an object as statusCode', { ...envelope, statusCode: {} }],
  ['null as statusCode', { ...envelope, statusCode: null }],
  ['true as statusCode', { ...envelope, statusCode: true }],
  ['a number as message, without a code', { message: 7, data: 'x' }],
  ['fields of prototypes', JSON.parse('{"__proto__":{"statusCode":200},"constructor":1}') as object],
];

const misshapen: Fault[] = wrongTypes.map(([name, value]) => ({
  name: `HTTP 200 with ${name}`,
  serve: body(200, value),
  expected: notAnEnvelope,
}));

const codesAsTexts: Fault[] = [
  {
    // Hosts that deliver JSON as text have it parsed by the SDK, so a second wrapping is taken off.
    name: 'HTTP 200 whose body is a refusal as JSON in JSON',
    serve: body(200, JSON.stringify({ statusCode: 403, apiCode: 2006, message: 'refused' })),
    // wx.uploadFile always delivers text, so there the second wrapping is what the SDK takes off first.
    expected: (row) => failing(row, 'api', row.uses?.includes('uploadFile') ? unreadable : 2006),
  },
  {
    name: 'HTTP 200 with the text 200 as statusCode',
    serve: body(200, { ...envelope, statusCode: '200' }),
    expected: failingWith('api', unreadable),
  },
  {
    name: 'HTTP 200 with texts as codes of a refusal',
    serve: body(200, { statusCode: '403', apiCode: '2006', message: 'refused' }),
    expected: failingWith('api', 2006),
  },
  {
    name: 'HTTP 200 with other types than texts in a refusal',
    serve: body(200, { statusCode: 403, apiCode: {}, message: ['x'], requestId: 7, data: [1] }),
    expected: failingWith('api', 403),
  },
];

/** Methods that resolve to what was asked for without any data, to the whole envelope, or to the data as they are. */
const needNoData = [
  ...['decryptWechatMiniProgramData', 'getWechatMiniprogramPhone', 'getWechatMpAccessToken'],
  ...['sendSmsCode', 'sendEmail', 'mfa.sendSms', 'mfa.sendEmail', 'mfa.confirmAssosicateMfaAuthenticator'],
  ...['mfa.phoneOrEmailBindable', 'social.unlinkExtIdp', 'scanLogin', 'setQrCodeStatus', 'event.pub'],
  ...['browserFingerprint.myDevicesUnbind', 'browserFingerprint.myDevicesLogout'],
];

/** A success whose data are not what the endpoint promises. `api` hands them on; a flat method resolves only where it needs none. */
function withOddData(row: Row): Expected {
  if (row.method === 'deleteAccount') return { outcome: ['resolves'], session: 'ended' };
  const isHandedOn = row.method.startsWith('api.') || needNoData.includes(row.method) || revokes(row);
  // Claims have no envelope, so any object may be claims; those of an access token are told by `sub`.
  if (isHandedOn || row.name === 'validateToken of an id token') return { outcome: ['resolves'] };
  return failing(row, 'api', unreadable);
}

const odd: Fault[] = [undefined, null, 'x', 7, true].map((data) => ({
  name: `a success with ${String(JSON.stringify(data))} as data`,
  serve: body(200, { statusCode: 200, message: 'ok', data }),
  expected: withOddData,
}));

describe('a body', () => testFaults(stage, 'bodies', [...unread, ...misshapen, ...codesAsTexts]));
describe('data', () => testFaults(stage, 'bodies', odd));

/** Answers this request from another address on the same server. */
function redirecting(status: number) {
  return ({ request, reply, forward }: Exchange) => {
    if (request.url.startsWith('/moved')) forward();
    else reply({ status, headers: { location: `/moved${request.url}` }, body: '' });
  };
}

/** `wx.uploadFile` follows no redirect: its answer is none of the API. */
const unlessUploaded = (otherwise: Fault['expected']) => (row: Row) =>
  row.uses?.includes('uploadFile') ? failing(row, 'api', unreadable) : otherwise(row);

describe('a redirect', () =>
  testFaults(stage, 'bodies', [
    ...[307, 308].map((status) => ({
      name: `with HTTP ${status} to the same server`,
      serve: redirecting(status),
      expected: unlessUploaded(() => same),
    })),
    {
      name: 'for ever',
      serve: ({ request, reply }) => reply({ status: 307, headers: { location: request.url }, body: '' }),
      expected: unlessUploaded(failingWith('network', -1)),
    },
    { name: 'to nowhere', serve: text(302, ''), expected: failingWith('api', unreadable) },
  ]));
