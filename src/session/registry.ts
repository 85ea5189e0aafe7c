import { errorCodes, GenAuthError } from '../error';
import { message } from '../messages';
import type { ResolvedOptions } from '../options';
import { platformOf } from '../platform/call';
import { encryptedStorage } from '../platform/encrypted';
import { platformStorage } from '../platform/storage';
import { recordKey } from './record';
import { Session } from './session';
import { RecordStore } from './store';

interface Entry {
  key: string;
  /** The storage or platform that was injected; `undefined` for the host's own. */
  place: object | undefined;
  session: Session;
}

const sessions: Entry[] = [];

/**
 * The session of an app: all its clients that keep it in the same place get this one object, so that they cannot disagree.
 *
 * @param report - hears, once, that the session could not be saved
 */
export function sharedSession(options: ResolvedOptions, report: (error: GenAuthError) => void): Session {
  const key = recordKey(options.appId || options.userPoolId || '');
  const place = options.storage || platformOf(options);
  for (let i = 0; i < sessions.length; i++) {
    const entry = sessions[i];
    if (entry && entry.key === key && entry.place === place) return entry.session;
  }
  const storage = options.storage || (options.encryptStorage ? encryptedStorage : platformStorage)(options);
  const store = new RecordStore(storage, key, options.timeout, function () {
    report(new GenAuthError('session', errorCodes.storage, message(options.lang, 'notSaved')));
  });
  const session = new Session(store);
  sessions.push({ key, place, session });
  return session;
}

/** A session around the `accessToken` option: in memory alone, beside the stored one. */
export function detachedSession(accessToken: string): Session {
  const nowhere = { get() {}, set() {}, remove() {} };
  const session = new Session(new RecordStore(nowhere, '', 0, function () {}));
  session.setToken(accessToken);
  return session;
}
