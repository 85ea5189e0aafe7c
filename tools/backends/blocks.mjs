// The code blocks that pages of the docs print as files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The files of a page: blocks whose first line is a comment with their path. */
export function filesOf(page) {
  const text = readFileSync(join(root, page), 'utf8');
  const blocks = text.matchAll(/^```(?:js|java|go)\n\/\/ (\S+\.\w+)\n([\s\S]*?)^```$/gm);
  return new Map([...blocks].map(([, path, code]) => [path, code]));
}
