// What all phones of a soak share: one emulator, one clock, and the counts.
import { setFlagsFromString } from 'node:v8';
import { setTimeout as sleep } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { startEmulator } from '../../lib/emulator.js';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const CONNECTION = 'my-wxapp';
export const APP_ID = 'GEN_AUTH_APP_ID';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/** Tokens that no phone can hold any more are dropped after the longest lifetime of a token: a real server keeps them in a database. */
const MEMORY = 31 * DAY;

function newCounts() {
  return {
    calls: 0,
    requests: 0,
    renewals: 0,
    signIns: 0,
    launches: 0,
    /** By name: what was done to the phones. */
    faults: {},
    /** Calls that failed while a fault was on, which they may. */
    failedUnderFault: 0,
    /** By reason: sessions that the server had ended. */
    signOuts: {},
    /** Sessions that ended although the server would have renewed them. */
    lost: [],
    /** Calls that failed although nothing was wrong. */
    failed: [],
  };
}

export class World {
  constructor(emulator, time) {
    this.emulator = emulator;
    this.time = time;
    this.counts = newCounts();
    this.heap = [];
  }

  static async start({ settings = {}, phones }) {
    let world;
    const start = Date.UTC(2026, 0, 1);
    const emulator = await startEmulator({
      seed: 'empty',
      settings: { accessTokenLifetime: 7200, ...settings },
      now: () => world?.time ?? start,
    });
    world = new World(emulator, start);
    emulator.seed({
      wechatUsers: Array.from({ length: phones }, (_, index) => ({ openid: openidOf(index) })),
    });
    return world;
  }

  count(kind, name) {
    this.counts[kind][name] = (this.counts[kind][name] ?? 0) + 1;
  }

  /** Goes on to a time, never back. */
  goTo(time) {
    this.time = Math.max(this.time, time);
  }

  pass(ms) {
    this.time += ms;
  }

  /** What a server keeps in a database: it would hide in the heap what the SDK keeps. */
  forget() {
    const { state, requests } = this.emulator;
    requests.length = 0;
    state.loginHistory.length = state.devices.length = state.events.length = 0;
    const past = this.time - MEMORY;
    for (const tokens of [state.accessTokens, state.refreshTokens])
      for (const [token, { issuedAt, expiresAt, spent }] of Object.entries(tokens)) {
        if (expiresAt < past || (spent && issuedAt < past)) delete tokens[token];
      }
    for (const [token, { expiresAt }] of Object.entries(state.accessTokens))
      if (expiresAt < this.time) delete state.accessTokens[token];
    state.wechat.codes = state.wechat.codes.filter(({ used }) => !used);
  }

  /** MB of live objects. */
  async measureHeap() {
    this.forget();
    // Closing connections and mini programs takes a few turns.
    for (let round = 0; round < 5; round++) {
      await sleep(20);
      collectGarbage();
    }
    this.heap.push(process.memoryUsage().heapUsed / 2 ** 20);
  }

  close() {
    return this.emulator.close();
  }
}

export function openidOf(index) {
  return `soak-${index}`;
}
