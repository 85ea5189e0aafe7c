import { execFile, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const script = join(__dirname, '../../scripts/start.mjs');

function start(...options: string[]): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...options], (error, stdout, stderr) => {
      resolve({ exitCode: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });
}

describe('npm start', () => {
  test('with --once signs the example in, shows what travelled with tokens and codes cut, and ends well', async () => {
    const { exitCode, output } = await start('--once');
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
    expect(output).toContain('→ POST /api/v3/signin-by-mobile');
    expect(output).toContain("nickname: '小明'");
    expect(output).toMatch(/access_token: 'eyJ.{9}…\(\d+\)'/);
    expect(output).toContain('All 8 steps worked.');
    // Longer than any text that is cut: no token or code stands there whole.
    expect(output).not.toMatch(/(token|code): '[\w.-]{20}/i);
    expect(output).not.toMatch(/Bearer [\w.-]{20}/);
  });

  test('says that the port is taken, and ends badly', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { exitCode, output } = await start('--once', '--port', String(port));
    other.close();
    expect(exitCode).toBe(1);
    expect(output).toContain(`Port ${port} is taken`);
  });

  test('serves the example as a page after the steps, until it is told to end', async () => {
    const child = spawn(process.execPath, [script, '--port', '0', '--page-port', '0']);
    const exit = new Promise((resolve) => child.once('exit', resolve));
    let output = '';
    const url = await new Promise<string>((resolve) => {
      child.stdout.on('data', (text: Buffer) => {
        output += text.toString();
        const found = /The example in your browser: (\S+)\n/.exec(output)?.[1];
        if (found && output.includes('Ctrl+C')) resolve(found);
      });
    });
    const bundle = (await (await fetch(`${url}/preview/bundle.json`)).json()) as {
      problems: unknown[];
      modules: { [path: string]: { code: string } };
    };
    expect(bundle.problems).toEqual([]);
    const emulator = /The emulator stays up on (\S+),/.exec(output)?.[1] ?? '';
    expect(bundle.modules['config.js']?.code).toContain(emulator);
    const requests: unknown = await (await fetch(`${emulator}/emulator/requests`)).json();
    expect(requests).toEqual([]);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  test.each([
    [['--foo'], "Unknown option '--foo'. See npm start -- --help."],
    [['--port', 'abc'], '--port is a number from 0 to 65535, not "abc".'],
    [['--page-port', '-1'], 'page-port'],
  ])('%j is one clear line', async (options, line) => {
    const { exitCode, output } = await start(...options);
    expect(exitCode).toBe(1);
    expect(output).toContain(line);
    expect(output.trim().split('\n')).toHaveLength(1);
  });
});
