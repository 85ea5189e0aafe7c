import { copyOf, isSame } from '../plain';
import type { User } from '../user';
import { Clock } from './clock';
import { Flights, type FlightName, type FlightPlan } from './flights';
import { decodeJwt } from './jwt';
import { AuthStateListeners, type AuthStateChange, type SignOutReason } from './listeners';
import { accountOf, withoutSecrets, type SessionRecord } from './record';
import type { RecordStore, Seen } from './store';
import { subjectOf, tokensAround, type Tokens } from './tokens';

// Words of this folder:
//
// session   what the SDK knows about the signed-in user: tokens and profile. One per app, shared by all clients
// record    the session as it is stored
// account   id of the user that the tokens belong to
// era       a stretch of time with one account; signing out, or in as another account, begins the next one
// mark      the era in which a flow began. What a flow brings back is taken only in the era of its mark
// flow      the requests of one call of a public method
// flight    a flow that is shared: concurrent callers wait for the same one
// renewal   trading the refresh token for new tokens; the refresh token is then spent
// refusal   an answer of GenAuth itself that a token is not valid. A failing network or gateway is none
// copy      another instance of the SDK in the same mini program, such as that of an independent subpackage

/** The era in which a flow began; see {@link Session.mark}. */
export interface Mark {
  readonly session: Session;
  readonly era: number;
  /** Id of the signed-in account, where it was known. */
  readonly account: string | undefined;
}

/** How often sessions of one storage key were signed out in this realm, by whichever copy of the SDK. */
export interface SignOuts {
  count: number;
}

/**
 * The session in memory; the record in storage follows. Every change happens here, and a change that belongs to an earlier era is refused:
 * what began before a logout, or before a sign-in as another account, cannot write into what came after.
 */
export class Session {
  readonly clock = new Clock();
  readonly listeners = new AuthStateListeners();
  tokens: Tokens | undefined;
  /** After an explicit sign-out there is no silent sign-in until the app asks for one. */
  staysSignedOut = false;
  /** A record that a slow storage delivered after the session had begun without it. */
  missed: SessionRecord | undefined;
  /** Endpoints that have refused a token which was known to be valid, with that token. */
  readonly refusing: { [endpoint: string]: string | undefined } = {};
  /** The access token that the server has given to this copy: one that another copy has stored may have been refused since. */
  issued: string | undefined;
  /** The fault of the app's settings that `onError` was called with. */
  reported: string | undefined;
  private readonly flights = new Flights();
  private storedUser: User | undefined;
  /** Id of the account that is signed in, or was until its tokens were refused. */
  private account: string | undefined;
  private era = 0;
  /** The first era after the last sign-out. */
  private eraOfSignOut = 0;
  /** The era that the last sign-in in this realm has begun. */
  private eraOfSignIn = 0;
  /** How long before the access token expires it is renewed, in ms. */
  private early = 60000;
  private ready = false;
  private opening: Promise<void> | undefined;
  /** A sign-in whose profile is still being read: listeners have not been called for it. */
  private unannounced = false;
  /** Whether the listeners know of a signed-in user. */
  private told = false;
  /** Access tokens of the account that were replaced while the app runs, the last ones. */
  // Stryker disable next-line ArrayDeclaration: a text that is no token is no token of the account either
  private replaced: string[] = [];
  private signOutsSeen: number;
  /** Memory has changed since it was last handed to the store. */
  private unsaved = false;

  constructor(
    private readonly store: RecordStore,
    private readonly signOuts: SignOuts,
  ) {
    this.signOutsSeen = signOuts.count;
  }

  /**
   * Reads the stored record once, and again while signed out: another copy may have signed in meanwhile. Returns `undefined` when there is
   * nothing to wait for.
   */
  open(): Promise<void> | undefined {
    // The user who has signed in while storage was being read is newer than what it holds.
    if (this.tokens) return undefined;
    if (this.opening) return this.opening;
    let isDone = false;
    let finished = () => {};
    const done = () => {
      isDone = true;
      this.opening = undefined;
      finished();
    };
    if (this.ready) {
      this.store.look((seen) => {
        this.follow(seen);
        done();
      });
    } else this.load(done);
    if (!isDone) {
      this.opening = new Promise(function (resolve) {
        finished = resolve;
      });
    }
    return this.opening;
  }

  /** As {@link open} for what returns at once: an asynchronous storage is read at the first time only. */
  openNow(): void {
    if (!this.ready || !this.store.isAsync) void this.open();
  }

  /** The stored user with the current token; `null` when signed out or not read yet. A copy: the app may change it. */
  user(): User | null {
    if (!this.tokens || !this.storedUser) return null;
    const { accessToken, expiresAt } = this.tokens;
    const user = copyOf(this.storedUser);
    user.token = accessToken;
    user.tokenExpiredAt = expiresAt ? new Date(expiresAt).toISOString() : null;
    return user;
  }

  /** Id of the signed-in account, where tokens or profile tell. */
  userId(): string | undefined {
    return this.tokens && this.account;
  }

  /** ms until the access token expires, by the best clock there is, and how long before that it is renewed. */
  lifeLeft(): { left: number; early: number } {
    const expiresAt = this.tokens && this.tokens.expiresAt;
    return { left: expiresAt === undefined ? Infinity : expiresAt - this.clock.now(), early: this.early };
  }

  /** Whether the access token has expired, or will within a minute or half its life. Unknown counts as valid: the server decides. */
  isExpiring(): boolean {
    const { left, early } = this.lifeLeft();
    return left <= early;
  }

  /** Whether the access token has expired; only as good as the clock. */
  isExpired(): boolean {
    return this.lifeLeft().left <= 0;
  }

  /** What a flow keeps from its beginning. */
  mark(): Mark {
    return { session: this, era: this.era, account: this.userId() };
  }

  /** Whether the account of `mark` is still the signed-in one, or the session is still signed out. */
  isCurrent(mark: Mark): boolean {
    return mark.session === this && mark.era === this.era;
  }

  /** Whether there was no sign-out since `mark`, which is one of this session. */
  isSince(mark: Mark): boolean {
    return mark.era >= this.eraOfSignOut;
  }

  /**
   * The mark of a flow that has waited for storage, without a sign-out meanwhile: what storage held is older than the flow, a sign-in meanwhile
   * is not.
   */
  markAfterOpening(began: Mark): Mark {
    return this.eraOfSignIn <= began.era ? this.mark() : began;
  }

  /** Joins the flight of this name, or starts it; see {@link Flights.share}. */
  share<Result>(name: FlightName, plan: FlightPlan<Result>): Promise<Result> {
    return this.flights.share(name, plan, this.era, this.eraOfSignOut);
  }

  /** Takes the tokens of a sign-in that began at `mark`; `false` when they come too late. Saved by {@link save}. */
  signIn(mark: Mark, tokens: Tokens): boolean {
    const account = subjectOf(tokens);
    const isSameAccount = this.isAccount(account);
    if (!this.isCurrent(mark) && !(isSameAccount && this.isSince(mark))) return false;
    this.replace(tokens, account);
    this.issued = tokens.accessToken;
    this.eraOfSignIn = this.era;
    this.store.outdate();
    this.unannounced = true;
    return true;
  }

  /** Calls the listeners for a sign-in, once its profile was read or could not be read. */
  announce(): void {
    if (!this.tokens) return;
    const type = this.unannounced ? 'signedIn' : 'userUpdated';
    this.unannounced = false;
    this.tell(type);
  }

  /** Takes an access token that the app brought. A refresh token stays only beside a token of the same account. */
  setToken(accessToken: string): void {
    const current = this.tokens;
    if (current && current.accessToken === accessToken) return;
    const tokens = tokensAround(accessToken);
    const account = subjectOf(tokens);
    if (current && this.isAccount(account)) {
      tokens.refreshToken = current.refreshToken;
      tokens.idToken = current.idToken;
    }
    this.replace(tokens, account);
    this.eraOfSignIn = this.era;
    this.store.outdate();
    this.save();
    this.unannounced = true;
    this.announce();
  }

  /** Whether this is a token of the present account that a newer one has replaced. */
  isSuperseded(accessToken: string): boolean {
    const { tokens } = this;
    if (!tokens) return false;
    if (this.replaced.indexOf(accessToken) >= 0) return true;
    const given = decodeJwt(accessToken);
    const { iat } = decodeJwt(tokens.accessToken);
    // A token that does not tell its age is taken as a new one.
    return this.isAccount(given.sub) && (given.iat || Infinity) < (iat || 0);
  }

  /**
   * Takes the profile that was read for the account of `mark`, the object itself; `false` when another account is signed in, or none.
   */
  setUser(mark: Mark, user: User): boolean {
    if (!this.isCurrent(mark) || !this.tokens) return false;
    const stored = withoutSecrets(user);
    this.unsaved = this.unsaved || !isSame(stored, this.storedUser);
    this.storedUser = stored;
    this.account = this.account || user.id;
    return true;
  }

  /** Takes the tokens of a renewal that spent `spent`, unless the session has changed meanwhile. */
  renew(spent: string, tokens: Tokens): boolean {
    const current = this.tokens;
    if (!current || current.refreshToken !== spent) return false;
    this.issued = tokens.accessToken;
    this.hold({
      ...tokens,
      // Servers that do not rotate refresh tokens send no new one.
      refreshToken: tokens.refreshToken || spent,
      idToken: tokens.idToken || current.idToken,
      scope: tokens.scope || current.scope,
    });
    this.write(true);
    this.tell('renewed');
    return true;
  }

  /**
   * Ends the session. An account whose tokens were refused may sign in again and finish what is under way; after an explicit sign-out it
   * may not.
   */
  end(reason: SignOutReason): void {
    const { told, tokens } = this;
    this.ready = true;
    this.tokens = this.storedUser = undefined;
    this.unannounced = this.told = false;
    if (reason !== 'expired') {
      this.account = undefined;
      this.eraOfSignOut = ++this.era;
      this.staysSignedOut = true;
      // Stryker disable next-line UpdateOperator: each sign-out changes the count, which is all that is compared
      this.signOutsSeen = ++this.signOuts.count;
    }
    this.store.clear(reason === 'expired' && !!tokens && !!tokens.refreshToken);
    if (told) this.listeners.notify({ type: 'signedOut', user: null, reason });
  }

  /** Calls the listeners for a change of the signed-in user, and first for a sign-in that they do not know of yet. */
  tell(type: 'signedIn' | 'renewed' | 'userUpdated'): void {
    this.told = true;
    if (this.unannounced) {
      this.unannounced = false;
      this.listeners.notify({ type: 'signedIn', user: this.user() });
    }
    const user = this.user();
    // A listener may have ended the session, or another copy has replaced it by one whose profile was not read: there is no change to tell of.
    // Only a `userUpdated` has to have a user.
    if (user || (type !== 'userUpdated' && this.tokens))
      this.listeners.notify({ type, user } as AuthStateChange);
  }

  /**
   * Brings storage up to date with memory. Where another copy has stored something newer, memory follows; where the record has gone, it is
   * not brought back.
   */
  save(): void {
    if (!this.unsaved) return;
    this.store.look((seen) => {
      const { storedUser, account } = this;
      this.follow(seen);
      // Where the other copy has newer tokens, this one has the newer profile of the same account.
      if (this.isAccount(account)) this.storedUser = storedUser || this.storedUser;
      this.write();
    });
  }

  /** Follows what another copy has done to the record since it was last read or written here; whether it has stored its own. */
  catchUp(): Promise<boolean> {
    return new Promise((resolve) => {
      this.store.look((seen) => {
        this.follow(seen);
        resolve(!!seen);
      });
    });
  }

  private load(done: () => void): void {
    this.store.load((record, legacy) => {
      // A sign-in, a sign-out or `setToken` was quicker than a slow storage.
      if (this.ready) this.missed = record;
      else {
        this.ready = true;
        if (record) {
          this.told = true;
          this.tokens = record.tokens;
          this.storedUser = record.user;
          this.account = accountOf(record);
        }
        if (legacy) this.write();
      }
      done();
    });
  }

  private follow(seen: Seen): void {
    if (seen) this.adopt(seen);
    // Another copy has signed out. Without one, the app has cleared its storage: the session goes on in memory.
    else if (seen === null && this.tokens && this.signOuts.count !== this.signOutsSeen) this.end('logout');
  }

  /** Takes a record that another copy has stored. */
  private adopt(record: SessionRecord): void {
    const account = accountOf(record);
    const isRenewal = !!this.tokens && this.isAccount(account);
    this.replace(record.tokens, account);
    if (record.user) this.storedUser = record.user;
    this.tell(isRenewal ? 'renewed' : 'signedIn');
  }

  private write(isRenewal?: boolean): void {
    if (!this.tokens) return;
    this.unsaved = false;
    this.signOutsSeen = this.signOuts.count;
    this.store.write({ tokens: this.tokens, user: this.storedUser }, isRenewal);
  }

  private isAccount(account: string | undefined): boolean {
    return !!account && account === this.account;
  }

  private replace(tokens: Tokens, account: string | undefined): void {
    this.ready = true;
    this.staysSignedOut = false;
    this.hold(tokens);
    if (!this.isAccount(account)) {
      this.era++;
      this.storedUser = undefined;
      // Stryker disable next-line ArrayDeclaration: as above
      this.replaced = [];
      this.store.forgetLegacy();
    }
    this.account = account;
  }

  private hold(tokens: Tokens): void {
    // Stryker disable next-line MethodExpression: only the use of memory is bounded
    if (this.tokens) this.replaced = this.replaced.concat(this.tokens.accessToken).slice(-5);
    this.tokens = tokens;
    this.unsaved = true;
    // A token that lives for a minute would otherwise be renewed before every call.
    this.early = Math.min(60000, ((tokens.expiresAt || 0) - this.clock.now()) / 2);
  }
}
