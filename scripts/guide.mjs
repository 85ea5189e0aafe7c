// Does what docs/testing/index.md says, from the packed package alone: npm run test:guide. Takes npm's registry and a Chromium.
import { existsSync } from 'node:fs';
import { install } from './toolchains.mjs';

const browser = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(browser)) {
  console.error(`There is no browser at ${browser}: install Chromium, or name one with CHROMIUM=path.`);
  process.exit(1);
}
install('browser');
const { followAll } = await import('../tools/guide/follow.mjs');
await followAll(browser);
