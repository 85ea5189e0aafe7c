import type { AuthenticationClient, GenAuthError } from '../../../src';
import { ChangeRules, must } from './changes';
import type { ModelPhone } from './phone';
import type { Grant, ModelServer, Account } from './server';
import { StorageRules } from './storage';

export type Method =
  | 'loginByCode'
  | 'ensureLogin'
  | 'getProfile'
  | 'getProfile with autoLogin'
  | 'updateProfile'
  | 'scanLogin'
  | 'bindWechat'
  | 'getCurrentUser'
  | 'refreshToken'
  | 'checkLoginStatus'
  | 'logout';

/** What is known of a call when it is made. */
export interface CallFacts {
  method: Method;
  /** Codes that the `onError` of its own client was called with, where it has one. */
  reported?: readonly number[];
  /** The login code it brings, and its account. */
  code?: { text: string; account: Account };
  /** The name of what it changes. */
  change?: string;
}

type Outcome = { id: string | null } | { error: GenAuthError };

interface Call extends CallFacts {
  begunAt: number;
  /** The account that was signed in when it was made. */
  account: Account | undefined;
  /** How much had happened by then that may end a call. */
  disturbances: number;
  /** How often the network had failed by then. */
  faults: number;
  outcome?: Outcome;
}

/** The account that is signed in, and by which sign-in where that can be told. */
interface Presence {
  account: Account | undefined;
  grant: Grant | undefined;
  /** When this account signed in. */
  since: number;
}

const signedOut: Presence = { account: undefined, grant: undefined, since: -1 };

/** Whether a method may bring a sign-in about. */
function isSignIn(method: Method): boolean {
  return method === 'loginByCode' || method === 'ensureLogin' || method === 'getProfile with autoLogin';
}

/**
 * What has happened in one run of the model, and what must hold because of it:
 * a logout is not undone, an account is not replaced by a sign-in that began before it, a session ends only after a logout or a refused
 * renewal, every call gets the answer of its own account or none, no refresh token is sent twice, every failure is reported once.
 *
 * Two copies of the SDK that share a realm are one session: all of this holds whichever copy is called. A call of several requests does each
 * step once, and all of them as the account that was signed in when it was made. Storage holds what memory holds, unless a sign-in is reading
 * the profile. After the app has cleared it, it may hold nothing until the next sign-in, never something older. After it was full, it may hold
 * the tokens alone, an older record of the same account, or nothing, until it takes a record again; `onError` is called for that once in a
 * run of the mini program, and only then. A restart finds what storage holds.
 */
export class History {
  private now = 0;
  /** Calls whose end has not been looked at. */
  private calls: Call[] = [];
  /** Calls that may bring a sign-in about. */
  private signIns: Call[] = [];
  private disturbances = 0;
  private loggedOutAt = -1;
  private launchedAt = 0;
  private renewalsSeen = 0;
  private readonly changes: ChangeRules;
  private readonly storage: StorageRules;
  /** The account that is signed in. */
  private present = signedOut;
  /** The account that was signed in last, even if the server has refused its tokens since. */
  private last = signedOut;
  /** A slow storage is being read: it is not known yet whether there is a session. */
  private reading: boolean;

  constructor(
    private readonly server: ModelServer,
    private observer: AuthenticationClient,
    private phone: ModelPhone,
    private readonly slowStorage: boolean,
    /** Codes that `onError` was called with, for calls without a client of their own, since the last step. */
    private readonly reported: number[],
  ) {
    this.reading = slowStorage;
    this.changes = new ChangeRules(server);
    this.storage = new StorageRules(server, phone);
  }

  begin(facts: CallFacts): Call {
    this.now += 1;
    const call: Call = {
      ...facts,
      begunAt: this.now,
      account: this.account(),
      disturbances: this.disturbances,
      faults: this.phone.faults,
    };
    if (facts.change) this.changes.begin(facts.change, call.account);
    if (isSignIn(facts.method)) this.signIns.push(call);
    this.calls.push(call);
    return call;
  }

  end(call: Call, outcome: Outcome): void {
    call.outcome = outcome;
  }

  /** Something has happened that may fail a call: a sign-out, another account, a renewed token that is over again. */
  disturb(): void {
    this.disturbances += 1;
  }

  /** The app signs out: in the same turn the session has ended. */
  logout(): void {
    this.disturb();
    this.loggedOutAt = this.now;
    this.present = this.last = signedOut;
    this.reading = false;
  }

  relaunch(observer: AuthenticationClient, phone: ModelPhone): void {
    this.now += 1;
    this.launchedAt = this.now;
    // What a sign-in has brought so far may not have been saved when the mini program ended: either account may be found.
    if (this.isSigningIn() || this.storage.mayDiffer()) this.present = this.last = signedOut;
    this.storage.relaunch(phone);
    // The outcome of calls of the previous run can no longer be observed.
    this.calls = [];
    this.renewalsSeen = 0;
    this.observer = observer;
    this.phone = phone;
    this.reading = this.slowStorage;
    // Begins the reading.
    this.account();
  }

  /**
   * Looks at what a step has brought about.
   *
   * @param stored - the record; `null` when it may not have been written yet
   */
  observe(stored: string | undefined | null): void {
    this.now += 1;
    const before = this.present;
    this.checkPresence();
    this.checkRenewals();
    this.changes.check();
    const ended = this.calls.filter(({ outcome }) => outcome);
    this.calls = this.calls.filter(({ outcome }) => !outcome);
    for (const call of ended) this.checkCall(call, before);
    this.checkReports(ended);
    if (stored === null || this.reading) return;
    const memory = { account: this.present.account, user: this.observer.user };
    this.storage.check(stored, memory, this.isSigningIn());
  }

  /** The app clears its storage. */
  clearStorage(): void {
    this.storage.clear();
    // What was not read yet may be found or not.
    if (this.reading) this.present = this.last = signedOut;
  }

  expectAllEnded(): void {
    must(!this.calls.length, `never ended: ${this.calls.map(({ method }) => method).join(', ')}`);
  }

  /** By now storage has been read. */
  expectRead(): void {
    this.reading = false;
    this.observe(null);
  }

  expectSignedIn(): void {
    must(this.account() !== undefined, 'ensureLogin has resolved without a session');
  }

  private account(): Account | undefined {
    try {
      return this.observer.checkLoggedIn() as Account;
    } catch {
      return undefined;
    }
  }

  private checkPresence(): void {
    const account = this.account();
    if (this.reading && !account) return;
    const came = this.reading ? this.launchedAt : this.now;
    this.reading = false;
    const token = this.observer.user?.token;
    const known = token ? this.server.grantOf(token) : undefined;
    const { present } = this;
    const grant = known ?? (account === present.account ? present.grant : undefined);
    if (present.account && !account) this.checkLoss(present.account, present.grant);
    if (account && (account !== present.account || grant !== present.grant)) this.checkGain(account, grant);
    if (account !== present.account) this.disturb();
    // An account that signs in again after a refusal counts as signed in all the time.
    const stayed = [present, this.last].find((each) => each.account === account);
    this.present = { account, grant, since: stayed ? stayed.since : came };
    if (account) this.last = this.present;
  }

  /** A session that is gone without a logout must have been refused by the server. */
  private checkLoss(account: Account, grant: Grant | undefined): void {
    const refused = this.phone.renewals.some(({ refreshToken, received }) => {
      const spent = this.server.grantOfRefreshToken(refreshToken);
      return received === 'refusal' && spent?.account === account && (!grant || spent === grant);
    });
    must(refused, `${account} was signed out although the server had refused no renewal of that account`);
  }

  /** A session that is new must come from a sign-in that began after the last logout, and after another account had signed in. */
  private checkGain(account: Account, grant: Grant | undefined): void {
    // After a refusal, an `ensureLogin` that is in flight signs in as the phone's WeChat user.
    const other = [this.present, this.last].find((each) => each.account && each.account !== account);
    const replaces = other && (other === this.present || this.hasCode(grant)) ? other.since : -1;
    const after = Math.max(this.loggedOutAt, replaces);
    const origins = this.signIns.filter((call) => call.begunAt > after && this.mayBring(call, grant));
    must(origins.length > 0, `${account} was signed in by what began before step ${after}`);
  }

  /** Whether this call may have led to this sign-in. */
  private mayBring({ method, code }: Call, grant: Grant | undefined): boolean {
    if (code) return !grant || grant.code === code.text;
    const isOfWechat = !grant || !this.hasCode(grant);
    if (method === 'ensureLogin') return isOfWechat;
    // A logout is an explicit wish: by itself the SDK signs in again only after the app has asked for it, or after a restart.
    const asked = this.signIns.some((call) => call.begunAt > this.loggedOutAt && !/auto/.test(call.method));
    return isOfWechat && (asked || this.loggedOutAt < this.launchedAt);
  }

  /** Whether the app brought the login code of this sign-in itself. */
  private hasCode(grant: Grant | undefined): boolean {
    return !!grant && this.signIns.some(({ code }) => code?.text === grant.code);
  }

  /**
   * A refresh token is spent once, unless the first answer was lost, or the renewal is older than it can live: then another one takes its
   * place, and a slow storage may hold up what its answer leads to.
   */
  private checkRenewals(): void {
    const { renewals } = this.phone;
    for (; this.renewalsSeen < renewals.length; this.renewalsSeen += 1) {
      const renewal = renewals[this.renewalsSeen];
      for (const { refreshToken, received, isOutlived } of renewals.slice(0, this.renewalsSeen)) {
        if (refreshToken !== renewal?.refreshToken) continue;
        must(received !== 'no answer yet' || !!isOutlived, 'a refresh token is being spent twice at a time');
        if (this.slowStorage && isOutlived) continue;
        must(received !== 'success' || !this.server.habits.rotates, 'a refresh token was spent twice');
        must(received !== 'refusal', 'a refused refresh token was spent again');
      }
    }
  }

  private checkCall(call: Call, before: Presence): void {
    const { outcome, method } = call;
    if (!outcome) return;
    if ('id' in outcome) {
      if (method === 'getCurrentUser' && !outcome.id && !call.reported?.length) this.checkBystander(call);
      this.checkAnswer(call, outcome.id, before);
      return;
    }
    const { error } = outcome;
    // A new token may have expired before it is used: a renewal has worked, so the session is valid, and the refusal is the call's own error.
    const isRefused = error.kind === 'api' && error.code === 2020;
    must(
      isRefused || /^(network|timeout|session)$/.test(error.kind),
      `${method} has failed: ${error.toString()}`,
    );
    must(method !== 'logout', 'logout has failed');
    if (error.kind === 'session' || (isRefused && !isSignIn(method))) this.checkBystander(call);
    const isNetwork = error.kind === 'network' || error.kind === 'timeout';
    must(
      !isNetwork || this.phone.faults > call.faults,
      `${method} has failed by an older fault: ${error.toString()}`,
    );
  }

  /** `onError` is called once for each failed call, and for nothing else. */
  private checkReports(ended: Call[]): void {
    const failures = ended.flatMap(({ outcome }) =>
      outcome && 'error' in outcome ? [outcome.error.code] : [],
    );
    const reported = this.storage.withoutReports(this.reported.splice(0));
    must(
      reported.sort().join() === failures.sort().join(),
      `onError was called with ${reported.join()} for ${failures.join()}`,
    );
    for (const { outcome, reported: own } of ended) {
      const isNull = outcome && 'id' in outcome && !outcome.id;
      must(
        !own || own.length <= (isNull ? 1 : 0),
        `onError was called with ${own?.join()} for getCurrentUser`,
      );
    }
  }

  /** Calls fail for lack of a session only when something has happened to the session. */
  private checkBystander({ method, account, disturbances }: Call): void {
    must(method !== 'checkLoginStatus', 'checkLoginStatus has failed for lack of a session');
    if (method === 'updateProfile' && this.server.habits.refusesUpdates) return;
    const needsNoSession = method === 'loginByCode' || method === 'ensureLogin';
    if (!account && !needsNoSession) return;
    must(
      disturbances < this.disturbances,
      `${method} has failed for lack of a session although nothing had happened`,
    );
  }

  /** The answer of a call is about the account that was signed in when it was made. */
  private checkAnswer({ method, account, code, change }: Call, id: string | null, before: Presence): void {
    if (method === 'scanLogin' && change) this.changes.expectDone(change, 'CONFIRM');
    if (!id) return;
    if (method === 'ensureLogin' || method === 'getCurrentUser') {
      must(
        id === this.present.account || id === before.account,
        `${method} has resolved to ${id}, which is not signed in`,
      );
      return;
    }
    const owner = code ? code.account : account;
    must(!owner || id === owner, `${method} of ${owner} has got the answer of ${id}`);
  }

  private isSigningIn(): boolean {
    return this.calls.some(({ method }) => isSignIn(method));
  }
}
