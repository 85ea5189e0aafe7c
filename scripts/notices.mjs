// The licences of the packages whose code ends up in ours.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const texts = new Map();

function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file
    ? readFileSync(`${folder}/${file}`, 'utf8').trim()
    : `Copyright (c) ${author?.name ?? author}, ${license} licence; the notice is in the code.`;
  return `${name} ${version}\n\n${text}\n`;
}

/** A rollup plugin that writes to `file` what may be done with the bundled code of others, over all bundles of a build. */
export function notices(file) {
  return {
    name: 'notices',
    writeBundle(_options, bundle) {
      for (const { modules = {} } of Object.values(bundle)) {
        for (const [id, { renderedLength }] of Object.entries(modules)) {
          const folder = /^\0?(.+\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
          if (folder && renderedLength > 0 && !texts.has(folder)) texts.set(folder, noticeOf(folder));
        }
      }
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, [...texts.values()].sort().join(`\n${'-'.repeat(80)}\n\n`));
    },
  };
}
