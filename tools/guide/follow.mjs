// Follows docs/testing/index.md, in both languages, in an empty folder and with nothing but the packed package.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stepsOf } from './page.mjs';
import { visit } from './preview.mjs';

const COMMAND_LIMIT_MS = 180_000;

const root = join(import.meta.dirname, '../..');

const pages = [
  {
    page: 'docs/testing/index.md',
    greeting: '你好，微信用户',
    problem: '网络连接失败，请检查网络后重试',
    otherGreeting: '你好，子航',
  },
  {
    page: 'docs/en/testing/index.md',
    greeting: 'Hello, WeChat user',
    problem: 'Network error. Check your connection and try again.',
    otherGreeting: 'Hello, 子航',
  },
];

function pack(folder) {
  const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  return join(folder, Object.values(JSON.parse(output))[0].filename);
}

/** Runs a command of the page in the folder that the last one ended in, and returns what it printed. */
function run(state, command) {
  const text = command.replace('authing-wxapp-sdk@next', state.tarball);
  const output = execFileSync('bash', ['-ec', `${text}\npwd > "${state.mark}"`], {
    cwd: state.cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FORCE_COLOR: '0' },
    timeout: COMMAND_LIMIT_MS,
  });
  state.cwd = execFileSync('cat', [state.mark], { encoding: 'utf8' }).trim();
  return output;
}

/** What the page says of the preview, before and after it handles errors. */
async function preview(state, command, { greeting, problem, otherGreeting }) {
  const look = async ({ page, screen }) => {
    await screen.getByText(greeting).waitFor();
    if (!state.handlesErrors) return;
    await page.locator('label:has([data-switch="offline"])').click();
    await page.locator('button[data-switch="otherUser"]').click();
    await screen.getByText(problem).waitFor();
    await page.locator('label:has([data-switch="offline"])').click();
    await screen.getByText(problem).click();
    await screen.getByText(otherGreeting).waitFor();
  };
  await visit({ command: command.trim(), cwd: state.cwd, browser: state.browser, look });
}

async function follow(folder, tarball, browser, guide) {
  const state = { cwd: folder, mark: join(folder, '.cwd'), tarball, browser, handlesErrors: false };
  let previewCommand;
  for (const { path, content, command } of stepsOf(join(root, guide.page))) {
    if (path) {
      mkdirSync(dirname(join(state.cwd, path)), { recursive: true });
      writeFileSync(join(state.cwd, path), content);
      state.handlesErrors ||= content.includes('catch');
    } else if (command.includes('genauth-preview')) {
      previewCommand = command;
      await preview(state, command, guide);
    } else run(state, command);
  }
  // At its end the page asks for another look at the preview.
  await preview(state, previewCommand, guide);
}

export async function followAll(browser) {
  const folder = mkdtempSync(join(tmpdir(), 'guide-'));
  try {
    const tarball = pack(folder);
    for (const guide of pages) {
      const started = Date.now();
      await follow(mkdtempSync(join(folder, 'app-')), tarball, browser, guide);
      console.log(`✓ ${guide.page} (${((Date.now() - started) / 1000).toFixed(0)} s)`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
