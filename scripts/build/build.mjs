import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath, URL } from 'node:url';
import { notices } from './notices.mjs';
import { BuildRecord, filesOf, fingerprint } from './record.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['lib', 'miniprogram_dist'];
const noticesFile = 'lib/THIRD-PARTY-NOTICES.txt';
const tooling = [
  'package.json',
  'package-lock.json',
  // What is really installed.
  'node_modules/.package-lock.json',
  'rollup.config.mjs',
  'scripts/build.mjs',
  'scripts/build',
];
const sources = ['src', 'types', 'tsconfig.json'];

/**
 * Each part is built anew when one of its inputs has changed; `make` writes its outputs and returns their names. Files of `lib/` or
 * `miniprogram_dist/` that no part has made are removed, so whatever is only copied there needs a part of its own.
 */
const parts = [
  {
    name: 'sdk',
    title: 'the SDK',
    inputs: sources,
    make: async (say) => (await import('./bundle.mjs')).bundle('sdk', 'tsconfig.json', say),
  },
  {
    name: 'tools',
    title: 'emulator, simulator and preview',
    inputs: [...sources, 'emulator', 'simulator', 'tsconfig.node.json', 'tsconfig.tools.json'],
    make: async (say) => (await import('./bundle.mjs')).bundle('tools', 'tsconfig.tools.json', say),
  },
  {
    name: 'components',
    title: 'the login component',
    inputs: ['components', 'scripts/components.mjs'],
    make: async () => ({ files: (await import('../components.mjs')).buildComponents(), packages: [] }),
  },
  {
    name: 'page',
    title: 'the page of the preview',
    inputs: ['simulator', 'tsconfig.json', 'tsconfig.node.json'],
    make: async (say) =>
      (await import('./bundle.mjs')).bundle('page', 'simulator/preview/client/tsconfig.json', say),
  },
];

/** To stderr: `npm pack --json` and `npm test -- --json` have the other stream to themselves. */
function say(line) {
  console.error(line);
}

function removeStrays(record) {
  const known = new Set(record.outputs());
  for (const file of filesOf(folders)) if (!known.has(file)) rmSync(file);
}

async function make(part, inputs, record) {
  say(`Building ${part.title} …`);
  record.discard(part.name);
  const { files, packages } = await part.make(say);
  record.keep(part.name, inputs, files, packages);
}

function writeNotices(record) {
  record.discard('notices');
  mkdirSync('lib', { recursive: true });
  writeFileSync(noticesFile, notices(record.packages()));
  record.keep('notices', 'packages', [noticesFile], []);
}

/** Makes `lib/` and `miniprogram_dist/`: the parts that are not current, or all of them with `force`. */
export async function build({ force = false } = {}) {
  const start = Date.now();
  process.chdir(root);
  const record = new BuildRecord('.build/record.json');
  const due = parts
    .map((part) => ({ part, inputs: fingerprint([...tooling, ...part.inputs]) }))
    .filter(({ part, inputs }) => force || !record.isCurrent(part.name, inputs));
  if (due.length === parts.length)
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  else removeStrays(record);
  for (const { part, inputs } of due) await make(part, inputs, record);
  if (due.length > 0 || !record.isCurrent('notices', 'packages')) writeNotices(record);
  say(
    due.length > 0 ? `Built in ${((Date.now() - start) / 1000).toFixed(1)} s.` : 'The build is up to date.',
  );
}
