// Runs one test file in this process: the tests and hooks of jest (jest-circus, its `expect`, its mocks and fake timers) without the
// process, realm and transformation that jest makes for each file.
import { jestExpect } from '@jest/expect';
import { ModernFakeTimers } from '@jest/fake-timers';
import * as circus from 'jest-circus';
import { ModuleMocker } from 'jest-mock';
import { beginKeys } from './shortcuts.mjs';
import { createModules } from './modules.mjs';

const { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } = circus;
Object.assign(globalThis, { afterAll, afterEach, beforeAll, beforeEach, describe, it, test });
globalThis.expect = jestExpect;

const mocker = new ModuleMocker(globalThis);
const timers = new ModernFakeTimers({ config: { fakeTimers: {}, rootDir: '/' }, global: globalThis });

/** The part of `jest` that the tests use. */
function jestOf({ isolate, require }) {
  const jest = {
    fn: mocker.fn.bind(mocker),
    spyOn: mocker.spyOn.bind(mocker),
    restoreAllMocks: () => mocker.restoreAllMocks(),
    useFakeTimers: (options) => timers.useFakeTimers(options),
    useRealTimers: () => timers.useRealTimers(),
    advanceTimersByTime: (ms) => timers.advanceTimersByTime(ms),
    advanceTimersByTimeAsync: (ms) => timers.advanceTimersByTimeAsync(ms),
    setSystemTime: (now) => timers.setSystemTime(now),
    getTimerCount: () => timers.getTimerCount(),
    clearAllTimers: () => timers.clearAllTimers(),
    isolateModules: isolate,
    requireActual: require,
  };
  return jest;
}

// Jest gives each file a realm of its own. Here the realm is put back after each file; what the SDK hangs on `Promise` has to be removable.
const define = Object.defineProperty;
Object.defineProperty = (target, name, descriptor) =>
  define(target, name, target === Promise ? { ...descriptor, configurable: true } : descriptor);

function snapshotOf(target) {
  const before = Object.getOwnPropertyDescriptors(target);
  return () => {
    for (const name of Reflect.ownKeys(target)) if (!(name in before)) Reflect.deleteProperty(target, name);
    for (const name of Reflect.ownKeys(before)) {
      const now = Object.getOwnPropertyDescriptor(target, name);
      if (now?.value !== before[name].value || now?.get !== before[name].get) {
        Reflect.defineProperty(target, name, before[name]);
      }
    }
  };
}

function textOf(error) {
  const thrown = Array.isArray(error) ? (error[0] ?? error[1]) : error;
  return String(thrown?.stack ?? thrown);
}

function msOf({ user, system }) {
  return Math.ceil((user + system) / 1000);
}

function nameOf(test) {
  const names = [];
  for (let each = test; each.parent; each = each.parent) names.unshift(each.name);
  return names.join(' ');
}

/** Where a test was written: the first line of its stack that belongs to the file. */
function positionOf(test, file) {
  const stack = String(test.asyncError?.stack ?? '');
  const line = stack.split('\n').find((each) => each.includes(file));
  const [, at] = /:(\d+):\d+\)?$/.exec(line ?? '') ?? [];
  return at ? { line: Number(at), column: 0 } : undefined;
}

// A test that asks for more ms is a random story: seconds for each mutant, and as a rule a shorter test notices the same.
const longest = 60000;

/** Ids of the tests of a block, in order; those that `keep` does not want are taken out. */
function select(block, file, keep, ids, seen = new Map()) {
  block.children = block.children.filter((child) => {
    if (child.type === 'describeBlock') return select(child, file, keep, ids, seen) > 0;
    const name = nameOf(child);
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    if (child.timeout >= longest) return false;
    const id = `${file}: ${name}${times ? ` #${times + 1}` : ''}`;
    ids.set(child, id);
    return keep(id);
  });
  block.tests = block.children.filter((child) => child.type !== 'describeBlock');
  return block.children.length;
}

/**
 * Runs the tests of `path` whose id `keep` wants.
 *
 * @param options.file - name of the file in ids
 * @param options.timeoutOf - how long a test may take, in ms, by id
 * @param options.bail - whether the first failure ends the run
 * @param options.measure - whether results tell the work of a test, in ms
 * @param options.onStart - is called before each test with its id, `onEnd` after it
 * @returns a result for each test that ran
 */
export async function runTestFile({ path, file, keep, timeoutOf, bail, measure, onStart, onEnd }) {
  beginKeys();
  const restore = [snapshotOf(globalThis), snapshotOf(Promise)];
  const ids = new Map();
  const results = [];
  let stopped = false;
  let running;
  let usage;
  const onUncaught = (error) => {
    if (running) running.errors.push([error, error]);
  };
  const handle = (event) => {
    const { test } = event;
    if (event.name === 'test_start') {
      if (stopped) test.mode = 'skip';
      test.timeout ??= timeoutOf(ids.get(test));
    } else if (event.name === 'test_started') {
      running = test;
      if (measure) usage = process.cpuUsage();
      onStart?.(ids.get(test));
    } else if (event.name === 'test_done') {
      running = undefined;
      onEnd?.();
      const missing = jestExpect.extractExpectedAssertionsErrors();
      test.errors.push(...missing.map(({ error }) => [error, error]));
      if (test.mode === 'skip' && stopped) return;
      const failure = test.errors[0] && textOf(test.errors[0]);
      results.push({
        id: ids.get(test),
        name: nameOf(test),
        timeSpentMs: test.duration ?? 0,
        work: measure && msOf(process.cpuUsage(usage)),
        startPosition: positionOf(test, path),
        skipped: test.mode === 'skip' || test.mode === 'todo',
        failure,
      });
      if (failure && bail) stopped = true;
    }
  };
  circus.resetState();
  circus.addEventHandler(handle);
  process.on('unhandledRejection', onUncaught);
  process.on('uncaughtException', onUncaught);
  try {
    createModules(jestOf).load(path);
    const root = circus.getState().rootDescribeBlock;
    if (select(root, file, keep, ids) > 0) {
      const { unhandledErrors } = await circus.run();
      if (unhandledErrors.length) results.push({ id: file, name: file, failure: unhandledErrors.join('\n') });
    }
  } catch (error) {
    results.push({ id: file, name: file, failure: textOf(error) });
  } finally {
    process.off('unhandledRejection', onUncaught);
    process.off('uncaughtException', onUncaught);
    circus.removeEventHandler(handle);
    timers.useRealTimers();
    mocker.restoreAllMocks();
    for (const each of restore) each();
  }
  return results;
}
