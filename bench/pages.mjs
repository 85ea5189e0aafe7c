// Writes measured figures into the page about figures, in both languages, between markers.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath, URL } from 'node:url';
import { format, resolveConfig } from 'prettier';

const page = (name) => fileURLToPath(new URL(`../docs/${name}internals/figures.md`, import.meta.url));

/** Replaces what stands between `<!-- <name>:start -->` and `<!-- <name>:end -->`. */
export async function writePart(name, chinese, english) {
  for (const [folder, text] of [
    ['', chinese],
    ['en/', english],
  ]) {
    const file = page(folder);
    const before = readFileSync(file, 'utf8');
    const [start, end] = ['start', 'end'].map((side) => `<!-- ${name}:${side} -->`);
    const [from, to] = [before.indexOf(start), before.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`${file} has no place for ${name}.`);
    const after = `${before.slice(0, from + start.length)}\n\n${text.trim()}\n\n${before.slice(to)}`;
    writeFileSync(file, await format(after, { ...(await resolveConfig(file)), parser: 'markdown' }));
  }
}

/** A table in Markdown; cells after the first are numbers. */
export function markdownTable(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column ? '---:' : '---'))), ...rows.map(line)].join('\n');
}

/** The kind of machine, the version of Node and the day, in Chinese and English. */
export function circumstances() {
  const processors = cpus();
  const model = processors[0]?.model.trim().replace(/ @.*| CPU|\((R|TM)\)/g, '') || process.arch;
  const day = new Date().toISOString().slice(0, 10);
  return [
    `${model}，${processors.length} 核，Node ${process.versions.node}，${day}。`,
    `${model}, ${processors.length} cores, Node ${process.versions.node}, ${day}.`,
  ];
}
