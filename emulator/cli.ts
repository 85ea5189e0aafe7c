#!/usr/bin/env node
import { runCommand } from './command';

runCommand(process.argv.slice(2), (line) => console.log(line)).then(
  (emulator) => {
    const stop = () => void emulator?.close().then(() => process.exit(0));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
