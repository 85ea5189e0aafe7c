// One phone of a soak: launches the mini program on the built package, calls, is killed, and checks whether its session is there.
import { copyFileSync, mkdirSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath, URL, URLSearchParams } from 'node:url';
import { createRealm, createSimulator } from '../../lib/simulator.js';
import { APP_ID, CONNECTION, openidOf } from './world.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const RECORD = `genauth:${APP_ID}`;

const TOKEN = '/oidc/token';

/** The refresh token of a renewal. */
const spentBy = (request) => new URLSearchParams(request?.data).get('refresh_token');

/** A second copy of the SDK has to be another file: a realm loads each once. */
const packages = { first: path('../../miniprogram_dist'), second: path('../../.build/soak') };
mkdirSync(packages.second, { recursive: true });
copyFileSync(`${packages.first}/index.js`, `${packages.second}/index.js`);

/** The `Date` of a phone, which goes by the clock of the phone. */
function dateOf(now) {
  return class extends Date {
    constructor(...values) {
      super(...(values.length ? values : [now()]));
    }
    static now() {
      return now();
    }
  };
}

const CALLS = [
  (authing) => authing.api.getProfile().then(({ data }) => (data ?? {}).userId),
  (authing) => authing.getCurrentUser().then((user) => user?.id),
  (authing) => authing.ensureLogin().then(({ id }) => id),
  (authing, random) => authing.updateProfile({ nickname: `N${random.whole(0, 99)}` }).then(({ id }) => id),
];

export class Phone {
  /** How wrong the clock of the phone is, in ms. */
  offset = 0;
  /** Whether a second copy of the SDK runs in the realm. */
  hasCopy = false;
  /** Refresh tokens that were spent by a renewal whose answer could not reach the phone. */
  unanswered = new Set();
  /** Refresh tokens that the server was told to revoke. */
  revoked = new Set();
  account;
  clients = [];

  constructor(world, index, random) {
    this.world = world;
    this.random = random;
    this.sim = createSimulator({ emulator: world.emulator, wechatUser: openidOf(index) });
    this.autoLogin = index % 2 === 0;
    this.isSignedIn = false;
  }

  /** Starts the mini program anew; a session that was there has to be there. */
  async launch() {
    this.kill();
    const { world } = this;
    world.counts.launches += 1;
    this.sim = this.sim.relaunch();
    const now = () => world.time + this.offset;
    this.realm = createRealm({ simulator: this.sim, packages, globals: { Date: dateOf(now) } });
    this.clients = (this.hasCopy ? ['first', 'second'] : ['first']).map((name) => this.client(name));
    if (this.isSignedIn && !this.isKnown()) this.lose('not found after a launch');
  }

  client(name) {
    const { AuthenticationClient } = this.realm.require(name);
    const authing = new AuthenticationClient({
      appId: APP_ID,
      extIdpConnidentifier: CONNECTION,
      host: this.world.emulator.url,
      autoLogin: this.autoLogin,
    });
    if (name === 'first') authing.onAuthStateChange((change) => this.hear(change));
    return authing;
  }

  isKnown() {
    try {
      return this.clients[0].checkLoggedIn() === this.account;
    } catch {
      return false;
    }
  }

  /** Ends the mini program, whatever is under way. */
  kill() {
    this.tally(true);
    this.sim.close();
    this.realm?.close();
    this.realm = undefined;
    this.clients = [];
  }

  /** The refresh token that a launch would find. */
  stored() {
    const text = this.sim.storage.snapshot()[RECORD];
    const record = typeof text === 'string' ? JSON.parse(text) : text;
    return record?.tokens?.refreshToken;
  }

  hear({ type, reason }) {
    if (type !== 'signedOut') {
      this.isSignedIn = true;
      return;
    }
    this.isSignedIn = false;
    const why = reason === 'expired' ? this.endedBy() : undefined;
    if (why) this.world.count('signOuts', why);
    else this.lose(`signed out: ${reason}`);
  }

  /** Why the server has refused the last renewal; `undefined` when the server has not refused it. */
  endedBy() {
    const refused = spentBy(this.sim.requests.filter(({ path }) => path === TOKEN).at(-1));
    const known = this.world.emulator.state.refreshTokens[refused];
    if (!known) return undefined;
    if (this.revoked.has(refused)) return 'revoked';
    if (this.unanswered.has(refused) && known.spent) return 'the answer of a renewal was lost';
    if (known.expiresAt <= this.world.time) return 'the refresh token had expired';
    // A request of a run that was killed came late, and the server took it for a theft.
    return known.revoked && this.isReused(known) ? 'the answer of a renewal was lost' : undefined;
  }

  isReused({ grantId }) {
    const { refreshTokens } = this.world.emulator.state;
    return [...this.unanswered].some(
      (token) => refreshTokens[token]?.grantId === grantId && refreshTokens[token].spent,
    );
  }

  lose(what) {
    this.isSignedIn = false;
    const faults = this.recent?.join(', ');
    this.world.counts.lost.push(`${new Date(this.world.time).toISOString()}: ${what} (after: ${faults})`);
  }

  /** Signs in as an app does at launch. */
  async signIn() {
    this.account ??= (await this.clients[0].ensureLogin()).id;
    this.isSignedIn = true;
    return this.call({ index: 2 });
  }

  /**
   * One call of a random method by one of the copies.
   *
   * @param mayFail - a fault is on
   */
  async call({ mayFail = false, index = this.random.whole(0, CALLS.length - 1) } = {}) {
    const { counts } = this.world;
    const authing = this.random.pick(this.clients);
    counts.calls += 1;
    try {
      const id = await this.answer(authing, index);
      if (id !== this.account && !(mayFail && id === undefined)) throw new Error(`answered as ${id}`);
      this.isSignedIn = true;
    } catch (error) {
      if (mayFail) counts.failedUnderFault += 1;
      else
        counts.failed.push(
          `${new Date(this.world.time).toISOString()}: method ${index}: ${error} ${JSON.stringify(error.cause)} (after: ${this.recent})`,
        );
    }
    this.tally();
  }

  /** The account that the call was made as. An app without `autoLogin` signs in again itself where the session has ended. */
  async answer(authing, index) {
    try {
      const id = await CALLS[index](authing, this.random);
      if (id !== undefined || this.isSignedIn) return id;
    } catch (error) {
      if (error.kind !== 'session' || this.isSignedIn) throw error;
    }
    return CALLS[2](authing);
  }

  /**
   * Counts what was sent, and drops it. The last renewal stays: it tells why a session has ended.
   *
   * @param isOver - the mini program ends: what is under way is never answered
   */
  tally(isOver = false) {
    const { requests } = this.sim;
    const isDone = ({ statusCode, error }) => isOver || statusCode !== undefined || error !== undefined;
    const kept = requests.filter((request) => !isDone(request));
    for (const request of requests.filter((each) => isDone(each) && !each.isCounted))
      this.count(request, isOver);
    const last = requests.filter(({ path }) => path === TOKEN).at(-1);
    this.sim.clearRecords();
    this.sim.requests.push(...new Set(last ? [...kept, last] : kept));
  }

  count(request, isOver) {
    const { counts } = this.world;
    const { path, statusCode } = request;
    request.isCounted = true;
    counts.requests += 1;
    if (path === '/api/v3/signin-by-mobile') counts.signIns += 1;
    if (path !== TOKEN) return;
    const token = spentBy(request);
    // Killed between the answer and its callback, the mini program has not received the answer either.
    if (statusCode === undefined || (isOver && this.stored() === token)) this.unanswered.add(token);
    else if (statusCode === 200) this.unanswered.delete(token);
    if (statusCode === 200) counts.renewals += 1;
  }

  /** Until the server has answered all that reached it since `start`. A connection that was dropped never gets a status. */
  async settled(start) {
    const { requests } = this.world.emulator;
    while (requests.slice(start).some(({ status }) => status === 0)) await turn();
  }
}
