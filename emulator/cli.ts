#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { startEmulator } from './index';

const help = `genauth-emulator: a local GenAuth V3 for development and tests. NOT FOR PRODUCTION.

  --port <number>        port to listen on (default 4010)
  --host <address>       address to listen on (default 127.0.0.1)
  --state <file>         keep the state in this file across restarts
  --seed <empty|demo>    what to begin with (default demo)
  --quiet                print nothing but errors
  --help                 this text
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4010' },
      host: { type: 'string', default: '127.0.0.1' },
      state: { type: 'string' },
      seed: { type: 'string', default: 'demo' },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    return;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error('--port is a number from 0 to 65535.');
  if (values.seed !== 'empty' && values.seed !== 'demo') throw new Error('--seed is "empty" or "demo".');
  const emulator = await startEmulator({
    port,
    host: values.host,
    stateFile: values.state,
    seed: values.seed,
  });
  if (!values.quiet) {
    console.log(`GenAuth emulator on ${emulator.url}  ·  NOT FOR PRODUCTION`);
    console.log(`  appId                 ${emulator.state.apps[0]?.appId}`);
    console.log(`  userPoolId            ${emulator.state.userPoolId}`);
    console.log(`  extIdpConnidentifier  ${emulator.wechat.miniPrograms[0]?.extIdpConnidentifier}`);
    console.log(`  control plane         ${emulator.url}/emulator/messages, …`);
  }
  const stop = () => void emulator.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
