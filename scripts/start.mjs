// npm start: serves the emulator and lets the example mini program sign in against it, showing what travels.
import { Buffer } from 'node:buffer';
import { setImmediate as soon } from 'node:timers/promises';
import { fileURLToPath, URL, URLSearchParams } from 'node:url';
import { inspect, parseArgs } from 'node:util';
import { startEmulator } from '../lib/emulator.js';
import { createRealm, createSimulator } from '../lib/simulator.js';

const DEFAULT_PORT = 4010;
const STEP_LIMIT_MS = 20_000;
const LONGEST_SECRET = 16;
const LONGEST_TEXT = 100;

const help = `npm start -- [options]

  --once            end after the example's steps; exit code 0 when all of them worked
  --port <number>   port of the emulator (default ${DEFAULT_PORT}; with --once a free one)
  --help            this text
`;

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const root = folder('../example-miniprogram');
const packages = { 'authing-wxapp-sdk': folder('../miniprogram_dist') };

const { values } = parseArgs({
  options: {
    once: { type: 'boolean', default: false },
    port: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

async function main() {
  const emulator = await listen(Number(values.port ?? (values.once ? 0 : DEFAULT_PORT)));
  if (!emulator) return;
  console.log(`GenAuth emulator on ${emulator.url} · NOT FOR PRODUCTION`);
  const phone = createPhone(emulator);
  const failed = await runSteps(phone);
  phone.close();
  if (failed || values.once) {
    await emulator.close();
    process.exitCode = failed ? 1 : 0;
    return;
  }
  // Whose a code of WeChat DevTools is, only WeChat knows.
  emulator.settings.acceptUnknownWechatCodes = true;
  console.log(`\nThe emulator stays up on ${emulator.url}, for WeChat DevTools too. Press Ctrl+C to end it.`);
  const stop = () => void emulator.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

async function listen(port) {
  try {
    return await startEmulator({ port });
  } catch (error) {
    const advice =
      error.code === 'EADDRINUSE' ? `Port ${port} is taken. Choose another: npm start -- --port 4011` : error;
    console.error(advice);
    process.exitCode = 1;
    return undefined;
  }
}

/** The phone on which the example runs: a simulated one that can be restarted. */
function createPhone(emulator) {
  const config = {
    host: emulator.url,
    appId: emulator.state.apps[0].appId,
    extIdpConnidentifier: emulator.state.wechat.miniPrograms[0].extIdpConnidentifier,
  };
  const start = (simulator) => ({
    simulator,
    realm: createRealm({ simulator, root, packages, modules: { 'config.js': config }, console }),
  });
  return {
    ...start(createSimulator({ emulator })),
    restart() {
      this.realm.close();
      Object.assign(this, start(this.simulator.relaunch()));
    },
    close() {
      this.realm.close();
      this.simulator.close();
    },
  };
}

/** The steps of a user, in order. Each says what the screen shows afterwards, and throws when that is not what it should be. */
const steps = [
  {
    title: 'The mini program starts: app.js signs in silently, without asking the user',
    async run(phone) {
      phone.realm.launch();
      phone.home = phone.realm.open('pages/index/index');
      await until(() => phone.home.data.state !== 'loading');
      expect(phone.home.data.state, 'signedIn');
      return `signed in as ${phone.home.data.name}`;
    },
  },
  {
    title: 'The user taps the phone number button and agrees',
    async run(phone) {
      await phone.home.fire('onGetPhoneNumber', await phone.simulator.user.tapGetPhoneNumber());
      expect(/^1\d\d\*{4}\d{4}$/.test(phone.home.data.phone), true);
      return `phone number ${phone.home.data.phone}`;
    },
  },
  {
    title: 'The user chooses an avatar: it is uploaded and becomes the photo of the profile',
    async run(phone) {
      await phone.home.fire('onChooseAvatar', phone.simulator.user.chooseAvatar(picture()));
      expect(phone.home.data.photo.startsWith('http'), true);
      return `avatar ${phone.home.data.photo}`;
    },
  },
  {
    title: 'The user edits the nickname on the second page',
    async run(phone) {
      const page = phone.realm.open('pages/profile/profile');
      await page.fire('onSubmit', { value: { nickname: '小明' } });
      expect(phone.home.data.name, '小明');
      return `nickname ${phone.home.data.name}`;
    },
  },
  {
    title: 'The mini program is closed and started again: the stored session is used, nothing is sent',
    async run(phone) {
      phone.restart();
      phone.realm.launch();
      phone.home = phone.realm.open('pages/index/index');
      await until(() => phone.home.data.state !== 'loading');
      expect(phone.home.data.name, '小明');
      expect(phone.simulator.requests.length, 0);
      return 'still signed in as 小明';
    },
  },
  {
    title: 'The user signs out: the session ends here and its tokens are revoked on the server',
    async run(phone) {
      phone.home.fire('onSignOut');
      await until(() => phone.home.data.state === 'signedOut' && !phone.home.data.busy);
      return 'signed out';
    },
  },
];

/** Runs all steps until one fails; tells whether one did. */
async function runSteps(phone) {
  for (const [index, step] of steps.entries()) {
    console.log(`\n${index + 1}. ${step.title}`);
    phone.simulator.clearRecords();
    let outcome;
    let failure;
    try {
      outcome = await step.run(phone);
      const complaint = phone.simulator.modals.find(({ title }) => title === '操作失败');
      if (complaint) throw new Error(complaint.content);
    } catch (error) {
      failure = error;
    }
    for (const request of phone.simulator.requests) print(request);
    if (failure) {
      console.log(`   ✗ FAILED: ${failure.message}`);
      return true;
    }
    console.log(`   ✓ ${outcome}`);
  }
  console.log(`\nAll ${steps.length} steps worked.`);
  return false;
}

function print({ method, path, header, data, statusCode, responseData, error }) {
  const token = header.authorization ? `  ${shorten(header.authorization, 'authorization')}` : '';
  console.log(`   → ${method} ${path}${token}`);
  if (data !== undefined) console.log(wrap(shorten(readable(data))));
  console.log(`   ← ${error ?? `HTTP ${statusCode}`}`);
  if (responseData) console.log(wrap(shorten(readable(responseData))));
}

/** On as few lines as fit the terminal. */
function wrap(value) {
  const text = inspect(value, { depth: 8, breakLength: Infinity, compact: true });
  return text.replace(/(.{1,100})(?: |$)/g, '       $1\n').trimEnd();
}

/** An upload is answered with text, a form is sent as text. */
function readable(value) {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value.includes('=') ? Object.fromEntries(new URLSearchParams(value)) : value;
  }
}

/** The same with tokens, codes and other long texts cut, lists of objects counted, and empty fields left out. */
function shorten(value, name = '') {
  if (typeof value === 'string') {
    const limit = /token$|code$|authorization/i.test(name) ? LONGEST_SECRET : LONGEST_TEXT;
    return value.length > limit && !/^https?:/.test(value)
      ? `${value.slice(0, 12)}…(${value.length})`
      : value;
  }
  if (Buffer.isBuffer(value)) return `${value.length} bytes`;
  if (Array.isArray(value)) return value.some(isObject) ? `${value.length} entries` : value;
  if (!isObject(value)) return value;
  const filled = Object.entries(value).filter(
    ([, field]) => field !== null && field !== undefined && field !== '',
  );
  return Object.fromEntries(filled.map(([key, field]) => [key, shorten(field, key)]));
}

function isObject(value) {
  return typeof value === 'object' && value !== null;
}

function picture() {
  return Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  );
}

function expect(actual, wanted) {
  if (actual !== wanted) throw new Error(`expected ${inspect(wanted)}, got ${inspect(actual)}`);
}

async function until(condition) {
  const deadline = Date.now() + STEP_LIMIT_MS;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('this took too long');
    await soon();
  }
}

if (values.help) console.log(help);
else await main();
