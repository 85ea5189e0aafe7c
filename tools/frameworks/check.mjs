// Builds the small apps with the packed SDK and drives them in the simulator against the emulator; all of them, or those that are named.
// Ends with "N passed, N failed".
import assert from 'node:assert/strict';
import process from 'node:process';
import { startEmulator } from '../../lib/emulator.js';
import { createRealm, createSimulator } from '../../lib/simulator.js';
import { Report } from '../../scripts/report.mjs';
import { drivers, finder } from './drivers.mjs';
import { clean, projects } from './projects.mjs';

const SIGN_IN = ['/api/v3/signin-by-mobile', '/api/v3/get-profile'];

/** What each app is checked for, in this order; each step goes on where the last one stopped. */
const steps = {
  'signs in with two requests, shared by app and page': async (app) => {
    app.start();
    await app.realm.until(() => app.session());
    await app.shows(app.userId());
    assert.deepEqual(app.sentPaths(), SIGN_IN);
  },
  'opens another page with the id and comes back': async (app) => {
    const id = app.userId();
    await app.driver.about(app.realm.page, app);
    await app.realm.until(() => app.realm.pages.length === 2);
    await app.realm.until(() => app.driver.aboutShown(app.realm.page, app) === id);
    await app.sim.wx.navigateBack();
    assert.equal(app.realm.pages.length, 1);
    await app.shows(id);
  },
  'finds its session after a restart, without a request': async (app) => {
    const id = app.userId();
    app.restart();
    app.start();
    await app.shows(id);
    assert.deepEqual(app.sentPaths(), []);
  },
  'signs out, here and on the server': async (app) => {
    await app.driver.signOut(app.realm.page, app);
    await app.shows('signed out');
    assert.equal(app.session(), undefined);
    await app.realm.until(() => app.sentPaths().some((path) => /revo(ke|cation)/.test(path)));
  },
  'signs in with the phone button, unless the user declines': async (app) => {
    const page = app.realm.open('pages/phone/phone');
    app.sim.user.refuse();
    await app.driver.tapPhone(page, app, await app.sim.user.tapGetPhoneNumber());
    assert.equal(app.session(), undefined);
    await app.driver.tapPhone(page, app, await app.sim.user.tapGetPhoneNumber());
    await app.realm.until(() => app.driver.phoneShown(page, app) === '18812345678');
  },
};

/** One app on a phone. */
class RunningApp {
  constructor(emulator, name, root) {
    this.emulator = emulator;
    this.root = root;
    this.driver = drivers[name];
    // WeChat's compiler leaves nothing that an old phone lacks; the frameworks count on the polyfills of the base library.
    this.edition = name === 'native' ? 'ES2015' : undefined;
    this.find = finder(root);
    this.run(createSimulator({ emulator }));
  }

  run(sim) {
    this.sim = sim;
    this.realm = createRealm({ simulator: sim, root: this.root, withoutBuiltinsAfter: this.edition });
  }

  start() {
    this.realm.launch();
    this.realm.open('pages/index/index');
  }

  restart() {
    this.realm.close();
    this.run(this.sim.relaunch());
  }

  close() {
    this.realm.close();
    this.sim.close();
  }

  shows(text) {
    return this.realm.until(() => this.driver.shown(this.realm.page, this) === text);
  }

  sentPaths() {
    return this.sim.requests.map(({ path }) => path);
  }

  session() {
    return this.sim.storage.snapshot()['genauth:GEN_AUTH_APP_ID'];
  }

  /** Of the user that the emulator has signed in. */
  userId() {
    return JSON.parse(this.session()).user.id;
  }
}

async function check(emulator, name, report) {
  emulator.reset();
  const options = { host: emulator.url, appId: 'GEN_AUTH_APP_ID', extIdpConnidentifier: 'my-wxapp' };
  let app;
  await report.check(`${name} builds`, async () => {
    app = new RunningApp(emulator, name, await projects[name](options));
  });
  for (const [title, step] of Object.entries(steps)) await report.check(`${name} ${title}`, () => step(app));
  app?.close();
}

async function main() {
  const report = new Report();
  const emulator = await startEmulator();
  try {
    const named = process.argv.slice(2);
    for (const name of named.length > 0 ? named : Object.keys(projects)) await check(emulator, name, report);
  } finally {
    await emulator.close();
    clean();
  }
  return report.end();
}

main().then(
  // WeChat's compiler leaves processes behind that would keep this one alive.
  (code) => process.exit(code),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
