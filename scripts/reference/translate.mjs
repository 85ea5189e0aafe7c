// Chinese texts of the reference, a file beside each source file: the English text of a comment is the key of its Chinese.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'zh-CN');

/** `src/methods/login.ts` → `methods/login.json`. */
export const nameOf = (file) => file.replace(/^src\//, '').replace(/\.ts$/, '.json');

function read(name) {
  const file = join(folder, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

export class Translations {
  #tables = new Map();
  #used = new Map();
  missing = [];

  /** The Chinese of a text of a source file; the text itself, and a note of it, when there is none. */
  of(file, text) {
    const name = nameOf(file);
    if (!this.#tables.has(name)) this.#tables.set(name, read(name));
    if (!this.#used.has(name)) this.#used.set(name, new Set());
    const found = this.#tables.get(name)[text];
    this.#used.get(name).add(text);
    if (found === undefined) this.missing.push({ file: name, text });
    return found ?? text;
  }

  /** Texts that no comment has any more. */
  stale() {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.replaceAll('\\', '/'))
      .flatMap((name) =>
        Object.keys(read(name))
          .filter((text) => !this.#used.get(name)?.has(text))
          .map((text) => ({ file: name, text })),
      );
  }
}
