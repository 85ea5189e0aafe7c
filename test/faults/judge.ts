import { inspect } from 'node:util';
import { isGenAuthError } from '../../src';
import type { Observation, Outcome } from './cell';
import type { Stage } from './stage';

/** What a cell has to show. */
export interface Expected {
  /** How the call may end, as {@link describe} writes it; `resolves` stands for any value. */
  readonly outcome: readonly string[];
  /** Codes that `onError` is called with, in order; unless given, that of the error, where the call rejects with one. */
  readonly heard?: readonly number[];
  /**
   * What becomes of the session: `untouched` in memory and storage, `kept` by the same account with the same refresh token, whatever its access
   * token, `ended`, or that of `another` account. `unread` is a record that stays in storage as it was, without a session in memory. A storage
   * that fails leaves a session `in memory`, or `none in memory`. `untouched` unless given.
   */
  readonly session?: Fate | readonly Fate[];
}

export type Fate = 'untouched' | 'kept' | 'ended' | 'another' | 'unread' | 'in memory' | 'none in memory';

/** Whether one of several ends is that of the session. */
function sessionProblems(
  seen: Observation,
  expected: Fate | readonly Fate[],
  record: string,
): string | undefined {
  const fates = typeof expected === 'string' ? [expected] : expected;
  const problems = fates.map((fate) => sessionProblem(seen, fate, record));
  return problems.includes(undefined) ? undefined : problems[0];
}

function describeValue(value: unknown): string {
  return value === null || typeof value === 'boolean' || value === undefined ? ` ${String(value)}` : '';
}

/** `rejects api 500`, `resolves null`, `returns`, `hangs`. */
export function describe(outcome: Outcome): string {
  if (outcome.type === 'hangs') return 'hangs';
  if ('value' in outcome) return outcome.type + describeValue(outcome.value);
  const { type, error } = outcome;
  return isGenAuthError(error) ? `${type} ${error.kind} ${error.code}` : `${type} ${inspect(error)}`;
}

function isAllowed(seen: string, allowed: readonly string[]): boolean {
  return allowed.some((each) => each === seen || (each === 'resolves' && seen.startsWith('resolves ')));
}

function errorOf(outcome: Outcome): unknown {
  return 'error' in outcome ? outcome.error : undefined;
}

/** What `onError` has to be called with for an outcome: methods that throw at once do not call it, nor does a cancel. */
function heardFor(outcome: Outcome): number[] {
  if (outcome.type !== 'rejects' || !isGenAuthError(outcome.error) || outcome.error.kind === 'cancel')
    return [];
  return [outcome.error.code];
}

interface StoredRecord {
  tokens?: { accessToken?: string; refreshToken?: string };
  user?: { id?: string };
}

function parsed(stored: string | undefined): StoredRecord {
  return JSON.parse(stored || '{}') as StoredRecord;
}

/** What is wrong with the session after a call; `record` is what was stored before it. */
function sessionProblem(seen: Observation, expected: Fate, record: string): string | undefined {
  if (expected === 'in memory') return seen.token ? undefined : 'the session is not in memory';
  if (expected === 'none in memory') return seen.token ? 'there is a session in memory' : undefined;
  const before = parsed(record);
  const { tokens, user } = parsed(seen.stored);
  const isSignedOut = !seen.token && !tokens;
  if (expected === 'unread')
    return !seen.token && seen.stored === (record || undefined) ? undefined : 'the record has changed';
  if (expected === 'ended') return isSignedOut ? undefined : 'the session has not ended';
  if (isSignedOut) return 'the session is lost';
  const isSame = seen.token === before.tokens?.accessToken && seen.stored === record;
  if (expected === 'untouched') return isSame ? undefined : 'the session has changed';
  const isKept =
    seen.userId === before.user?.id &&
    user?.id === before.user?.id &&
    tokens?.refreshToken === before.tokens?.refreshToken &&
    tokens?.accessToken === seen.token;
  if (expected === 'another') return isKept ? 'the session is still the same' : undefined;
  return isKept ? undefined : 'the session is another one';
}

/** What has become of the session in a call, in the words of {@link Expected}. */
export function sessionAfter(seen: Observation, record: string): Fate {
  const fates = ['untouched', 'ended', 'kept', 'unread'] as const;
  return fates.find((fate) => !sessionProblem(seen, fate, record)) ?? 'another';
}

/** Every text in which an error or the console could show a secret. */
function textsOf(seen: Observation): string[] {
  const error = errorOf(seen.outcome);
  const texts = [...seen.printed, ...seen.heard.map(({ message }) => message)];
  if (error === undefined) return texts;
  const shown = [JSON.stringify(error), inspect(error, { depth: 8 })];
  return error instanceof Error ? [...texts, ...shown, error.message, String(error)] : [...texts, ...shown];
}

/** Secrets that can be read somewhere, each by its first letters: they must not stand in the report of a test either. */
function leaksOf(seen: Observation, secrets: readonly string[]): string[] {
  const text = textsOf(seen).join('\n');
  return secrets
    .filter((secret) => text.includes(secret) && isWhole(text, secret))
    .map((secret) => `shows a secret: ${secret.slice(0, 3)}…`);
}

/** Whether a short secret stands alone: six digits can be part of an id. */
function isWhole(text: string, secret: string): boolean {
  const escaped = secret.replace(/[^\w]/g, '\\$&');
  return secret.length > 8 || new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`).test(text);
}

/** Everything that is wrong in a cell; empty where nothing is. */
export function judge(stage: Stage, seen: Observation, expected: Expected, record = stage.record): string[] {
  const outcome = describe(seen.outcome);
  const problems: (string | undefined)[] = [];
  if (!isAllowed(outcome, expected.outcome))
    problems.push(`${outcome}, not ${expected.outcome.join(' or ')}`);
  const codes = seen.heard.map(({ code }) => code);
  const heard = expected.heard ?? heardFor(seen.outcome);
  if (String(codes) !== String(heard))
    problems.push(`onError was called with [${String(codes)}], not [${String(heard)}]`);
  const error = errorOf(seen.outcome);
  const [last] = seen.heard.slice(-1);
  if (isGenAuthError(error) && last && last.code === error.code && last.message !== error.message)
    problems.push('onError was called with another message');
  problems.push(sessionProblems(seen, expected.session ?? 'untouched', record));
  problems.push(...leaksOf(seen, stage.secrets));
  if (seen.printed.length) problems.push(`the console printed ${seen.printed.length} lines`);
  if (seen.unhandled.length) problems.push(`an unhandled rejection: ${inspect(seen.unhandled[0])}`);
  if (seen.timers) problems.push(`${seen.timers} timers still run`);
  return problems.filter((problem) => problem !== undefined);
}
