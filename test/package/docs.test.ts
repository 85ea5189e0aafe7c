// Every code block of the documentation runs, from the top of a page to its end: `js` as in a mini program, `js node` in Node, both on
// what is published.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { useApp } from '../support/app';
import { SnippetRunner } from '../support/snippet';

const root = join(__dirname, '../..');
const documents = [
  'README.md',
  'README-zh_CN.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

interface Block {
  line: number;
  node: boolean;
  code: string;
}

interface Scope {
  [name: string]: unknown;
}

function blocks(file: string): Block[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^```js( node)?\n([\s\S]*?)^```$/gm)].map((match) => ({
    line: text.slice(0, match.index).split('\n').length,
    node: match[1] !== undefined,
    code: String(match[2]),
  }));
}

type Pattern = { type: string; name?: string; properties?: { value: Pattern }[] };

/** Names that a block declares at its top, for the blocks after it. */
function declared(code: string): string[] {
  const { body } = parse(code, { ecmaVersion: 2022, allowAwaitOutsideFunction: true }) as unknown as {
    body: { type: string; id?: Pattern; declarations?: { id: Pattern }[] }[];
  };
  const patterns = body.flatMap(({ type, id, declarations }) =>
    type === 'VariableDeclaration'
      ? (declarations ?? []).map((each) => each.id)
      : type === 'FunctionDeclaration' && id
        ? [id]
        : [],
  );
  const names = (pattern: Pattern): string[] =>
    pattern.name ? [pattern.name] : (pattern.properties ?? []).flatMap(({ value }) => names(value));
  return patterns.flatMap(names);
}

/** Runs a block with what came before it in scope, and adds what it declares. */
async function runBlock(
  code: string,
  scope: Scope,
  run: (code: string, scope: Scope) => Promise<unknown>,
): Promise<void> {
  const names = declared(code);
  const known = Object.fromEntries(Object.entries(scope).filter(([name]) => !names.includes(name)));
  const results = (await run(`${code}\nreturn { ${names.join(', ')} };`, known)) as Scope;
  // What a page finds in place stays, whatever a block calls by the same name.
  for (const [name, value] of Object.entries(results)) scope[name] ??= value;
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

const app = useApp({}, { settings: { passCode: '123456', captchaAfterFailures: 0 } });

describe.each(documents)('%s', (file) => {
  const found = blocks(file);

  if (found.length > 0) {
    it('runs from top to end', async () => {
      const { emulator } = app;
      const runner = new SnippetRunner(emulator);
      const authing = await runner.run(`
        const { AuthenticationClient } = require('authing-wxapp-sdk');
        const authing = new AuthenticationClient({ appId: 'GEN_AUTH_APP_ID', extIdpConnidentifier: 'my-wxapp' });
        await authing.ensureLogin();
        return authing;`);
      const define = () => {};
      const { AuthenticationClient } = runner.realm.require('authing-wxapp-sdk') as Scope;
      const inMiniProgram: Scope = {
        AuthenticationClient,
        authing,
        App: define,
        Page: define,
        getApp: () => ({ authing }),
      };
      // A page about tests speaks of a test runner, and of a phone and an emulator that are there.
      const tests: Promise<void>[] = [];
      const test = (_name: string, run: () => Promise<void>) => void tests.push(run());
      const inNode: Scope = { test, expect, emulator, sim: runner.phone, authing, buffer: Buffer.alloc(8) };
      for (const { line, node, code } of found) {
        try {
          if (node) {
            await runBlock(code, inNode, runInNode);
            await Promise.all(tests.splice(0));
          } else await runBlock(code, inMiniProgram, (text, scope) => runner.run(text, scope));
        } catch (error) {
          throw new Error(`The block at line ${line} of ${file} fails: ${String(error)}`, { cause: error });
        }
      }
    });
  }

  it('links to files that exist', () => {
    const text = readFileSync(join(root, file), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => String(match[1]));
    const missing = links.filter((link) => !existsSync(join(root, file, '..', link)));
    expect(missing).toEqual([]);
  });
});
