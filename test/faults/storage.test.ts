import type { Disturbance, Observation } from './cell';
import { failing } from './exceptions';
import type { Expected, Fate } from './judge';
import { same, testFaults, type Fault } from './matrix';
import type { Functions } from './phone';
import type { Row } from './row';
import { useStage } from './stage';

const stage = useStage();

const notSaved = -6;

function broken(): never {
  throw new Error('storage is broken');
}

const noReads: Functions = { getStorageSync: broken, batchGetStorageSync: broken };
const noWrites: Functions = { setStorageSync: broken };
const noRemovals: Functions = { removeStorageSync: broken };

/** A phone on which the user has never signed in. */
const signedOut: Disturbance = { record: () => '' };

/** What the app does before the fault needs a session. */
const reaches = (row: Row) => !row.before;

const checksStatus = (row: Row) => row.method === 'checkLoginStatus' && row.sends === 'session';

/** What needs a session rejects without a request; everything else is as on a phone without a record. */
function withoutSession(fate: Fate): (row: Row) => Expected | typeof same {
  return (row) => {
    if (checksStatus(row)) return { outcome: ['resolves'], heard: [], session: fate };
    if (row.sends !== 'session' && !row.renews) return same;
    const expected = failing(row, 'session', 2020, fate);
    return { ...expected, session: fate };
  };
}

/** Stored values that are no records. */
const records: [name: string, record: string][] = [
  ['is cut off', '{"v":1,"tokens":{"accessToken":"a'],
  ['is null', 'null'],
  ['is a list', '[1]'],
  ['is of another version', '{"v":2,"tokens":{"accessToken":"a"}}'],
  ['has tokens of another type', '{"v":1,"tokens":{"accessToken":7}}'],
  ['has no tokens', '{"v":1}'],
];

/** A call that has nothing to store leaves what is there; what is stored is a record again. */
function atAnyRate(...fates: Fate[]): NonNullable<Fault['adapt']> {
  return (expected) => ({ ...expected, session: fates });
}

const unreadable: Fault[] = [
  {
    name: 'there is no record',
    ...signedOut,
    like: signedOut,
    reaches,
    expected: withoutSession('ended'),
  },
  ...records.map(([name, record]) => ({
    name: `the record ${name}`,
    record: () => record,
    like: signedOut,
    reaches,
    adapt: atAnyRate('in memory', 'none in memory'),
    expected: withoutSession('none in memory'),
  })),
  {
    name: 'reading throws',
    wx: () => noReads,
    like: signedOut,
    reaches,
    adapt: atAnyRate('in memory', 'none in memory'),
    expected: withoutSession('unread'),
  },
  {
    name: 'the functions for reading are missing',
    wx: () => ({ getStorageSync: undefined, batchGetStorageSync: undefined }),
    like: signedOut,
    reaches,
    adapt: atAnyRate('in memory', 'none in memory'),
    expected: withoutSession('unread'),
  },
];

/** A storage of the app, to which nothing has been written yet. */
function storageReading(get: () => Promise<unknown>): Fault['options'] {
  return () => ({ storage: { get, set: () => Promise.resolve(), remove: () => Promise.resolve() } });
}

const asynchronous: Fault[] = [
  {
    name: 'that never answers',
    options: storageReading(() => new Promise(() => undefined)),
    patience: 60_000,
  },
  { name: 'that rejects', options: storageReading(() => Promise.reject(new Error('broken'))) },
  {
    name: 'that brings something else than a record',
    options: storageReading(() => Promise.resolve({ v: 1, tokens: [] })),
  },
].map((fault) => ({
  ...fault,
  record: signedOut.record,
  like: signedOut,
  reaches,
  adapt: atAnyRate('in memory', 'none in memory'),
  expected: withoutSession('none in memory'),
}));

/** What becomes of the session in memory where storage no longer holds it. */
function inMemory(plain: Observation): Fate {
  return plain.token ? 'in memory' : 'none in memory';
}

/** Whether the call stores something, or removes it, where storage is in order. */
const stores = (plain: Observation) => plain.stored !== stage.record && plain.stored !== undefined;
const removes = (plain: Observation) => plain.stored === undefined;

/** The call ends as it does otherwise; `onError` is also called, once, where `reports` says that the session could not be stored. */
function reporting(reports: (plain: Observation) => boolean): NonNullable<Fault['adapt']> {
  return (expected, plain) => ({
    outcome: expected.outcome,
    heard: reports(plain) ? [notSaved, ...(expected.heard ?? [])] : expected.heard,
    session: inMemory(plain),
  });
}

/** Room for less than a record with a user. */
function small(entries: { length: number }) {
  return (_key: string, value: string) => {
    if (value.length > entries.length) throw new Error('setStorage:fail exceed storage max size 10Mb');
  };
}

const unwritable: Fault[] = [
  {
    name: 'writing throws',
    wx: () => noWrites,
    adapt: reporting(stores),
    expected: () => same,
  },
  {
    name: 'the function for writing is missing',
    wx: () => ({ setStorageSync: undefined }),
    adapt: reporting(stores),
    expected: () => same,
  },
  {
    name: 'there is no room for the smallest record',
    wx: () => ({ setStorageSync: small({ length: 20 }) }),
    adapt: reporting(stores),
    expected: () => same,
  },
  {
    name: 'there is room for the tokens only',
    wx: () => ({ setStorageSync: small({ length: tokensAlone() }) }),
    adapt: reporting(() => false),
    expected: () => same,
  },
  {
    name: 'removing throws',
    wx: () => noRemovals,
    adapt: reporting(() => false),
    expected: () => same,
  },
  {
    name: 'writing and removing throw',
    wx: () => ({ ...noWrites, ...noRemovals }),
    adapt: reporting((plain) => stores(plain) || removes(plain)),
    expected: () => same,
  },
];

function tokensAlone(): number {
  const { v, tokens } = JSON.parse(stage.record) as { v: number; tokens: object };
  return JSON.stringify({ v, tokens }).length + 200;
}

describe('a record that cannot be read:', () => testFaults(stage, 'storage', unreadable));
describe('an asynchronous storage', () => testFaults(stage, 'storage', asynchronous));
describe('a storage that cannot be written:', () => testFaults(stage, 'storage', unwritable));
