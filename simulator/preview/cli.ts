#!/usr/bin/env node
const OLDEST_NODE = 20;

void main();

// The rest is loaded late: an old Node would already fail while loading it.
async function main(): Promise<void> {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE)
    return fail(`genauth-preview needs Node ${OLDEST_NODE} or later; this is ${process.version}.`);
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
