// A test runner for Stryker that keeps its process warm. Stryker's own runner for jest starts jest for each mutant, which costs seconds;
// here a mutant costs the tests that can notice it. Each run evaluates the mutated sources anew, so mutants in code that runs when a module
// is loaded (the tables of src/api and src/methods) are tested like any other.
import { globSync } from 'glob';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  commonTokens,
  declareClassPlugin,
  declareFactoryPlugin,
  PluginKind,
  tokens,
} from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import { runTestFile } from './testfile.mjs';

// Written by the process of the first run, read by the others: the ms and the work of each test, and the mutants that it reached, without those
// that run when a module is loaded.
const notes = '.mutation-notes.json';

// ms after which a test that fails has waited for something that did not come.
const waiting = 2000;

/** The words of a path that say what a file is about: `session` and `clock` of `src/session/clock.ts`. */
function wordsOf(path) {
  return path.split(/\W+/).filter((word) => !['src', 'test', 'ts'].includes(word));
}

/** The test file in the id of a test. */
function fileOf(id) {
  return id.slice(0, id.indexOf(': '));
}

/** Ids of the mutants in an instrumented file. */
function mutantsIn(file) {
  return [...readFileSync(file, 'utf8').matchAll(/stryMutAct_\w+\("(\d+)"\)/g)].map((match) => match[1]);
}

class WarmRunner {
  #root = process.cwd();
  #files;
  /** The tests of a mutant end with this many ms of work, as the first run measured it; the best come first. */
  #budget;
  /** The same for code that runs when its module is loaded. */
  #budgetOfStatic;
  #times;
  #reached;
  /** How many mutants of a source file a test has killed. */
  #kills = new Map();
  /** The ms that a test of a file has taken to fail, at most: it may have waited until its time was over. */
  #delays = new Map();

  constructor(options) {
    this.#files = globSync(options.warm.tests, {
      cwd: this.#root,
      ignore: options.warm.ignore,
      posix: true,
    }).sort();
    this.#budget = options.warm.budget;
    this.#budgetOfStatic = options.warm.budgetOfStatic;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    const coverage = { static: {}, perTest: {} };
    const space = (globalThis.__stryker__ = { mutantCoverage: coverage });
    const found = [];
    for (const file of this.#files) {
      const results = await runTestFile({
        path: join(this.#root, file),
        file,
        keep: () => true,
        timeoutOf: () => 20000,
        measure: true,
        onStart: (id) => (space.currentTestId = id),
        onEnd: () => (space.currentTestId = undefined),
      });
      found.push(...results.map((each) => ({ ...each, fileName: join(this.#root, file) })));
    }
    const times = Object.fromEntries(found.map(({ id, timeSpentMs, work = 0 }) => [id, [timeSpentMs, work]]));
    const reached = Object.entries(coverage.perTest).map(([id, hits]) => [
      id,
      Object.keys(hits).filter((mutant) => !(mutant in coverage.static)),
    ]);
    writeFileSync(notes, JSON.stringify({ times, reached }));
    const tests = found.map(({ failure, skipped, ...test }) => ({
      ...test,
      status: failure ? TestStatus.Failed : skipped ? TestStatus.Skipped : TestStatus.Success,
      failureMessage: failure,
    }));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: coverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, sandboxFileName }) {
    this.#read();
    const kills = this.#killsOf(sandboxFileName);
    const words = wordsOf(relative(this.#root, sandboxFileName));
    const groups = testFilter ? [testFilter] : this.#testsOf(sandboxFileName);
    const inOrder = groups.flatMap((ids) => this.#inOrder(new Set(ids), kills, words));
    // Code that a killed mutant has left behind, in timers and promises, keeps the object that it was loaded with.
    globalThis.__stryker__ = { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit && 0 };
    let nrOfTests = 0;
    let left = testFilter ? this.#budget : this.#budgetOfStatic;
    for (const { file, ids, cost } of inOrder) {
      if (left <= 0) break;
      left -= cost;
      const results = await this.#resultsOf(file, ids);
      nrOfTests += results.length;
      const failed = results.find(({ failure }) => failure);
      if (!failed) continue;
      if (failed.failure.includes('Stryker: Hit count limit reached')) {
        return { status: MutantRunStatus.Timeout, reason: failed.failure };
      }
      const killedBy = failed.id in this.#times ? [failed.id] : [...ids];
      this.#remember(kills, killedBy[0], file, failed.timeSpentMs ?? 0);
      return { status: MutantRunStatus.Killed, killedBy, failureMessage: failed.failure, nrOfTests };
    }
    return { status: MutantRunStatus.Survived, nrOfTests };
  }

  #remember(kills, id, file, ms) {
    this.#delays.set(file, Math.max(this.#delays.get(file) ?? 0, ms));
    // Another test may fail at once where this one has waited for its time limit.
    if (ms > waiting) return;
    kills.set(id, (kills.get(id) ?? 0) + 1);
  }

  #read() {
    if (this.#times) return;
    const { times, reached } = JSON.parse(readFileSync(notes, 'utf8'));
    this.#times = times;
    this.#reached = reached;
  }

  /**
   * The tests for code that runs when its module is loaded: first the files with a test that calls a function of the same source, then the
   * others, for a test that reads a table calls nothing.
   */
  #testsOf(sandboxFileName) {
    const here = new Set(mutantsIn(sandboxFileName));
    const near = this.#reached.filter(([, mutants]) => mutants.some((id) => here.has(id)));
    const files = new Set(near.map(([id]) => fileOf(id)));
    const all = Object.keys(this.#times);
    return [all.filter((id) => files.has(fileOf(id))), all.filter((id) => !files.has(fileOf(id)))];
  }

  /** The results of a file. What was too late once is given more time: the machine may have been busy. */
  async #resultsOf(file, ids) {
    const results = await this.#run(file, ids, 4000);
    const isLate = results.some(({ failure }) => failure?.includes('Exceeded timeout'));
    return isLate ? this.#run(file, ids, 12000) : results;
  }

  #run(file, ids, ms) {
    return runTestFile({
      path: join(this.#root, file),
      file,
      keep: (id) => ids.has(id),
      timeoutOf: (id) => ms + 10 * (this.#times[id]?.[0] ?? 0),
      bail: true,
    });
  }

  #killsOf(sandboxFileName) {
    const source = relative(this.#root, sandboxFileName);
    const known = this.#kills.get(source) ?? new Map();
    this.#kills.set(source, known);
    return known;
  }

  /**
   * What to run, a file at a time: first the tests alone that have noticed most mutants of the same source, for the next mutant is noticed by
   * the same ones as a rule; then the files that have noticed most of that source for their cost, and those that are named like it.
   */
  #inOrder(wanted, kills, words) {
    const best = [...kills].filter(([id]) => wanted.has(id)).sort((a, b) => b[1] - a[1]);
    const first = new Set(best.slice(0, 6).map(([id]) => id));
    const rest = [...wanted].filter((id) => !first.has(id));
    const shared = (file) =>
      wordsOf(file).filter((word) => words.some((each) => word.startsWith(each))).length;
    const msOf = ({ file, cost }) => Math.max(cost, this.#delays.get(file) ?? 0) + 20;
    const killsOf = (file) =>
      [...kills].reduce((sum, [id, count]) => (fileOf(id) === file ? sum + count : sum), 0);
    const worth = (entry) => ((1 + killsOf(entry.file)) * 10 ** shared(entry.file)) / msOf(entry);
    return [...this.#byFile(first), ...this.#byFile(rest).sort((a, b) => worth(b) - worth(a))];
  }

  #byFile(ids) {
    const files = new Map();
    for (const id of ids) {
      const file = fileOf(id);
      const entry = files.get(file) ?? { file, ids: new Set(), cost: 0 };
      entry.ids.add(id);
      entry.cost += this.#times[id]?.[1] ?? 0;
      files.set(file, entry);
    }
    return [...files.values()];
  }
}

/** Writes each mutant down as it is tested, for the time limit may end the run before its report. */
class LiveReporter {
  #file;

  constructor(options) {
    this.#file = options.warm.live;
    writeFileSync(this.#file, '');
  }

  onMutantTested({ fileName, location, mutatorName, replacement, status }) {
    const mutant = { fileName, location, mutatorName, replacement, status };
    appendFileSync(this.#file, `${JSON.stringify(mutant)}\n`);
  }
}
LiveReporter.inject = tokens(commonTokens.options);

function createRunner(options) {
  return new WarmRunner(options);
}
createRunner.inject = tokens(commonTokens.options);

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'warm', createRunner),
  declareClassPlugin(PluginKind.Reporter, 'live', LiveReporter),
];
