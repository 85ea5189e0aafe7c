#!/usr/bin/env node
import { complaintOf } from './node';

void main();

// The rest is loaded late: an old Node would already fail while loading it.
async function main(): Promise<void> {
  const complaint = complaintOf('genauth-emulator');
  if (complaint) return fail(complaint);
  try {
    const { runCommand } = await import('./command');
    const emulator = await runCommand(process.argv.slice(2), (line) => console.log(line));
    const stop = () => void emulator?.close().then(() => process.exit(0));
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

function fail(line: string): void {
  console.error(line);
  process.exitCode = 1;
}
