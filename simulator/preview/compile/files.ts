import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { Packages } from '../../modules';

const NPM = 'miniprogram_npm/';

/**
 * The files of a mini program by their path below the project folder, with `/` on every system. What "Build npm" would put into
 * `miniprogram_npm` is found there also where it has not run: in `node_modules`, or in the folders given for packages.
 */
export class ProjectFiles {
  constructor(
    readonly root: string,
    private readonly packages: Packages,
  ) {}

  /** Whether there is such a file. */
  exists(path: string): boolean {
    return this.locate(path) !== undefined;
  }

  /** The text of a file. */
  read(path: string): string {
    return readFileSync(this.require(path), 'utf8').replace(/^\uFEFF/, '');
  }

  /** Where a file is on this machine. */
  locate(path: string): string | undefined {
    return this.candidates(path).find((file) => existsSync(file) && statSync(file).isFile());
  }

  /**
   * The file that a reference in `from` means, given without `extension`: relative, from the project folder, or a package in
   * `miniprogram_npm` next to the file or further up.
   */
  resolve(from: string, reference: string, extension: string): string | undefined {
    return this.places(from, reference)
      .flatMap((path) => variants(path, extension))
      .find((path) => this.exists(path));
  }

  private require(path: string): string {
    const file = this.locate(path);
    if (!file) throw new Error(`There is no ${path}.`);
    return file;
  }

  private places(from: string, reference: string): string[] {
    const folder = posix.dirname(from);
    if (reference.startsWith('/')) return [reference.slice(1)];
    const beside = posix.join(folder, reference);
    if (reference.startsWith('.')) return [beside];
    return [beside, ...upwards(folder).map((above) => posix.join(above, NPM, reference))];
  }

  private candidates(path: string): string[] {
    if (path.startsWith('..')) return [];
    const own = join(this.root, path);
    // "Build npm" fills the folder at the top; others hold what the project has put there itself.
    const isBuilt = path.startsWith(NPM) && !path.includes(`/${NPM}`);
    return isBuilt ? [own, ...this.packaged(path.slice(NPM.length))] : [own];
  }

  private packaged(path: string): string[] {
    const [name = ''] = /^(@[^/]+\/)?[^/]+/.exec(path) ?? [];
    const rest = path.slice(name.length + 1);
    const homes = ancestors(this.root).map((folder) => join(folder, 'node_modules', name));
    const given = this.packages[name];
    return [...homes.flatMap((home) => built(home, rest)), ...(given ? [join(given, rest)] : [])];
  }
}

/** Where "Build npm" takes a file of a package from: its mini program folder, or its main file. */
function built(home: string, rest: string): string[] {
  if (!existsSync(join(home, 'package.json'))) return [];
  const json = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    miniprogram?: string;
    main?: string;
  };
  const folder = join(home, json.miniprogram ?? 'miniprogram_dist');
  if (existsSync(folder)) return [join(folder, rest)];
  const main = join(home, json.main ?? 'index.js');
  if (rest === 'index.js') return existsSync(main) ? [main] : [`${main}.js`, join(main, 'index.js')];
  return [join(dirname(main), rest)];
}

function variants(path: string, extension: string): string[] {
  const whole = path.endsWith(extension) ? [path] : [];
  const typed = extension === '.js' ? [`${path}.ts`, `${path}/index.ts`] : [];
  return [...whole, path + extension, `${path}/index${extension}`, ...typed].map((each) =>
    posix.normalize(each),
  );
}

function upwards(folder: string): string[] {
  const above = posix.dirname(folder);
  return folder === '.' ? [''] : [folder, ...upwards(above)];
}

function ancestors(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...ancestors(above)];
}
