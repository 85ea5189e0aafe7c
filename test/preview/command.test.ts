import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { runCommand } from '../../simulator/preview';
import { startEmulator } from '../../emulator';
import { clean, write } from './project';

afterEach(clean);

/** What the command line prints; the message of its failure comes last. */
async function run(...args: string[]): Promise<{ lines: string[]; close: () => Promise<void> }> {
  const lines: string[] = [];
  try {
    const running = await runCommand(args, (line) => lines.push(line));
    return { lines, close: () => running?.close() ?? Promise.resolve() };
  } catch (error) {
    lines.push((error as Error).message);
    return { lines, close: () => Promise.resolve() };
  }
}

async function occupy(): Promise<{ port: number; server: Server }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, server };
}

const free = ['--port', '0', '--emulator-port', '0'];

test('prints the addresses of page and emulator, which both answer', async () => {
  const { lines, close } = await run(write(), ...free);
  expect(lines[0]).toMatch(/^Mini program preview on http:\/\/127\.0\.0\.1:\d+$/);
  expect(lines[1]).toMatch(/^GenAuth emulator on http:\/\/127\.0\.0\.1:\d+ .*NOT FOR PRODUCTION$/);
  const url = lines[0]?.split(' ').at(-1) ?? '';
  const bundle = (await (await fetch(`${url}/preview/bundle.json`)).json()) as { pages: string[] };
  expect(bundle.pages).toEqual(['pages/index']);
  await close();
  await expect(fetch(url)).rejects.toThrow();
});

test('uses an emulator that runs already, and leaves it running', async () => {
  const emulator = await startEmulator();
  const { lines, close } = await run(write(), '--port', '0', '--emulator', `${emulator.url}/`);
  expect(lines[1]).toContain(emulator.url);
  await close();
  expect((await fetch(`${emulator.url}/emulator/clock`)).status).toBe(200);
  await emulator.close();
});

test('counts the mistakes in the project', async () => {
  const { lines, close } = await run(write({ 'pages/index.wxml': '<view>' }), ...free);
  expect(lines[2]).toBe('1 mistake in the project: see the page.');
  await close();
});

test.each([
  [['--foo'], "Unknown option '--foo'. See genauth-preview --help."],
  [['--port', 'abc'], '--port is a number from 0 to 65535, not "abc".'],
  [['--emulator-port', '70000'], '--emulator-port is a number from 0 to 65535, not "70000".'],
  [['a', 'b'], 'One folder at a time: genauth-preview ./my-app'],
  [['no-such-folder'], 'There is no folder no-such-folder.'],
])('%j is one clear line', async (args, line) => {
  expect((await run(...args)).lines).toEqual([line]);
});

test('a folder that is no mini program is one clear line', async () => {
  expect((await run(__dirname)).lines).toEqual([`${__dirname} is no mini program: app.json is missing.`]);
});

test('an address without an emulator is one clear line', async () => {
  const { port, server } = await occupy();
  server.close();
  const url = `http://127.0.0.1:${port}`;
  expect((await run(write(), '--emulator', url)).lines).toEqual([`No GenAuth emulator answers at ${url}.`]);
});

test('a taken port is one clear line, for the page and for the emulator', async () => {
  const { port, server } = await occupy();
  const page = await run(write(), '--port', String(port), '--emulator-port', '0');
  expect(page.lines).toEqual([`Port ${port} is taken. Choose another with --port.`]);
  const emulator = await run(write(), '--port', '0', '--emulator-port', String(port));
  expect(emulator.lines).toEqual([
    expect.stringContaining(`Port ${port} is taken. If an emulator runs there`),
  ]);
  server.close();
});
