import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Emulator } from '../../../emulator';
import { createSimulator, type Realm, type Simulator } from '../../../simulator';
import type { AuthenticationClient } from '../../../src';
import { createPackageRealm } from '../realm';
import { routed, type Route } from '../snippet';
import { Walk, type Stage } from './walk';
import { Watch } from './watch';
import { mistakesIn } from './wxml';

const client = 'utils/authing.js';

/** The page that others are opened from. */
export const blank = 'pages/blank/blank';

/** What a document that shows only pages takes for granted. */
const defaults: { readonly [path: string]: string } = {
  'app.js': "App({ authing: require('./utils/authing') });\n",
  [client]: `const { AuthenticationClient } = require('authing-wxapp-sdk');
module.exports = new AuthenticationClient({ appId: 'GEN_AUTH_APP_ID', extIdpConnidentifier: 'my-wxapp' });
`,
  [`${blank}.js`]: 'Page({});\n',
};

/** The mini program that the blocks of a document make up, in a folder of its own. A file that comes again replaces the one before. */
export class DocumentProgram {
  private readonly shown = new Set<string>();
  /** Files that came since the program ran last. */
  private readonly fresh = new Set<string>();

  constructor(
    readonly folder: string,
    private readonly emulator: Emulator,
    private readonly route: Route,
  ) {
    rmSync(folder, { recursive: true, force: true });
    for (const [path, text] of Object.entries(defaults)) this.write(path, text);
  }

  /** Adds a file. Where it is there already since the last run, the program runs first as it has been. */
  async add(path: string, text: string): Promise<void> {
    if (this.fresh.has(path)) await this.run();
    this.shown.add(path);
    this.fresh.add(path);
    this.write(path, text);
  }

  /** Writes a file of the document that is not part of the mini program. */
  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Runs what has not run yet: each page is opened in a launch of its own, on one phone, and used. */
  async run(): Promise<void> {
    if (this.fresh.size === 0) return;
    const parts = this.partsToRun();
    this.fresh.clear();
    this.completeConfig();
    this.checkTemplates();
    let phone = createSimulator({ emulator: this.emulator });
    if (!this.shown.has(client)) phone = await this.signIn(phone);
    if (parts.length === 0) await this.launched(phone, () => Promise.resolve());
    for (const part of parts) {
      phone = phone.relaunch();
      await this.launched(phone, (stage) => this.use(part, stage));
    }
    phone.close();
  }

  /** Pages and components that are new, or all of them where a file that they may use is new. */
  private partsToRun(): string[] {
    const partOf = (path: string) => path.replace(/\.\w+$/, '');
    const parts = [...this.shown].filter((path) => path.endsWith('.js') && this.isPart(path)).map(partOf);
    const fresh = new Set([...this.fresh].map(partOf));
    return [...fresh].every((part) => parts.includes(part)) ? parts.filter((part) => fresh.has(part)) : parts;
  }

  private isPart(path: string): boolean {
    return /^(Page|Component)\(/m.test(readFileSync(join(this.folder, path), 'utf8'));
  }

  /** Components are not below `pages/`, unless they are pages made with `Component`. */
  private isPage(part: string): boolean {
    return /^(.*\/)?pages\//.test(part);
  }

  private async launched(sim: Simulator, use: (stage: Stage) => Promise<void>): Promise<void> {
    const realm = createPackageRealm({ simulator: routed(sim, this.route), root: this.folder });
    const watch = new Watch(realm);
    // A number gets one message a minute, and the page before may have sent one.
    this.emulator.clock.advance(61_000);
    try {
      realm.launch();
      await watch.settle();
      realm.open(realmHome(this.folder));
      await use({ folder: this.folder, realm, sim, watch });
    } finally {
      realm.close();
    }
  }

  private async use(part: string, stage: Stage): Promise<void> {
    const open = () => (this.isPage(part) ? stage.realm.open(part) : stage.realm.place(`/${part}`));
    try {
      await new Walk(stage, part, open).run();
    } catch (error) {
      throw new Error(`${part}.js: ${String(error)}`, { cause: error });
    }
  }

  /** The phone of a user who has been signed in before. */
  private async signIn(phone: Simulator): Promise<Simulator> {
    const realm: Realm = createPackageRealm({ simulator: routed(phone, this.route), root: this.folder });
    // What the default file exports.
    await (realm.require(`./${client}`) as AuthenticationClient).ensureLogin();
    realm.close();
    return phone.relaunch();
  }

  /** Without an `app.json` of the document all its pages are in one, with those that it only leads to. */
  private completeConfig(): void {
    if (this.shown.has('app.json')) return;
    const files = readdirSync(this.folder, { recursive: true, encoding: 'utf8' });
    const pages = files
      .filter((file) => file.endsWith('.js') && this.isPart(file))
      .map((file) => file.slice(0, -3));
    const text = files
      .filter((file) => /\.(js|wxml)$/.test(file))
      .map((file) => readFileSync(join(this.folder, file), 'utf8'));
    const others = text.flatMap((source) =>
      [...source.matchAll(/['"`]\/(pages\/[\w/-]+)/g)].map((match) => String(match[1])),
    );
    for (const page of others.filter((each) => !pages.includes(each))) {
      this.write(`${page}.js`, 'Page({});\n');
      pages.push(page);
    }
    const known = [...new Set([blank, ...pages.filter((page) => this.isPage(page))])];
    this.write('app.json', JSON.stringify({ pages: known }));
  }

  private checkTemplates(): void {
    for (const path of [...this.shown].filter((each) => each.endsWith('.wxml'))) {
      const [mistake] = mistakesIn(readFileSync(join(this.folder, path), 'utf8'));
      if (mistake !== undefined) throw new Error(`${path}, ${mistake}`);
    }
  }
}

function realmHome(folder: string): string {
  const { pages } = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8')) as { pages: string[] };
  return pages[0] ?? blank;
}
