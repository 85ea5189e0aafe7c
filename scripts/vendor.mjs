// npm run test:vendor: the vendor's published mini program client (@authing/miniapp-taro) against the emulator, over HTTP from a simulated
// phone. That client was written for the real service and knows nothing of this project: what it can use is V3 as its makers understand
// it. Every public method is called and judged by what the client itself reports.
//
// A title that begins with a number (E-06) shows a defect that can be read in the source of that client, in the words of the title. Such a
// scenario has to fail in just this way; all others have to work.
//
// Left out, and why:
// - platform `tt` (Douyin) of every method: its endpoints are none of a WeChat mini program;
// - the edition for WeChat alone (@authing/miniapp-wx) and its encryption packages: on no registry. This edition is built from the same
//   sources; passwords are encrypted by Node and by sm-crypto-v2 here;
// - Taro itself: the client calls a few functions of it, which Taro hands on to `wx`;
// - E-02 (arguments are changed) and E-14 (the upload carries no token): the service sees nothing wrong in them;
// - E-07 (a renewal that brings no refresh token loses the old one): every renewal of the emulator brings one;
// - E-09 (two callers at a time get one login code): which of them stores its code last cannot be staged from outside;
// - E-12, E-17, E-18, E-20, E-21, E-33 (failing networks and gateways, answers without content): they say nothing about the emulator;
// - E-16 (the chooser offers videos): this version chooses with `chooseImage`;
// - E-22 to E-29, E-31, E-32 (cost, randomness, headers, typings, packaging): they show in no answer.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout } from 'node:timers';
import { vendorFile } from '../bench/vendor.mjs';
import { startEmulator } from '../lib/emulator.js';
import { accountScenarios } from '../tools/vendor/account.mjs';
import { World } from '../tools/vendor/phone.mjs';
import { sessionScenarios } from '../tools/vendor/session.mjs';
import { signInScenarios } from '../tools/vendor/signin.mjs';
import { Report } from './report.mjs';

const METHODS = 29;
const DEADLINE = 20_000;
const scenarios = { ...signInScenarios, ...sessionScenarios, ...accountScenarios };

/** Methods that the declarations of the client call private. */
const internal = /^(constructor|login|getApiUrlMapping|(getDefault|getCached|cache|reset)\w+)$/;

async function run(emulator, code, scenario) {
  emulator.reset();
  const world = new World(emulator, code);
  try {
    // A call of the client that gets no answer never settles: it has no timeout.
    const expired = new Promise((_, reject) =>
      setTimeout(reject, DEADLINE, new Error('The scenario takes too long.')).unref(),
    );
    await Promise.race([scenario(world), expired]);
  } finally {
    world.close();
  }
}

/** Checks that no public method is without a scenario, nor a scenario without its method. */
function compareMethods(emulator, code) {
  const world = new World(emulator, code);
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(world.phone().authing));
  world.close();
  const methods = names.filter((name) => !internal.test(name)).sort();
  const covered = Object.keys(scenarios).sort();
  if (String(methods) !== String(covered) || methods.length !== METHODS)
    throw new Error(`The client has the methods ${methods}; scenarios: ${covered}.`);
}

async function main() {
  const code = readFileSync(await vendorFile('miniapp-taro'), 'utf8');
  const report = new Report();
  const emulator = await startEmulator();
  try {
    await report.check(`all ${METHODS} methods are called`, () => compareMethods(emulator, code));
    for (const [method, each] of Object.entries(scenarios))
      for (const [title, scenario] of Object.entries(each))
        await report.check(`${method}: ${title}`, () => run(emulator, code, scenario));
  } finally {
    await emulator.close();
  }
  return report.end();
}

process.exitCode = await main();
