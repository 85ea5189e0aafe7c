import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmulator } from '../../emulator/index';
import { openProject } from './compile/project';
import { startPreview } from './server/server';

const help = `genauth-preview [folder] [options]
Runs a mini program in a browser, against a local GenAuth. NOT FOR PRODUCTION.

  folder                   folder of the mini program project (default: this one)
  --port <number>          port of the page (default 4020)
  --emulator <address>     use the emulator that runs there instead of starting one
  --emulator-port <number> port of the emulator that is started (default 4010)
  --quiet                  print nothing but errors
  --help                   this text`;

/** What a command line has started. */
export interface Running {
  url: string;
  close(): Promise<void>;
}

/** Runs the command line. Every mistake in it is an error whose message is one line. */
export async function runCommand(
  args: string[],
  print: (line: string) => void,
): Promise<Running | undefined> {
  const { values, positionals } = read(args);
  if (values.help) {
    print(help);
    return undefined;
  }
  if (positionals.length > 1) throw new Error('One folder at a time: genauth-preview ./my-app');
  const project = positionals[0] ?? '.';
  const port = portOf('--port', values.port);
  const emulatorPort = portOf('--emulator-port', values['emulator-port']);
  openProject(project);
  const emulator = values.emulator === undefined ? await start(emulatorPort) : await use(values.emulator);
  try {
    const preview = await startPreview({ project, emulator: emulator.url, port, packages: packages() });
    if (!values.quiet) greet(preview.url, emulator.url, preview.compile().problems.length, print);
    return {
      url: preview.url,
      close: async () => {
        await preview.close();
        await emulator.close();
      },
    };
  } catch (error) {
    await emulator.close();
    throw explain(error, `Port ${port} is taken. Choose another with --port.`);
  }
}

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '4020' },
        emulator: { type: 'string' },
        'emulator-port': { type: 'string', default: '4010' },
        quiet: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    const [line = ''] = (error as Error).message.split(/\.\s|\n/);
    throw new Error(`${line}. See genauth-preview --help.`, { cause: error });
  }
}

function portOf(flag: string, text: string): number {
  const port = Number(text);
  if (text.trim() === '' || !Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`${flag} is a number from 0 to 65535, not "${text}".`);
  }
  return port;
}

async function start(port: number): Promise<Running> {
  try {
    return await startEmulator({ port });
  } catch (error) {
    throw explain(
      error,
      `Port ${port} is taken. If an emulator runs there, use it with --emulator http://127.0.0.1:${port}; else choose another port with --emulator-port.`,
    );
  }
}

/** An emulator that is running already. */
async function use(address: string): Promise<Running> {
  const url = address.replace(/\/+$/, '');
  const answer = await fetch(`${url}/emulator/clock`).catch(() => undefined);
  if (!answer?.ok) throw new Error(`No GenAuth emulator answers at ${address}.`);
  return { url, close: () => Promise.resolve() };
}

function explain(error: unknown, taken: string): unknown {
  return (error as { code?: string }).code === 'EADDRINUSE' ? new Error(taken, { cause: error }) : error;
}

/** The SDK lies beside this file, for projects that have not installed it yet. */
function packages() {
  return { 'authing-wxapp-sdk': join(__dirname, '../miniprogram_dist') };
}

function greet(url: string, emulator: string, problems: number, print: (line: string) => void): void {
  print(`Mini program preview on ${url}`);
  print(`GenAuth emulator on ${emulator}  ·  NOT FOR PRODUCTION`);
  if (problems > 0)
    print(`${problems} ${problems === 1 ? 'mistake' : 'mistakes'} in the project: see the page.`);
}
