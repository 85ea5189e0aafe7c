import { errorCodes, GenAuthError } from '../error';
import { message } from '../messages';
import type { ResolvedOptions } from '../options';
import { platformOf } from '../platform/call';
import { encryptedStorage } from '../platform/encrypted';
import { platformStorage } from '../platform/storage';
import { version } from '../version';
import { recordKey } from './record';
import { Session, type SignOuts } from './session';
import { RecordStore } from './store';

interface Entry {
  key: string;
  /** The storage or platform that was injected; `undefined` for WeChat's own. */
  place: object | undefined;
  session: Session;
}

/** The sessions of a JavaScript realm, and how often those of a key were signed out. */
interface Registry {
  readonly sessions: Entry[];
  readonly signOuts: { [key: string]: SignOuts };
}

/**
 * All copies of this version in a realm (`import` beside `require`, an independent subpackage) share one registry: it hangs on `Promise`, the
 * one object that the SDK needs and every copy sees. Copies of other versions have their own, and meet in storage.
 */
function registry(): Registry {
  const holder = Promise as unknown as { [name: string]: Registry | undefined };
  // Stryker disable next-line StringLiteral: any name does that nothing else has
  const name = 'genauth:' + version;
  const found = holder[name];
  if (found) return found;
  // Stryker disable next-line ArrayDeclaration: what is no entry is passed over
  const created: Registry = { sessions: [], signOuts: {} };
  try {
    Object.defineProperty(holder, name, { value: created });
  } catch {
    // A frozen realm: every copy keeps its sessions to itself, and the comparison before each write keeps the record safe.
    own = own || created;
    return own;
  }
  return created;
}

let own: Registry | undefined;

function signOutsOf(key: string): SignOuts {
  const { signOuts } = registry();
  return (signOuts[key] = signOuts[key] || { count: 0 });
}

/**
 * The session of an app: all its clients that keep it in the same place get this one object, so that they cannot disagree.
 *
 * @param report - is called, once, when the session could not be saved
 */
export function sharedSession(options: ResolvedOptions, report: (error: GenAuthError) => void): Session {
  const { sessions } = registry();
  // Stryker disable next-line StringLiteral: the options have been checked to name one of them
  const key = recordKey(options.appId || options.userPoolId || '');
  const place = options.storage || platformOf(options);
  // Stryker disable next-line EqualityOperator: there is no entry behind the last one
  for (let i = 0; i < sessions.length; i++) {
    const entry = sessions[i];
    if (entry && entry.key === key && entry.place === place) return entry.session;
  }
  const storage = options.storage || (options.encryptStorage ? encryptedStorage : platformStorage)(options);
  const store = new RecordStore(storage, key, options.timeout, function () {
    // Stryker disable next-line StringLiteral: `onError` is not told the kind
    report(new GenAuthError('session', errorCodes.storage, message(options.lang, 'notSaved')));
  });
  const session = new Session(store, signOutsOf(key));
  sessions.push({ key, place, session });
  return session;
}

/** A session around the `accessToken` option: in memory alone, beside the stored one. */
export function detachedSession(accessToken: string): Session {
  // Stryker disable next-line ObjectLiteral: a storage that always fails loses the record as well
  const nowhere = { get() {}, set() {}, remove() {} };
  // Stryker disable next-line StringLiteral: nothing is kept under the key
  const store = new RecordStore(nowhere, '', 0, function () {});
  const session = new Session(store, { count: 0 });
  session.setToken(accessToken);
  return session;
}
