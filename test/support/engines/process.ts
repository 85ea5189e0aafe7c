import { execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const tool = join(__dirname, '../../../tools/engines/node_modules');
const guest = join(__dirname, 'guest.js');

/** The engines in which the built SDK is tested. */
export type EngineName = 'JavaScriptCore' | 'V8 3.14' | 'V8 5.1';

/** How each is started: an iPhone's without a JIT compiler, which apps there do not have; V8 of 2012, ES5 without Promise; V8 of 2016. */
export const engines: { readonly [Name in EngineName]: readonly string[] } = {
  JavaScriptCore: ['/usr/bin/jsc', '--useJIT=false', guest],
  'V8 3.14': [join(tool, 'node-v8-3.14/bin/node'), guest, join(tool, 'promise-polyfill')],
  'V8 5.1': [join(tool, 'node-v8-5.1/bin/node'), guest],
};

/** Seconds after which an engine is killed: the test process waits for it and could not end the test itself. */
const LONGEST = 120;

/** Lines to and from an engine in a process of its own. Reading waits, so that the test process can ask for a value as for its own. */
export class EngineProcess {
  private readonly input: number;
  private readonly output: number;
  private readonly child: ReturnType<typeof spawn>;
  private readonly chunk = Buffer.alloc(65536);
  private pending = '';

  constructor(readonly name: EngineName) {
    const [command = '', ...options] = engines[name];
    if (!existsSync(command)) throw new Error(`${name} is not installed: run \`npm run test:engines\`.`);
    const folder = mkdtempSync(join(tmpdir(), 'engine-'));
    const [toEngine, fromEngine] = [join(folder, 'in'), join(folder, 'out')];
    execFileSync('mkfifo', [toEngine, fromEngine]);
    // Opening one end waits for the other; with both ends nothing waits.
    const both = [openSync(toEngine, 'r+'), openSync(fromEngine, 'r+')];
    this.input = openSync(toEngine, 'w');
    this.output = openSync(fromEngine, 'r');
    const stdio = [openSync(toEngine, 'r'), openSync(fromEngine, 'w')];
    this.child = spawn('timeout', [String(LONGEST), command, ...options], { stdio: [...stdio, 'ignore'] });
    this.child.unref();
    // Then the end of the process is the end of its output.
    for (const each of [...both, ...stdio]) closeSync(each);
    rmSync(folder, { recursive: true });
  }

  write(line: string): void {
    const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
    const bytes = Buffer.from(`${line.replace(/[\u007f-\uffff]/g, escaped)}\n`, 'latin1');
    for (let sent = 0; sent < bytes.length;) sent += writeSync(this.input, bytes, sent);
  }

  read(): string {
    let end: number;
    while ((end = this.pending.indexOf('\n')) < 0) {
      const count = readSync(this.output, this.chunk, 0, this.chunk.length, null);
      if (count === 0) throw new Error(`${this.name} has ended.`);
      this.pending += this.chunk.toString('latin1', 0, count);
    }
    const line = this.pending.slice(0, end);
    this.pending = this.pending.slice(end + 1);
    return line;
  }

  close(): void {
    this.child.kill();
    closeSync(this.input);
    closeSync(this.output);
  }
}
