#!/usr/bin/env node
import { complaintOf } from '../../emulator/node';

void main();

// The rest is loaded late: an old Node would already fail while loading it.
async function main(): Promise<void> {
  const complaint = complaintOf('genauth-preview');
  if (complaint) return fail(complaint);
  try {
    const { runCommand } = await import('./index');
    const running = await runCommand(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
    const stop = () => void running?.close().then(() => process.exit(0));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

function fail(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}
