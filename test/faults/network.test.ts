import type { PlatformCallbacks, PlatformResponse } from '../../src';
import { grace } from '../../src/platform/call';
import type { NetworkFailureName } from '../../simulator/failure';
import { failingWith, same, testFaults, type Fault } from './matrix';
import { useStage, type Stage } from './stage';

const stage = useStage();

/** More requests than any call sends. */
const many = 20;
/** ms after which the SDK gives a request up, with the default options. */
const deadline = 10_000 + grace;

const network = failingWith('network', -1);
const timeout = failingWith('timeout', -2);
const config = failingWith('config', -4);

const online = (of: Stage) => of.phone.network.online();

/** Sends to a port at which no server listens. */
function elsewhere(of: Stage, name: 'request' | 'uploadFile') {
  return (options: { url: string; filePath: string; name: string }) =>
    of.phone.wx[name]({ ...options, url: options.url.replace(of.front.url, 'http://127.0.0.1:1') });
}

const onTheWire: Fault[] = [
  {
    name: 'the connection is refused',
    wx: (of) => ({ request: elsewhere(of, 'request'), uploadFile: elsewhere(of, 'uploadFile') }),
    expected: network,
  },
  { name: 'the connection is reset before the answer', serve: ({ cut }) => cut('before'), expected: network },
  { name: 'the connection is reset in the body', serve: ({ cut }) => cut('in the body'), expected: network },
  {
    name: 'the phone changes between networks',
    serve: () => stage.phone.network.networkSwitch(),
    expected: network,
  },
  {
    name: 'the mini program goes to the background',
    serve: () => stage.phone.network.background(),
    after: (of) => of.phone.network.resume(),
    expected: network,
  },
  {
    name: 'the phone goes offline',
    serve: () => stage.phone.network.offline(),
    after: online,
    expected: network,
  },
];

const reports: [failure: NetworkFailureName, expected: Fault['expected']][] = [
  ['timeout', timeout],
  ['abort', network],
  ['interrupted', network],
  ['disconnected', network],
  ['unresolved', network],
  ['certificate', network],
  ['domain', config],
  ['protocol', config],
  ['invalidUrl', config],
];

const reported: Fault[] = reports.map(([failure, expected]) => ({
  name: `WeChat reports the failure "${failure}"`,
  disturb: (of) => of.phone.network.failNext(failure, many),
  after: online,
  expected,
}));

type Callbacks = PlatformCallbacks<PlatformResponse>;
type Behaviour = (options: Callbacks) => unknown;

/** A `wx` whose requests and uploads do this. */
function sending(behaviour: Behaviour | undefined): Fault['wx'] {
  return () => ({ request: behaviour, uploadFile: behaviour });
}

/** The options of requests whose callbacks come late. */
const kept: Callbacks[] = [];

const success = {
  statusCode: 200,
  data: {
    statusCode: 200,
    message: 'ok',
    data: { access_token: 'access-token-in-an-answer', userId: 'somebody-else', token_type: 'Bearer' },
  },
};

/** Calls the kept callbacks once the SDK has given the call up. */
function callLate(call: (options: Callbacks) => void): Fault['after'] {
  return () => {
    for (const options of kept.splice(0)) call(options);
  };
}

const callbacks: Fault[] = [
  { name: 'no callback is called', wx: sending(() => undefined), patience: deadline, expected: timeout },
  {
    name: 'success is called after the deadline',
    wx: sending((options) => void kept.push(options)),
    patience: deadline,
    after: callLate(({ success: succeed }) => succeed?.(success)),
    expected: timeout,
  },
  {
    name: 'fail is called after the deadline',
    wx: sending((options) => void kept.push(options)),
    patience: deadline,
    after: callLate(({ fail }) => fail?.({ errMsg: 'request:fail' })),
    expected: timeout,
  },
  {
    name: 'every callback is called twice',
    disturb: (of) => of.phone.network.duplicateCallbacks(true),
    after: (of) => of.phone.network.duplicateCallbacks(false),
    expected: () => same,
  },
  {
    name: 'fail is called twice',
    wx: sending(({ fail }) => {
      fail?.({ errMsg: 'request:fail' });
      fail?.({ errMsg: 'request:fail timeout' });
    }),
    expected: network,
  },
  {
    name: 'success is called after fail',
    wx: sending((options) => {
      options.fail?.({ errMsg: 'request:fail' });
      options.success?.(success);
    }),
    expected: network,
  },
];

const functions: Fault[] = [
  { name: 'there is no function to send with', wx: sending(undefined), expected: config },
  {
    name: 'the function throws',
    wx: sending(() => {
      throw new Error('not now');
    }),
    expected: network,
  },
  {
    name: 'the function calls fail and throws',
    wx: sending(({ fail }) => {
      fail?.({ errMsg: 'request:fail' });
      throw new Error('not now');
    }),
    expected: network,
  },
  {
    name: 'the function calls fail and returns a promise that rejects',
    wx: sending(({ fail }) => {
      fail?.({ errMsg: 'request:fail' });
      return Promise.reject(new Error('request:fail'));
    }),
    expected: network,
  },
];

const results: [name: string, behaviour: Behaviour, expected: Fault['expected']][] = [
  ['fail without an argument', ({ fail }) => (fail as (() => void) | undefined)?.(), network],
  ['fail with a text', ({ fail }) => fail?.('request:fail' as never), network],
  ['fail with errno 104', ({ fail }) => fail?.({ errMsg: 'request:fail', errno: 104 }), network],
  ['fail with errno 112', ({ fail }) => fail?.({ errMsg: 'request:fail', errno: 112 }), config],
  [
    'success without an argument',
    ({ success: succeed }) => (succeed as (() => void) | undefined)?.(),
    failingWith('api', -7),
  ],
  ['success with an empty object', ({ success: succeed }) => succeed?.({} as never), failingWith('api', -7)],
];

const calledWith: Fault[] = results.map(([name, behaviour, expected]) => ({
  name,
  wx: sending(behaviour),
  expected,
}));

describe('on the wire', () => testFaults(stage, 'network', [...onTheWire, ...reported]));
describe('of the callbacks', () => testFaults(stage, 'network', callbacks));
describe('of wx.request and wx.uploadFile', () => testFaults(stage, 'network', functions));
describe('called back', () => testFaults(stage, 'network', calledWith));
