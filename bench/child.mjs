// One measurement in a process of its own: <start|calls|memory> <name of the SDK> <its file> [calls]. Prints JSON.
import { readFileSync } from 'node:fs';
import { createWx, inject, load } from './phone.mjs';
import { sdks } from './sdks.mjs';

const BATCHES = 15;
const CALLS = 300;

const [mode, name, file, count] = process.argv.slice(2);
const { create, signIn, calls } = sdks[name];

/** ms of CPU time of this process: other work on the machine does not count. */
function now() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

globalThis.wx = createWx();

/** ms until the code is injected, until it has run, and until there is a client. */
function start() {
  const code = readFileSync(file, 'utf8');
  // What Node itself does only once.
  inject('warm-up', 'exports.ready = true;');
  load('warm-up');
  const begin = now();
  inject(name, code);
  const injected = now();
  const exported = load(name);
  const required = now();
  const client = create(exported);
  const created = now();
  return {
    client,
    times: {
      inject: injected - begin,
      require: required - injected,
      construct: created - required,
      total: created - begin,
    },
  };
}

/** µs per call, as the median of batches. */
async function measure(call, client) {
  const times = [];
  for (let batch = 0; batch < BATCHES; batch++) {
    const begin = now();
    for (let i = 0; i < CALLS; i++) await call(client);
    times.push(((now() - begin) / CALLS) * 1000);
  }
  return times.sort((a, b) => a - b)[BATCHES >> 1];
}

async function measureCalls(client) {
  await signIn(client);
  const results = {};
  for (const [title, call] of Object.entries(calls)) {
    // A call that fails fast would look like a fast call.
    const user = await call(client);
    if (user.nickname !== 'Bob') throw new Error(`${name}: ${title} gave no user`);
    results[title] = await measure(call, client);
  }
  return results;
}

/** KB of live objects more after so many calls; what the first thousand leave behind is the warm-up. */
async function measureMemory(client) {
  await signIn(client);
  const [call] = Object.values(calls);
  const live = () => {
    globalThis.gc();
    return process.memoryUsage().heapUsed / 1024;
  };
  for (let i = 0; i < 1000; i++) await call(client);
  const before = live();
  for (let i = 0; i < Number(count); i++) await call(client);
  return live() - before;
}

const { client, times } = start();
const modes = { start: () => times, calls: measureCalls, memory: measureMemory };
console.log(JSON.stringify(await modes[mode](client)));
