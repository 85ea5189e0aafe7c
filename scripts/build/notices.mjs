import { readdirSync, readFileSync } from 'node:fs';

/** Collects the packages whose code is bundled, as folders. */
export class BundledPackages {
  folders = new Set();

  /** A rollup plugin. */
  plugin() {
    return {
      name: 'bundled-packages',
      generateBundle: (_options, bundle) => {
        for (const { modules = {} } of Object.values(bundle)) {
          for (const [id, { renderedLength }] of Object.entries(modules)) {
            const folder = /[/](node_modules[/](?:@[^/]+[/])?[^/]+)[/]/.exec(id)?.[1];
            if (folder && renderedLength > 0) this.folders.add(folder);
          }
        }
      },
    };
  }
}

function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file
    ? readFileSync(`${folder}/${file}`, 'utf8').trim()
    : `Copyright (c) ${author?.name ?? author}, ${license} licence; the notice is in the code.`;
  return `${name} ${version}\n\n${text}\n`;
}

/** The licences of the packages in `folders`, as one text. */
export function notices(folders) {
  return [...new Set(folders)]
    .map(noticeOf)
    .sort()
    .join(`\n${'-'.repeat(80)}\n\n`);
}
