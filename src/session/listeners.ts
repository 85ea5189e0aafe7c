import type { User } from '../user';

/** Why a session has ended: `logout` was called, the server refused its tokens (`expired`), or the account was deleted (`deleted`). */
export type SignOutReason = 'logout' | 'expired' | 'deleted';

/** A sign-in, or the renewal of the session. */
export interface SessionStarted {
  /** `signedIn` when there are new tokens of a sign-in; `renewed` when the tokens of the session were renewed. */
  type: 'signedIn' | 'renewed';
  /** The user; `null` when the profile has not been read yet. */
  user: User | null;
  /** Always absent. */
  reason?: undefined;
}

/** A change of the user's data. */
export interface UserUpdated {
  /** Marks a change of the user's data. */
  type: 'userUpdated';
  /** The user with the new data. */
  user: User;
  /** Always absent. */
  reason?: undefined;
}

/** The end of the session. */
export interface SessionEnded {
  /** Marks the end of the session. */
  type: 'signedOut';
  /** Always `null`. */
  user: null;
  /** Why the session has ended. */
  reason: SignOutReason;
}

/** Argument of a listener of `onAuthStateChange`; `type` says which of the changes it is. */
export type AuthStateChange = SessionStarted | UserUpdated | SessionEnded;

/** Listener of `onAuthStateChange`, called after each change of the session. Exceptions it throws are ignored. */
export type AuthStateListener = (change: AuthStateChange) => void;

/** Listeners of a session. One that throws does not keep the others from hearing, nor the session from changing. */
export class AuthStateListeners {
  // Stryker disable next-line ArrayDeclaration: what is no function cannot be called, and that is caught
  private list: AuthStateListener[] = [];

  add(listener: AuthStateListener): void {
    this.list = this.list.concat(listener);
  }

  remove(listener: AuthStateListener): void {
    const index = this.list.indexOf(listener);
    if (index >= 0) this.list = this.list.slice(0, index).concat(this.list.slice(index + 1));
  }

  /** Takes over the listeners of a session that this one succeeds. */
  adopt(other: AuthStateListeners): void {
    this.list = this.list.concat(other.list);
    // Stryker disable next-line ArrayDeclaration: as above
    other.list = [];
  }

  notify(change: AuthStateChange): void {
    // `list` is replaced, never changed, so listeners may come and go while they are called.
    const listeners = this.list;
    // Stryker disable next-line EqualityOperator: there is nothing to call behind the last one
    for (let i = 0; i < listeners.length; i++) {
      try {
        // Stryker disable next-line OptionalChaining: the compiler asks for it, for it does not count
        listeners[i]?.(change);
      } catch {
        // The app's own code; its errors are not the session's.
      }
    }
  }
}
