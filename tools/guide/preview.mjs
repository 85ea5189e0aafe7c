// Opens the preview in a browser, as a reader of the page does.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(import.meta.dirname, '../browser/package.json'));
const { chromium } = require('playwright-core');
const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** Starts the command of the page; resolves when it has printed the address of the preview. */
async function start(command, cwd) {
  const child = spawn('bash', ['-c', `exec ${command}`], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
    // Ctrl+C reaches every process of the command, so all of them are in a group of their own.
    detached: true,
  });
  let printed = '';
  const address = await new Promise((resolve, reject) => {
    // Goes on reading after the address: a closed pipe would end the command.
    child.stdout.on('data', (chunk) => {
      printed += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(printed);
      if (found) resolve(found[0]);
    });
    child.on('exit', () => reject(new Error(`${command} ended:\n${printed}`)));
  });
  return { child, address };
}

/** Runs `look` on the page of the preview, with the phone's screen, and ends everything. */
export async function visit({ command, cwd, browser: executablePath, look }) {
  const { child, address } = await start(command, cwd);
  const browser = await chromium.launch({ executablePath, headless: true, args: flags.split(' ') });
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await look({ page, screen: page.frameLocator('iframe.screen-page').locator('.preview-page[data-top]') });
  } finally {
    await browser.close();
    const ended = once(child, 'exit');
    process.kill(-child.pid, 'SIGINT');
    await ended;
  }
}
