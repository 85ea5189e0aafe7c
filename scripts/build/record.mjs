// What a build was made from and what it made, so that the next one knows what it can keep.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** All files at or below `paths`, in order; what does not exist has none. */
export function filesOf(paths) {
  return paths
    .flatMap((path) => {
      if (!existsSync(path)) return [];
      return statSync(path).isDirectory()
        ? filesOf(readdirSync(path).map((name) => `${path}/${name}`))
        : [path];
    })
    .sort();
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** Changes with the content, the name and the number of the files at or below `paths`, and with the version of Node. */
export function fingerprint(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const file of filesOf(paths)) hash.update(`\0${file}\0${hashOf(file)}`);
  return hash.digest('hex');
}

/** The file that keeps `{ inputs, outputs, packages }` for each part of the build. */
export class BuildRecord {
  constructor(file) {
    this.file = file;
    this.parts = this.#read();
  }

  /** A record that cannot be read only means that everything is built. */
  #read() {
    try {
      return new Map(Object.entries(JSON.parse(readFileSync(this.file, 'utf8'))));
    } catch {
      return new Map();
    }
  }

  /** Whether a part was built from exactly these inputs, and its outputs are still as they were written. */
  isCurrent(name, inputs) {
    const part = this.parts.get(name);
    return (
      part?.inputs === inputs &&
      Object.entries(part.outputs).every(([file, hash]) => existsSync(file) && hashOf(file) === hash)
    );
  }

  /** Forgets a part and removes its outputs. Until it is built again nothing of it is there, so a failed build cannot be taken for a good one. */
  discard(name) {
    for (const file of Object.keys(this.parts.get(name)?.outputs ?? {})) rmSync(file, { force: true });
    this.parts.delete(name);
    this.#write();
  }

  keep(name, inputs, files, packages) {
    const outputs = Object.fromEntries(files.map((file) => [file, hashOf(file)]));
    this.parts.set(name, { inputs, outputs, packages });
    this.#write();
  }

  /** The outputs of all parts. */
  outputs() {
    return [...this.parts.values()].flatMap(({ outputs }) => Object.keys(outputs));
  }

  /** The packages bundled by all parts, as folders. */
  packages() {
    return [...this.parts.values()].flatMap(({ packages }) => packages);
  }

  #write() {
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify(Object.fromEntries(this.parts), null, 2));
  }
}
