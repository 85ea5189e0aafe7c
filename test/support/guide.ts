import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Emulator } from '../../emulator';
import { createSimulator, type Realm, type Simulator } from '../../simulator';
import { createPackageRealm } from './realm';

/** Folder of the repository. */
export const root = join(__dirname, '../..');

/** The client that pages of the docs share; a page that prints none uses this one. */
const sharedClient = `const { AuthenticationClient } = require('authing-wxapp-sdk');
module.exports = new AuthenticationClient({ appId: 'GEN_AUTH_APP_ID', extIdpConnidentifier: 'my-wxapp' });`;

/** The files that a page of the docs prints: blocks whose first line is a comment with a path. */
export function printedFiles(page: string): Map<string, string> {
  const text = readFileSync(join(root, page), 'utf8');
  const blocks = text.matchAll(
    /^```(?:js|html|java|go)\n(?:\/\/|<!--) ([\w./-]+\.\w+)(?: -->)?\n([\s\S]*?)^```$/gm,
  );
  return new Map([...blocks].map((match) => [String(match[1]), String(match[2])]));
}

/** A mini program made of the files that a page of the docs prints, on a phone of its own. */
export class Guide {
  readonly phone: Simulator;
  readonly realm: Realm;
  private readonly folder = mkdtempSync(join(tmpdir(), 'genauth-guide-'));

  constructor(page: string, emulator: Emulator, wechatUser?: string) {
    const files = printedFiles(page);
    if (!files.has('utils/authing.js')) files.set('utils/authing.js', sharedClient);
    const pages = [...files.keys()].filter((file) => /^pages\/.*\.js$/.test(file));
    files.set('app.json', JSON.stringify({ pages: pages.map((file) => file.slice(0, -3)) }));
    if (!files.has('app.js')) files.set('app.js', 'App({});');
    for (const [file, code] of files) {
      mkdirSync(dirname(join(this.folder, file)), { recursive: true });
      // The docs leave the host out, which then is the public one.
      const reaching = code.replace(/(new AuthenticationClient\(\{)/g, `$1 host: '${emulator.url}',`);
      writeFileSync(join(this.folder, file), reaching);
    }
    this.phone = createSimulator({ emulator, wechatUser });
    this.realm = createPackageRealm({ simulator: this.phone, root: this.folder });
    this.realm.launch();
  }

  close(): void {
    this.realm.close();
    this.phone.close();
    rmSync(this.folder, { recursive: true });
  }
}

/** Opens pages of the docs for the tests of a file; what a test has opened is closed after it. */
export function useGuides(emulator: () => Emulator): (page: string, wechatUser?: string) => Guide {
  const opened: Guide[] = [];
  afterEach(() => {
    for (const guide of opened.splice(0)) guide.close();
  });
  return (page, wechatUser) => {
    const guide = new Guide(page, emulator(), wechatUser);
    opened.push(guide);
    return guide;
  };
}
