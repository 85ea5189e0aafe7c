import type { User } from '../user';

/** Why a session ended: the user signed out, the server refused its tokens, or the account was deleted. */
export type SignOutReason = 'logout' | 'expired' | 'deleted';

/** A sign-in, or the renewal of a session. */
export interface SessionStarted {
  type: 'signedIn' | 'renewed';
  /** The user as far as known; `null` when the profile could not be read yet. */
  user: User | null;
  reason?: undefined;
}

/** A change of the signed-in user. */
export interface UserUpdated {
  type: 'userUpdated';
  user: User;
  reason?: undefined;
}

/** The end of a session. */
export interface SessionEnded {
  type: 'signedOut';
  user: null;
  reason: SignOutReason;
}

/** What a listener of `onAuthStateChange` gets; `type` says which. */
export type AuthStateChange = SessionStarted | UserUpdated | SessionEnded;

/** Hears every change of who is signed in; what it throws changes nothing. */
export type AuthStateListener = (change: AuthStateChange) => void;

/** Listeners of a session. One that throws does not keep the others from hearing, nor the session from changing. */
export class AuthStateListeners {
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
    other.list = [];
  }

  notify(change: AuthStateChange): void {
    // `list` is replaced, never changed, so listeners may come and go while they are called.
    const listeners = this.list;
    for (let i = 0; i < listeners.length; i++) {
      try {
        listeners[i]?.(change);
      } catch {
        // The app's own code; its errors are not the session's.
      }
    }
  }
}
