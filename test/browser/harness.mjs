// What the browser tests share: a browser, servers for projects, and a phone to tap on.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inspect, isDeepStrictEqual } from 'node:util';

export const root = join(import.meta.dirname, '../..');
const require = createRequire(join(root, 'tools/browser/package.json'));
const { chromium } = require('playwright-core');
const { startPreview } = createRequire(import.meta.url)(join(root, 'lib/preview.js'));
const { startEmulator } = createRequire(import.meta.url)(join(root, 'lib/emulator.js'));

const LIMIT_MS = 15_000;
const POLL_MS = 25;
const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --font-render-hinting=none --force-color-profile=srgb';

const tests = [];

/** Declares a test. It gets what `Bench` offers. */
export function test(title, body) {
  tests.push({ title, body });
}

/** The tests declared so far. */
export function declared() {
  return tests;
}

/** A browser and the servers that tests have started in it. */
export class Bench {
  static async open(executablePath) {
    const browser = await chromium.launch({ executablePath, headless: true, args: FLAGS.split(' ') });
    return new Bench(browser, await startEmulator());
  }

  constructor(browser, emulator) {
    this.browser = browser;
    this.emulator = emulator;
    this.opened = [];
  }

  /** The path of a copy of a fixture, with the packages that it has installed. */
  copy(name) {
    const folder = mkdtempSync(join(tmpdir(), 'preview-'));
    this.opened.push({ close: () => rmSync(folder, { recursive: true, force: true }) });
    cpSync(join(root, 'test/browser/fixtures', name), folder, { recursive: true });
    cpSync(join(root, 'test/browser/fixtures/packages'), join(folder, 'node_modules'), { recursive: true });
    return folder;
  }

  /** Opens the page of a project; `settings` are those that the person has chosen before. */
  async open(project, { theme = 'light', language = 'en', kept = {}, at = '', ...options } = {}) {
    const preview = await startPreview({ project, emulator: this.emulator, ...options });
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 940 },
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    this.opened.push(preview, context);
    await context.addInitScript(
      (values) => {
        for (const [key, value] of Object.entries(values))
          localStorage.getItem(key) ?? localStorage.setItem(key, value);
      },
      { 'genauth-preview': JSON.stringify({ theme, language }), ...kept },
    );
    const page = await context.newPage();
    page.setDefaultTimeout(LIMIT_MS);
    await page.goto(`${preview.url}/#${at}`);
    return new Phone(page);
  }

  /** The example, signing in against the emulator of the tests. */
  example(options) {
    return this.open(join(root, 'example-miniprogram'), { ...this.sdk(), ...options });
  }

  /** The example with a user who has signed in before. */
  async signedIn(options) {
    const phone = await this.session();
    await phone.sees('.state', 'ready');
    const prefix = 'genauth-preview:storage:';
    const stored = await phone.page.evaluate(() => ({ ...localStorage }));
    const kept = Object.entries(stored)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [
        key.replace(/^(genauth-preview:storage:)[^:]+/, '$1touristappid'),
        // The example signs in by itself only after the person has once done so.
        JSON.stringify({ ...JSON.parse(value), 'auto-sign-in': true }),
      ]);
    return this.example({ kept: Object.fromEntries(kept), ...options });
  }

  /** A fixture that signs in and shows its session. */
  session(options) {
    return this.open(this.copy('session'), { ...this.sdk(), ...options });
  }

  sdk() {
    const program = this.emulator.state.wechat.miniPrograms[0];
    const config = {
      host: this.emulator.url,
      appId: this.emulator.state.apps[0].appId,
      extIdpConnidentifier: program.extIdpConnidentifier,
    };
    return {
      packages: { 'authing-wxapp-sdk': join(root, 'miniprogram_dist') },
      modules: { 'config.js': config },
    };
  }

  /** Ends what the last test has started. */
  async clean() {
    for (const each of this.opened.splice(0).reverse()) await each.close();
    this.emulator.reset();
  }

  async close() {
    await this.clean();
    await this.browser.close();
    await this.emulator.close();
  }
}

/** The phone on the page, and what is beside it. */
export class Phone {
  constructor(page) {
    this.page = page;
    this.screen = page.frameLocator('iframe.screen-page');
  }

  /** An element of the page of the mini program that is on top. */
  on(selector) {
    return this.screen.locator(`.preview-page[data-top] ${selector}`).first();
  }

  async tap(selector) {
    await this.on(selector).click();
  }

  /** Taps a button of a sheet or dialog. */
  async answer(action) {
    await this.page.locator(`.layer [data-action="${action}"]`).click();
  }

  /** Waits for a text in an element. */
  async sees(selector, text) {
    await until(`${selector} to show ${inspect(text)}`, async () => {
      const element = this.on(selector);
      return (await element.count()) > 0 && (await element.innerText()).includes(text);
    });
  }

  /** Waits for a line in the list in which a fixture's page notes what happened. */
  async notes(line) {
    await until(
      `the note ${inspect(line)}`,
      async () => (await this.log()).includes(line),
      () => this.log(),
    );
  }

  log() {
    return this.screen.locator('.preview-page[data-top] .log').allInnerTexts();
  }

  /** Opens a page of the fixture from its first page. */
  async visit(name) {
    await this.tap(`.link-${name}`);
    await this.screen.locator(`.preview-page[data-top] wx-page[is="pages/${name}/${name}"]`).waitFor();
  }

  /** Waits for the title of the navigation bar. */
  async title(text) {
    await this.page.locator('.navigation-title', { hasText: text }).waitFor();
  }

  async back() {
    await this.page.locator('.navigation-button').click();
  }

  /** Operates one of the switches. */
  async turn(name) {
    await this.page.locator(`label:has([data-switch="${name}"]), button[data-switch="${name}"]`).click();
  }

  async panel(name) {
    await this.page.locator(`[data-panel="${name}"]`).click();
    return this.page.locator('.panel-body');
  }

  /** Waits for a text in a panel. */
  async panelShows(name, text) {
    const body = await this.panel(name);
    await until(
      `the panel ${name} to show ${inspect(text)}`,
      async () => (await body.innerText()).includes(text),
      () => body.innerText(),
    );
  }

  async style(selector, property) {
    return this.on(selector).evaluate(
      (element, name) => getComputedStyle(element).getPropertyValue(name),
      property,
    );
  }

  async relaunch() {
    await this.page.locator('[data-action="relaunch"]').click();
  }
}

/** Opens the fixture with the components, at the page of that name. */
export async function visit(bench, name) {
  const phone = await bench.open(bench.copy('components'));
  await phone.title('Start');
  if (name) await phone.visit(name);
  return phone;
}

/** Waits until a condition holds. */
export async function until(what, condition, actual = async () => '') {
  const deadline = Date.now() + LIMIT_MS;
  while (!(await condition())) {
    if (Date.now() > deadline)
      throw new Error(`waited for ${what} in vain: ${inspect(await actual(), { breakLength: 120 })}`);
    await pause(POLL_MS);
  }
}

/** Fails unless two values are alike. */
export function equal(actual, wanted, what = 'value') {
  if (!isDeepStrictEqual(actual, wanted))
    throw new Error(`${what}: expected ${inspect(wanted)}, got ${inspect(actual)}`);
}

/** Fails unless a condition holds. */
export function ok(condition, what) {
  if (!condition) throw new Error(what);
}
