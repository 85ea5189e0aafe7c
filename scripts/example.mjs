// Puts the built package where "Build npm" would put it in the example, so that WeChat DevTools opens it with no step in between.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = join(import.meta.dirname, '..');

/** Replaces `miniprogram_npm/authing-wxapp-sdk` of the project in `folder` by what was built. */
export function installIntoExample(folder = join(root, 'example-miniprogram')) {
  const target = join(folder, 'miniprogram_npm/authing-wxapp-sdk');
  rmSync(target, { recursive: true, force: true });
  cpSync(join(root, 'miniprogram_dist'), target, { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) installIntoExample();
