import { spawn } from 'node:child_process';
import { clearTimeout, setTimeout } from 'node:timers';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  '/docs',
  '/lib',
  '/bench',
  '/test/browser',
  '/example-*',
];

function configOf(name, { mutate, tests }) {
  return {
    mutate,
    testRunner: 'warm',
    plugins: [join(tool, 'runner.mjs')],
    coverageAnalysis: 'perTest',
    concurrency: 2,
    // A process is begun anew now and then, for mutants leave timers and promises behind.
    maxTestRunnerReuse: 300,
    timeoutMS: 30000,
    // Types are gone when the runner has compiled a file, and `npm run typecheck` looks at them.
    disableTypeChecks: false,
    ignorePatterns: ignored,
    tempDirName: join(output, `sandbox-${name}`),
    incremental: name !== 'changed',
    incrementalFile: join(output, `${name}.incremental.json`),
    reporters: ['json', 'live', 'progress-append-only'],
    jsonReporter: { fileName: join(output, `${name}.json`) },
    warm: { tests, ignore: excluded, budget: 3000, live: join(output, `${name}.live.jsonl`) },
    warnings: { unknownOptions: false },
  };
}

function mutantsIn(report) {
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  return Object.entries(files).flatMap(([fileName, { mutants }]) =>
    mutants.map((mutant) => ({ ...mutant, fileName })),
  );
}

/** Runs Stryker and returns the mutants; when the minutes are over, those that have been tested. */
export async function runStryker(name, plan, minutes) {
  const config = join(output, `${name}.config.json`);
  const { jsonReporter, warm } = configOf(name, plan);
  writeFileSync(config, JSON.stringify(configOf(name, plan), null, 2));
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
