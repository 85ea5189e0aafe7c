// Mutation tests: changes the sources in thousands of small ways and looks whether a test notices each.
//
//   npm run test:mutation                      every folder of src/
//   npm run test:mutation -- session http      these folders; `top` is the files beside them
//   npm run test:mutation -- src/error.ts      this file
//   npm run test:mutation -- --changed [base]  the lines that changed since a commit; without it, since the branch left main,
//                                              on main itself with the last five changes of src/
//   npm run test:mutation -- --write           writes the figures into docs/internals/figures.md as well
//   npm run test:mutation -- --force           forgets what earlier runs have found
import { mkdirSync, rmSync } from 'node:fs';
import { changedSince } from './mutation/changed.mjs';
import { folders, planOf, planOfFile } from './mutation/folders.mjs';
import { writeFigures } from './mutation/figures.mjs';
import { output, testChangedMutants, testMutants } from './mutation/stryker.mjs';
import { figuresOf, printResult } from './mutation/result.mjs';
import { install } from './toolchains.mjs';

/** The score below which the command fails, in per cent. */
const wanted = 90;
/** Minutes after which a run of changed lines ends with what it has found. */
const limit = 3;

const args = process.argv.slice(2);
const names = args.filter((arg) => arg in folders);
const files = args.filter((arg) => arg.startsWith('src/'));
const base = args.includes('--changed') ? (args[args.indexOf('--changed') + 1] ?? '') : undefined;

function resultOf(name, mutants) {
  const figures = figuresOf(mutants);
  printResult(name, mutants, figures);
  return figures;
}

async function testChanges() {
  const changed = changedSince(base);
  if (!changed.length) return console.log('No line of src/ has changed: nothing to mutate.');
  install('mutation');
  const plans = Object.keys(folders).map((name) => planOf(name, changed));
  const mutate = plans.flatMap((plan) => plan.mutate);
  const tests = [...new Set(plans.filter((plan) => plan.mutate.length).flatMap((plan) => plan.tests))];
  const { score } = resultOf('changed', await testChangedMutants({ mutate, tests }, limit));
  if (score < wanted) process.exitCode = 1;
}

async function testFiles() {
  install('mutation');
  for (const file of files) {
    const name = file.replace(/\W+/g, '-');
    const { score } = resultOf(file, await testMutants(name, planOfFile(file)));
    if (score < wanted) process.exitCode = 1;
  }
}

async function testFolders() {
  install('mutation');
  const results = {};
  for (const name of names.length ? names : Object.keys(folders)) {
    results[name] = resultOf(name, await testMutants(name, planOf(name)));
    if (results[name].score < wanted) process.exitCode = 1;
  }
  if (args.includes('--write')) await writeFigures(results);
}

if (args.includes('--force')) rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
await (base !== undefined ? testChanges() : files.length ? testFiles() : testFolders());
