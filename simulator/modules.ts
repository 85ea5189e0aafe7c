import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Folders of npm packages by name, for those that "Build npm" has not copied into the project. */
export type Packages = { readonly [name: string]: string };

/**
 * Finds the file that `require(id)` means in a mini program: relative to the file, absolute from the project folder, or a package
 * in `miniprogram_npm` next to the file or further up. Only JavaScript can be required.
 */
export function resolveModule(root: string, fromFile: string, id: string, packages: Packages): string {
  const found = candidates(root, fromFile, id, packages)
    .flatMap((path) => (path.endsWith('.js') ? [path] : [`${path}.js`, join(path, 'index.js')]))
    .find((path) => existsSync(path) && statSync(path).isFile());
  if (!found) throw new Error(`module '${id}.js' is not defined, require args is '${id}'`);
  return found;
}

/** The text of a module. */
export function readModule(path: string): string {
  return readFileSync(path, 'utf8');
}

function candidates(root: string, fromFile: string, id: string, packages: Packages): string[] {
  if (id.startsWith('.')) return [resolve(dirname(fromFile), id)];
  if (id.startsWith('/')) return [join(root, id)];
  const own = Object.entries(packages)
    .filter(([name]) => id === name || id.startsWith(`${name}/`))
    .map(([name, folder]) => join(folder, id.slice(name.length)));
  const found = [join(root, id), ...own];
  for (let folder = dirname(fromFile); ; folder = dirname(folder)) {
    found.push(join(folder, 'miniprogram_npm', id));
    if (folder === root || folder === dirname(folder)) return found;
  }
}
