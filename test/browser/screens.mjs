// What the pictures in docs/images show. The tests compare them with what the preview draws now; --write-images draws them anew.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ok, root } from './harness.mjs';

const require = createRequire(join(root, 'tools/browser/package.json'));
const { PNG } = require('pngjs');
const { default: pixelmatch } = await import(join(root, 'tools/browser/node_modules/pixelmatch/index.js'));

const folder = join(root, 'docs/images');
/** Shares of pixels that may differ: fonts are drawn differently from machine to machine. */
const TOLERANCE = 0.02;

/** Set by the command line: pictures are written instead of compared. */
export const mode = { writes: false };

/** Writes or compares the picture of the phone, or of the whole page. */
export async function picture(phone, name, what = '.phone') {
  await phone.page.evaluate(() => document.fonts.ready);
  // Nothing on a picture may depend on the time that the tests take.
  await phone.page.addStyleTag({
    content:
      '.ms, [data-fact], .codes .muted { visibility: hidden } .notice { display: none } .phone { box-shadow: none }',
  });
  const shot = await phone.page
    .locator(what)
    .first()
    .screenshot({ scale: 'css', animations: 'disabled', caret: 'hide' });
  const file = join(folder, `${name}.png`);
  if (mode.writes) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, small(shot));
    return;
  }
  ok(existsSync(file), `there is no docs/images/${name}.png: npm run test:browser -- --write-images`);
  const share = difference(PNG.sync.read(readFileSync(file)), PNG.sync.read(shot));
  ok(share <= TOLERANCE, `docs/images/${name}.png differs in ${(share * 100).toFixed(1)} % of its pixels`);
}

function difference(wanted, actual) {
  if (wanted.width !== actual.width || wanted.height !== actual.height) return 1;
  const { width, height } = wanted;
  return (
    pixelmatch(wanted.data, actual.data, undefined, width, height, { threshold: 0.15 }) / (width * height)
  );
}

/** The same picture without transparency, packed as well as PNG can. */
function small(shot) {
  return PNG.sync.write(PNG.sync.read(shot), { colorType: 2, deflateLevel: 9, filterType: -1 });
}
