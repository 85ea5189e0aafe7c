import { parseArgs } from 'node:util';
import { startEmulator } from './index';
import type { Emulator } from './index';

const help = `genauth-emulator: a local GenAuth V3 for development and tests. NOT FOR PRODUCTION.

  --port <number>        port to listen on (default 4010)
  --host <address>       address to listen on (default 127.0.0.1)
  --state <file>         keep the state in this file across restarts
  --seed <empty|demo>    what to begin with (default demo)
  --accept-unknown-wechat-codes
                         let WeChat DevTools sign in, as the first WeChat user
  --set <name=value>     a setting to begin with, such as signInStep=mfa; may be repeated
  --quiet                print nothing but errors
  --help                 this text`;

/** Runs the command line: starts an emulator, or prints the help and starts none. Fails on options it does not know. */
export async function runCommand(
  args: string[],
  print: (line: string) => void,
): Promise<Emulator | undefined> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '4010' },
      host: { type: 'string', default: '127.0.0.1' },
      state: { type: 'string' },
      seed: { type: 'string', default: 'demo' },
      'accept-unknown-wechat-codes': { type: 'boolean', default: false },
      set: { type: 'string', multiple: true, default: [] },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    print(help);
    return undefined;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error('--port is a number from 0 to 65535.');
  const { host, state: stateFile, seed } = values;
  if (seed !== 'empty' && seed !== 'demo') throw new Error('--seed is "empty" or "demo".');
  const settings: Record<string, unknown> = {
    ...(values['accept-unknown-wechat-codes'] ? { acceptUnknownWechatCodes: true } : {}),
    ...Object.fromEntries(values.set.map(settingOf)),
  };
  const emulator = await startEmulator({ port, host, stateFile, seed, settings });
  if (!values.quiet) greet(emulator, print);
  return emulator;
}

/** Name and value of a `name=value` text; what is no JSON is text, so that `signInStep=mfa` needs no quotes. */
function settingOf(text: string): [string, unknown] {
  const [name = '', ...rest] = text.split('=');
  const value = rest.join('=');
  if (rest.length === 0) throw new Error('--set is "<name>=<value>".');
  try {
    const parsed: unknown = JSON.parse(value);
    // One-time codes are texts of digits.
    return [name, name === 'passCode' && parsed !== null ? value : parsed];
  } catch {
    return [name, value];
  }
}

function greet(emulator: Emulator, print: (line: string) => void): void {
  print(`GenAuth emulator on ${emulator.url}  ·  NOT FOR PRODUCTION`);
  print(`  appId                 ${emulator.state.apps[0]?.appId}`);
  print(`  userPoolId            ${emulator.state.userPoolId}`);
  print(`  extIdpConnidentifier  ${emulator.wechat.miniPrograms[0]?.extIdpConnidentifier}`);
  print(`  control page          ${emulator.url}/`);
  print(`  sent codes            ${emulator.url}/emulator/messages`);
}
