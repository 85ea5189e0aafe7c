import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Folders of npm packages by name, for those that "Build npm" has not copied into the project. */
export type Packages = { readonly [name: string]: string };

/**
 * Finds the file that `require(id)` means in a mini program: relative to the file (also without `./`, which is how `app.js` finds the
 * `@babel/runtime` that WeChat's compiler adds), from the project folder, or a package in `miniprogram_npm` next to the file or
 * further up. A package that is installed but not built yet is found where "Build npm" would copy it from. Only JavaScript can be
 * required.
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
  const given = Object.entries(packages)
    .filter(([name]) => id === name || id.startsWith(`${name}/`))
    .map(([name, folder]) => resolve(folder, `.${id.slice(name.length)}`));
  const folders = upwards(dirname(fromFile));
  const built = folders
    .filter((folder) => isInside(root, folder))
    .map((folder) => join(folder, 'miniprogram_npm', id));
  return [
    ...given,
    resolve(dirname(fromFile), id),
    ...built,
    ...folders.flatMap((folder) => installed(folder, id)),
  ];
}

/** Where "Build npm" would copy the package from. */
function installed(folder: string, id: string): string[] {
  const [name = ''] = /^(@[^/]+\/)?[^/]+/.exec(id) ?? [];
  const home = join(folder, 'node_modules', name);
  if (!existsSync(join(home, 'package.json'))) return [];
  const { miniprogram } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    miniprogram?: string;
  };
  return [join(home, miniprogram ?? 'miniprogram_dist', id.slice(name.length))];
}

function upwards(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...upwards(above)];
}

function isInside(root: string, folder: string): boolean {
  return folder === root || folder.startsWith(join(root, '/'));
}
