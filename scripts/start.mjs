// npm start: serves the emulator, lets the example mini program sign in against it, showing what travels, and serves it as a page.
import { Buffer } from 'node:buffer';
import { setImmediate as soon } from 'node:timers/promises';
import { fileURLToPath, URL, URLSearchParams } from 'node:url';
import { inspect, parseArgs } from 'node:util';
import { startEmulator } from '../lib/emulator.js';
import { startPreview } from '../lib/preview.js';
import { createRealm, createSimulator } from '../lib/simulator.js';
import { installIntoExample } from './example.mjs';

const DEFAULT_PORT = 4010;
const DEFAULT_PAGE_PORT = 4020;
const STEP_LIMIT_MS = 20_000;
const LONGEST_SECRET = 16;
const LONGEST_TEXT = 100;

const help = `npm start -- [options]

  --once            end after the example's steps; exit code 0 when all of them worked
  --port <number>   port of the emulator (default ${DEFAULT_PORT}; with --once a free one)
  --page-port <number>
                    port of the page with the example (default ${DEFAULT_PAGE_PORT})
  --help            this text
`;

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));
const root = folder('../example-miniprogram');
const packages = { 'authing-wxapp-sdk': folder('../miniprogram_dist') };

/** A mistake of the person who calls: told in one line. */
class Misuse extends Error {}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        once: { type: 'boolean', default: false },
        port: { type: 'string' },
        'page-port': { type: 'string', default: String(DEFAULT_PAGE_PORT) },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new Misuse(`${error.message.split(/\.\s|\n/)[0]}. See npm start -- --help.`);
  }
}

function portOf(flag, text) {
  const port = Number(text);
  if (String(text).trim() !== '' && Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new Misuse(`${flag} is a number from 0 to 65535, not "${text}".`);
}

async function main() {
  const values = readOptions();
  if (values.help) return console.log(help);
  const port = portOf('--port', values.port ?? (values.once ? 0 : DEFAULT_PORT));
  const pagePort = portOf('--page-port', values['page-port']);
  const emulator = await listen(startEmulator({ port }), '--port', port);
  console.log(`GenAuth emulator on ${emulator.url} · NOT FOR PRODUCTION`);
  const phone = createPhone(emulator);
  const failed = await runSteps(phone);
  phone.close();
  if (failed || values.once) {
    await emulator.close();
    process.exitCode = failed ? 1 : 0;
    return;
  }
  // Now WeChat DevTools can open the example, with no step in between.
  installIntoExample();
  // The page begins where a new user would, not after the steps above.
  emulator.reset();
  // Whose a code of WeChat DevTools is, only WeChat knows.
  emulator.settings.acceptUnknownWechatCodes = true;
  const preview = await serve(emulator, pagePort);
  console.log(`\nThe example in your browser: ${preview.url}`);
  console.log(`The emulator stays up on ${emulator.url}, for WeChat DevTools too. Press Ctrl+C to end both.`);
  const stop = () => void Promise.all([preview.close(), emulator.close()]).then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

async function listen(starting, flag, port) {
  try {
    return await starting;
  } catch (error) {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Misuse(`Port ${port} is taken. Choose another: npm start -- ${flag} ${port + 1}`);
  }
}

/** Serves the example as a page, against the emulator. */
async function serve(emulator, port) {
  // The address of the example's own back end is that of npm run example:server.
  const config = { ...configOf(emulator), backend: 'http://127.0.0.1:4030', isDevelop: true };
  const options = { project: root, emulator, port, packages, modules: { 'config.js': config } };
  try {
    return await listen(startPreview(options), '--page-port', port);
  } catch (error) {
    await emulator.close();
    throw error;
  }
}

function configOf(emulator) {
  return {
    host: emulator.url,
    appId: emulator.state.apps[0].appId,
    extIdpConnidentifier: emulator.state.wechat.miniPrograms[0].extIdpConnidentifier,
  };
}

/** The phone on which the example runs: a simulated one that can be restarted. */
function createPhone(emulator) {
  const config = configOf(emulator);
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
    title: 'The mini program starts: the user has agreed to nothing yet, so nothing is sent',
    async run(phone) {
      await launch(phone);
      expect(phone.home.data.signedIn, false);
      expect(phone.simulator.requests.length, 0);
      return 'signed out';
    },
  },
  {
    title: 'The user agrees and taps the WeChat button: one request signs in, one reads the profile',
    async run(phone) {
      const page = phone.realm.open('pages/hand/hand');
      page.fire('onAgree');
      await page.fire('onWechat');
      expect(phone.home.data.signedIn, true);
      return `signed in as ${phone.home.data.name}`;
    },
  },
  {
    title: 'The user taps the phone number button and agrees',
    async run(phone) {
      const page = await open(phone, 'pages/account/account');
      await page.fire('onPhone', await phone.simulator.user.tapGetPhoneNumber());
      expect(/^1\d\d\*{4}\d{4}$/.test(page.data.phone), true);
      return `phone number ${page.data.phone}`;
    },
  },
  {
    title: 'The user chooses an avatar: it is uploaded and becomes the photo of the profile',
    async run(phone) {
      const page = await open(phone, 'pages/profile/profile');
      await page.fire('onChooseAvatar', phone.simulator.user.chooseAvatar(picture()));
      expect(page.data.photo.startsWith('http'), true);
      return `avatar ${page.data.photo}`;
    },
  },
  {
    title: 'The user edits nickname and city, which is custom data',
    async run(phone) {
      const page = await open(phone, 'pages/profile/profile');
      await page.fire('onSubmit', { value: { nickname: '小明', city: '杭州' } });
      expect(phone.home.data.name, '小明');
      return `nickname ${phone.home.data.name}`;
    },
  },
  {
    title: 'The mini program is closed and started again: the stored session is used, nothing is sent',
    async run(phone) {
      phone.restart();
      await launch(phone);
      expect(phone.home.data.name, '小明');
      expect(phone.simulator.requests.length, 0);
      return 'still signed in as 小明';
    },
  },
  {
    title: 'The user signs out: the session ends here and its tokens are revoked on the server',
    async run(phone) {
      phone.home.fire('onSignOut');
      await until(() => !phone.home.data.signedIn && !phone.home.data.busy);
      return 'signed out';
    },
  },
  {
    title: 'The mini program is closed and started again: a user who signed out stays signed out',
    async run(phone) {
      phone.restart();
      await launch(phone);
      expect(phone.home.data.signedIn, false);
      expect(phone.simulator.requests.length, 0);
      return 'signed out';
    },
  },
];

/** Starts the mini program and opens its first page. */
async function launch(phone) {
  phone.realm.launch();
  phone.home = await open(phone, 'pages/index/index');
}

/** Opens a page and waits until it has read its data. */
async function open(phone, route) {
  const page = phone.realm.open(route);
  await until(() => page.data.state !== 'loading');
  expect(page.data.state, 'ready');
  return page;
}

/** Runs all steps until one fails; tells whether one did. */
async function runSteps(phone) {
  for (const [index, step] of steps.entries()) {
    console.log(`\n${index + 1}. ${step.title}`);
    phone.simulator.clearRecords();
    let outcome;
    let failure;
    try {
      outcome = await step.run(phone);
      // How the example shows failures.
      const complaint = phone.simulator.screen.toasts.find(({ icon }) => icon === 'none');
      if (complaint) throw new Error(complaint.title);
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

try {
  await main();
} catch (error) {
  console.error(error instanceof Misuse ? error.message : error);
  process.exitCode = 1;
}
