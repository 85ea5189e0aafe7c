import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PATIENCE_MS = 15_000;
const preload = pathToFileURL(join(__dirname, 'preload.mjs')).href;

/** The Node scripts of a document: each must end by itself, but a `server.mjs` runs until `close`. */
export class DocumentScripts {
  /** Where the server that was started last listens. */
  serverUrl: string | undefined;
  private readonly servers: ChildProcess[] = [];

  constructor(
    private readonly folder: string,
    private readonly environment: { readonly [name: string]: string },
  ) {}

  /** Runs a script that is in the folder; of a server, until it listens. */
  async run(path: string): Promise<void> {
    const child = spawn(process.execPath, ['--import', preload, path], {
      cwd: this.folder,
      env: { ...process.env, ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data: Buffer) => output.push(data));
    const end = once(child, 'close').then(([code, signal]) => {
      const how =
        signal === 'SIGKILL' ? `did not get there within ${PATIENCE_MS} ms` : `ended with ${String(code)}`;
      return { isGood: code === 0, text: `${path} ${how}\n${Buffer.concat(output).toString()}` };
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    try {
      if (/^server\b/.test(basename(path))) await this.listening(child, end);
      else {
        const { isGood, text } = await end;
        if (!isGood) throw new Error(text);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the servers. */
  async close(): Promise<void> {
    for (const child of this.servers.splice(0)) {
      if (child.exitCode !== null) continue;
      const closed = once(child, 'close');
      child.kill();
      await closed;
    }
  }

  private async listening(child: ChildProcess, end: Promise<{ text: string }>): Promise<void> {
    this.servers.push(child);
    // The script was loaded with `preload.mjs`, which sends nothing else.
    const message = once(child, 'message').then(([each]) => (each as { port: number }).port);
    const first = await Promise.race([message, end]);
    if (typeof first === 'object') throw new Error(first.text);
    this.serverUrl = `http://127.0.0.1:${first}`;
  }
}
