import type { User } from '../user';
import { Clock } from './clock';
import { withoutSecrets, type SessionRecord } from './record';
import { AuthStateListeners, type SignOutReason } from './listeners';
import type { RecordStore } from './store';
import { subjectOf, tokensAround, type Tokens } from './tokens';

/** A moment in the life of a session; see {@link Session.mark}. */
export interface Mark {
  readonly session: Session;
  readonly era: number;
  /** Id of the signed-in account, where it was known. */
  readonly account: string | undefined;
}

/**
 * Who is signed in, in memory; the record in storage follows. All clients of an app share one. Every change happens here, and every
 * change that answers something older than itself is refused: what started before a logout, or before a sign-in as somebody else, may not
 * write into what came after.
 */
export class Session {
  readonly clock = new Clock();
  readonly listeners = new AuthStateListeners();
  tokens: Tokens | undefined;
  /** After an explicit sign-out nobody is signed in again silently, until the app asks for a sign-in. */
  staysSignedOut = false;
  /** What is under way once for everybody: the silent sign-in, and the run of `ensureLogin` around it. */
  private readonly flights: { [name: string]: { mark: Mark; done: Promise<User> } | undefined } = {};
  /** The renewal under way and the refresh token that it spends. */
  renewal: { spent: string; done: Promise<void> } | undefined;
  /** A record that a slow storage delivered after the session had begun without it. */
  missed: SessionRecord | undefined;
  private storedUser: User | undefined;
  /** Who is signed in, or was until the tokens were refused. */
  private subject: string | undefined;
  /** Grows with every change of person. */
  private era = 0;
  /** The first era after the last sign-out. */
  private floor = 0;
  /** How long before its end the access token is renewed, in ms. */
  private early = 60000;
  private ready = false;
  private opening: Promise<void> | undefined;

  constructor(readonly store: RecordStore) {}

  /** Reads the stored record, once. `undefined` when there is nothing to wait for. */
  open(): Promise<void> | undefined {
    if (this.ready) return undefined;
    if (this.opening) return this.opening;
    let finished = function () {};
    this.store.load((record, legacy) => {
      // A sign-in, sign-out or `setToken` that was quicker than a slow storage knows better.
      if (this.ready) this.missed = record;
      else {
        this.take(record);
        if (legacy) this.save();
      }
      finished();
    });
    if (!this.ready) {
      this.opening = new Promise(function (resolve) {
        finished = resolve;
      });
    }
    return this.opening;
  }

  /** The stored user with the current token; `null` when signed out or not read yet. */
  user(): User | null {
    if (!this.tokens || !this.storedUser) return null;
    const { accessToken, expiresAt } = this.tokens;
    return {
      ...this.storedUser,
      token: accessToken,
      tokenExpiredAt: expiresAt ? new Date(expiresAt).toISOString() : null,
    };
  }

  /** Id of whoever is signed in, where tokens or profile tell. */
  userId(): string | undefined {
    return this.tokens && this.subject;
  }

  /** Whether the access token is over, or will be within a minute or half its life. Unknown counts as good: the server decides. */
  isExpiring(): boolean {
    const expiresAt = this.tokens && this.tokens.expiresAt;
    return expiresAt !== undefined && expiresAt - this.early <= this.clock.now();
  }

  /** Whether the access token is really over. */
  isExpired(): boolean {
    const expiresAt = this.tokens && this.tokens.expiresAt;
    return expiresAt !== undefined && expiresAt <= this.clock.now();
  }

  /** What a flow keeps from its start, to be recognised at its end. */
  mark(): Mark {
    return { session: this, era: this.era, account: this.userId() };
  }

  /** Whether the person that was signed in (or nobody) at `mark` still is. */
  isCurrent(mark: Mark): boolean {
    return mark.session === this && mark.era === this.era;
  }

  /** Whether nobody has signed out since `mark`. */
  isSince(mark: Mark): boolean {
    return mark.session === this && mark.era >= this.floor;
  }

  /** Runs `run` unless it is under way already, and nobody has signed out since it began. */
  share(name: 'signIn' | 'ensureLogin', run: () => Promise<User>): Promise<User> {
    const flying = this.flights[name];
    if (flying && this.isSince(flying.mark)) return flying.done;
    const flight = { mark: this.mark(), done: run() };
    const land = () => {
      if (this.flights[name] === flight) this.flights[name] = undefined;
    };
    flight.done.then(land, land);
    this.flights[name] = flight;
    return flight.done;
  }

  /** Takes the tokens of a sign-in that began at `mark`; `false` when they come too late. Saved with {@link save}. */
  signIn(mark: Mark, tokens: Tokens): boolean {
    const subject = subjectOf(tokens);
    const samePerson = this.isSamePerson(subject);
    if (!this.isCurrent(mark) && !(samePerson && this.isSince(mark))) return false;
    this.replace(tokens, subject);
    this.store.outdate();
    return true;
  }

  /** Takes an access token that the app brought. A refresh token stays only beside a token of the same person. */
  setToken(accessToken: string): void {
    const current = this.tokens;
    if (current && current.accessToken === accessToken) return;
    const tokens = tokensAround(accessToken);
    const subject = subjectOf(tokens);
    if (current && this.isSamePerson(subject)) {
      tokens.refreshToken = current.refreshToken;
      tokens.idToken = current.idToken;
    }
    this.replace(tokens, subject);
    this.save();
    this.listeners.notify({ type: 'signedIn', user: this.user() });
  }

  /** Takes the profile that was read for the person of `mark`; `false` when that person has gone. */
  setUser(mark: Mark, user: User): boolean {
    if (!this.isCurrent(mark) || !this.tokens) return false;
    this.storedUser = withoutSecrets(user);
    this.subject = this.subject || user.id;
    return true;
  }

  /** Takes the tokens of a renewal that spent `spent`, unless the session has moved on. */
  renew(spent: string, tokens: Tokens): boolean {
    const current = this.tokens;
    if (!current || current.refreshToken !== spent) return false;
    this.hold({
      ...tokens,
      // Servers that do not rotate send no new one.
      refreshToken: tokens.refreshToken || spent,
      idToken: tokens.idToken || current.idToken,
      scope: tokens.scope || current.scope,
    });
    this.save();
    this.listeners.notify({ type: 'renewed', user: this.user() });
    return true;
  }

  /** Takes a record that another copy of the SDK has written. */
  adopt(record: SessionRecord): void {
    this.replace(record.tokens, subjectOf(record.tokens));
    if (record.user) this.storedUser = record.user;
  }

  /** Ends the session. A person whose tokens were refused may come back and finish what is under way; one who signed out may not. */
  end(reason: SignOutReason): void {
    const signedIn = !!this.tokens;
    this.ready = true;
    this.tokens = this.storedUser = undefined;
    if (reason !== 'expired') {
      this.subject = undefined;
      this.floor = ++this.era;
      this.staysSignedOut = true;
    }
    this.store.save(null);
    if (signedIn) this.listeners.notify({ type: 'signedOut', user: null, reason });
  }

  /** Brings storage up to date with memory. */
  save(): void {
    this.store.save(this.tokens ? { tokens: this.tokens, user: this.storedUser } : null);
  }

  private take(record: SessionRecord | undefined): void {
    this.ready = true;
    if (!record) return;
    this.tokens = record.tokens;
    this.storedUser = record.user;
    this.subject = subjectOf(record.tokens) || (record.user && record.user.id);
  }

  private isSamePerson(subject: string | undefined): boolean {
    return !!subject && subject === this.subject;
  }

  private replace(tokens: Tokens, subject: string | undefined): void {
    this.ready = true;
    this.staysSignedOut = false;
    if (!this.isSamePerson(subject)) {
      this.era++;
      this.storedUser = undefined;
      this.store.forgetLegacy();
    }
    this.hold(tokens);
    this.subject = subject;
  }

  private hold(tokens: Tokens): void {
    this.tokens = tokens;
    // A token that lives for a minute would else be renewed before every call.
    this.early = Math.min(60000, ((tokens.expiresAt || 0) - this.clock.now()) / 2);
  }
}
