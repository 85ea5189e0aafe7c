import { spawn } from 'node:child_process';
import { clearTimeout, setTimeout } from 'node:timers';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { excluded } from './folders.mjs';

const root = join(import.meta.dirname, '../..');
const tool = join(root, 'tools/mutation');

/** Reports, and what earlier runs have found: git does not keep it. */
export const output = join(root, '.build/mutation');

// What no test of a plan reads.
const ignored = [
  '/.git',
  '/.build',
  '/coverage',
  '/tools',
  '/docs/images',
  '/lib',
  '/bench',
  '/test/browser',
  '/example-*',
];

function configOf(name, { mutate, tests }, budget) {
  return {
    mutate,
    testRunner: 'warm',
    plugins: [join(tool, 'runner.mjs')],
    coverageAnalysis: 'perTest',
    concurrency: 2,
    // A process is begun anew now and then, for mutants leave timers and promises behind.
    maxTestRunnerReuse: 300,
    timeoutMS: 30000,
    // The first run of all tests takes a minute alone, and many beside other work.
    dryRunTimeoutMinutes: 20,
    // Types are gone when the runner has compiled a file, and `npm run typecheck` looks at them.
    disableTypeChecks: false,
    ignorePatterns: ignored,
    cleanTempDir: 'always',
    tempDirName: join(output, `sandbox-${name}`),
    incremental: budget === quick,
    incrementalFile: join(output, `${name}.incremental.json`),
    reporters: ['json', 'live', 'progress-append-only'],
    jsonReporter: { fileName: join(output, `${name}.json`) },
    warm: {
      tests,
      ignore: excluded,
      budget,
      budgetOfStatic: thorough,
      live: join(output, `${name}.live.jsonl`),
    },
    warnings: { unknownOptions: false },
  };
}

function mutantsIn(report) {
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  return Object.entries(files).flatMap(([fileName, { mutants }]) =>
    mutants.map((mutant) => ({ ...mutant, fileName })),
  );
}

// ms of work for the tests of a mutant: enough for most of those that are noticed, and what those that are not noticed may cost.
const quick = 1500;
const thorough = 60000;

/** Runs Stryker and returns the mutants; when the minutes are over, those that have been tested. */
async function run(name, plan, budget, minutes) {
  const config = join(output, `${name}.config.json`);
  const options = configOf(name, plan, budget);
  const { jsonReporter, warm } = options;
  writeFileSync(config, JSON.stringify(options, null, 2));
  const stryker = join(tool, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const child = spawn(process.execPath, [stryker, 'run', config], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  let isLate = false;
  const timer =
    minutes &&
    setTimeout(() => {
      isLate = true;
      // With the processes that run the tests.
      process.kill(-child.pid, 'SIGTERM');
    }, minutes * 60000);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  if (isLate) {
    console.log(`Stopped after ${minutes} minutes.`);
    const lines = existsSync(warm.live) ? readFileSync(warm.live, 'utf8').trim().split('\n') : [];
    return lines.filter(Boolean).map((line) => JSON.parse(line));
  }
  if (code !== 0) throw new Error(`Stryker ended with ${code}.`);
  return mutantsIn(jsonReporter.fileName);
}

function keyOf({ fileName, location, mutatorName, replacement }) {
  return JSON.stringify([relative(root, resolve(root, fileName)), location, mutatorName, replacement]);
}

function rangeOf({ fileName, location: { start, end } }) {
  return `${fileName}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
}

/**
 * Tests the mutants of a plan: all of them with the tests that are most likely to notice them, then those that have survived with every test
 * that reaches them. Code that runs when its module is loaded had every test at once: only while the whole file is mutated is known which
 * tests call its functions.
 */
export async function testMutants(name, plan) {
  const mutants = await run(name, plan, quick);
  const survivors = mutants.filter((mutant) => mutant.status === 'Survived' && !mutant.static);
  if (!survivors.length) return mutants;
  const again = await run(`${name}-again`, { ...plan, mutate: survivors.map(rangeOf) }, thorough);
  const found = new Map(again.map((mutant) => [keyOf(mutant), mutant]));
  return mutants.map((mutant) =>
    mutant.status === 'Survived' ? (found.get(keyOf(mutant)) ?? mutant) : mutant,
  );
}

/** Tests the mutants of changed lines with every test; after `minutes` those that were not tested are left out. */
export function testChangedMutants(plan, minutes) {
  return run('changed', plan, thorough, minutes);
}
