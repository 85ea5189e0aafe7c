import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import postcss from 'postcss';
import type { Emulator } from '../../../emulator';
import type { OpenPage } from '../../../simulator';
import { SnippetRunner, toEmulator, type Route } from '../snippet';
import { isWholeFile, runBlock, type Scope } from './fragments';
import { kindOf, type Kind } from './kinds';
import { root, type Block, type Document } from './markdown';
import { blank, DocumentProgram } from './program';
import { DocumentScripts } from './scripts';
import { mistakesIn } from './wxml';

/** Where the files of the documents are written, one folder for each. */
export const outputFolder = join(root, '.build/docs');

/** What the blocks of all documents were, and what is left to do for all of them together. */
export class Report {
  readonly counts = new Map<Kind, number>();
  readonly typeScript: string[] = [];
  tests = 0;

  add(kind: Kind): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }
}

/** Runs the blocks of one document from its top to its end, each as the kind of file that it says it is. */
export class DocumentRunner {
  private readonly folder: string;
  private readonly program: DocumentProgram;
  private readonly scripts: DocumentScripts;
  private readonly snippets: SnippetRunner;
  private readonly inMiniProgram: Scope = {};
  private readonly inNode: Scope = {};
  /** What `this` is in a fragment. */
  private readonly page: OpenPage;
  private readonly tests: Promise<void>[] = [];

  constructor(
    private readonly document: Document,
    private readonly emulator: Emulator,
    private readonly report: Report,
    folder = outputFolder,
  ) {
    this.folder = join(folder, document.file.replace(/\.md$/, '').replace(/\W+/g, '-'));
    const environment = { GENAUTH_HOST: emulator.url, GENAUTH_APP_ID: 'GEN_AUTH_APP_ID' };
    this.scripts = new DocumentScripts(this.folder, environment);
    this.program = new DocumentProgram(this.folder, emulator, this.route);
    this.snippets = new SnippetRunner(emulator, { route: this.route, root: this.folder });
    this.page = this.snippets.realm.open(blank);
  }

  async run(): Promise<void> {
    const { blocks } = this.document;
    this.seedPlaceholders(blocks);
    await this.setScene();
    try {
      for (const block of blocks) await this.located(block, () => this.runOne(block));
      const last = blocks.findLast(({ path }) => path !== undefined);
      if (last) await this.located(last, () => this.program.run());
    } finally {
      await this.scripts.close();
    }
  }

  /** The service is the emulator, and every other server is that of the document. */
  private readonly route: Route = (url) => {
    const address = toEmulator(this.emulator)(url);
    const { serverUrl } = this.scripts;
    return serverUrl && address.startsWith('https:')
      ? address.replace(/^https:\/\/[^/]+/, serverUrl)
      : address;
  };

  private async located(block: Block, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      const place = `The block at line ${block.line} of ${this.document.file}`;
      throw new Error(`${place} fails: ${String(error)}`, { cause: error });
    }
  }

  /** The console shows an app other ids than the emulator; what a document calls its app is one more there. */
  private seedPlaceholders(blocks: readonly Block[]): void {
    const code = blocks.map((block) => block.code).join('\n');
    const named = (pattern: RegExp) => [
      ...new Set([...code.matchAll(pattern)].map((match) => String(match[1]))),
    ];
    const [program] = this.emulator.wechat.miniPrograms;
    for (const appId of named(/\bappId: '([^']+)'/g).filter((id) => !/^wx|^GEN_AUTH_APP_ID$/.test(id)))
      this.emulator.seed({ apps: [{ appId }] });
    for (const extIdpConnidentifier of named(/\bextIdpConnidentifier: '([^']+)'/g))
      if (program) this.emulator.wechat.miniPrograms.push({ ...program, extIdpConnidentifier });
  }

  /** What fragments find in place. */
  private async setScene(): Promise<void> {
    const { snippets, emulator } = this;
    const authing = await snippets.run(`
      const { AuthenticationClient } = require('authing-wxapp-sdk');
      const authing = new AuthenticationClient({ appId: 'GEN_AUTH_APP_ID', extIdpConnidentifier: 'my-wxapp' });
      await authing.ensureLogin();
      return authing;`);
    const { AuthenticationClient } = snippets.realm.require('authing-wxapp-sdk') as Scope;
    Object.assign(this.inMiniProgram, { AuthenticationClient, authing, getApp: () => ({ authing }) });
    // A page about tests speaks of a test runner, and of a phone and an emulator that are there.
    const test = (_name: string, run: () => Promise<void>) => void this.tests.push(run());
    Object.assign(this.inNode, {
      test,
      expect,
      emulator,
      sim: snippets.phone,
      authing,
      buffer: Buffer.alloc(8),
    });
  }

  private async runOne(block: Block): Promise<void> {
    const kind = kindOf(block);
    await this.runAs(kind, block);
    this.report.add(kind);
  }

  private async runAs(kind: Kind, block: Block): Promise<void> {
    const { code, path } = block;
    switch (kind) {
      case 'mini program file':
      case 'WXML file':
        return this.program.add(String(path), code);
      case 'fragment of a page':
        return this.runFragment(code);
      case 'Node fragment':
        await runBlock(code, this.inNode, runInNode);
        await Promise.all(this.tests.splice(0));
        return;
      case 'Node script':
        this.program.write(String(path), code);
        return this.scripts.run(String(path));
      case 'jest test':
        this.program.write(String(path), code);
        this.report.tests += 1;
        return;
      case 'TypeScript':
        return this.addTypeScript(block);
      case 'WXML fragment': {
        const [mistake] = mistakesIn(code);
        if (mistake !== undefined) throw new Error(mistake);
        return;
      }
      case 'JSON':
        JSON.parse(code);
        return path === undefined ? undefined : this.program.add(path, code);
      case 'style sheet':
        postcss.parse(code);
        return;
      case 'elsewhere':
    }
  }

  private async runFragment(code: string): Promise<void> {
    if (isWholeFile(code))
      throw new Error(
        'this is a file and not a fragment: begin it with a comment such as // pages/login/login.js',
      );
    const { snippets } = this;
    await runBlock(code, this.inMiniProgram, (text, scope) => snippets.run(text, scope, this.page));
  }

  private addTypeScript({ path, code, line }: Block): void {
    const needsClient =
      path === undefined && /\bauthing\b/.test(code) && !/\bauthing\b\s*[:=]|\bauthing\b.* from /.test(code);
    const file = join(this.folder, path ?? `block-${line}.ts`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      needsClient ? `declare const authing: import('authing-wxapp-sdk').AuthenticationClient; ${code}` : code,
    );
    this.report.typeScript.push(file);
  }
}

function packageOf(id: string): unknown {
  // The published entries, by their names.
  const path = id.startsWith('authing-wxapp-sdk') ? join(root, 'lib', id.split('/')[1] ?? 'index') : id;
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require(path);
}

const AsyncFunction = (Object.getPrototypeOf(async function () {}) as object).constructor as new (
  ...text: string[]
) => (...values: unknown[]) => Promise<unknown>;

function runInNode(code: string, scope: Scope): Promise<unknown> {
  const globals: Scope = { require: packageOf, console: { log() {} }, ...scope };
  return new AsyncFunction(...Object.keys(globals), code)(...Object.values(globals));
}
