import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';

/** Folder of the repository. */
export const root = join(__dirname, '../../..');

/** A code block of a document. */
export interface Block {
  /** Line of its fence, counted from 1. */
  line: number;
  language: string;
  /** What follows the language: `node` in `js node`. */
  title: string;
  code: string;
  /** The file that its first line names: `// app.js`, `<!-- pages/a/a.wxml -->`; of JSON the title, as in `json [app.json]`. */
  path?: string;
}

const markdown = new MarkdownIt({ html: true });

/** A piece of a document, as markdown-it has it. */
export type Token = ReturnType<typeof markdown.parse>[number];

/** A page of the documentation. */
export class Document {
  readonly tokens: Token[];

  /** @param file - its path in the repository */
  constructor(
    readonly file: string,
    readonly text = readFileSync(join(root, file), 'utf8'),
  ) {
    this.tokens = markdown.parse(text, {});
  }

  get blocks(): Block[] {
    return this.tokens.filter(({ type }) => type === 'fence').map(blockOf);
  }
}

/** All documents: the READMEs, and what is below `docs/`. */
export const documents: readonly string[] = [
  'README.md',
  'README-zh_CN.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `docs/${name}`),
];

/** The line of a token, counted from 1. */
export function lineOf(token: Token): number {
  return (token.map?.[0] ?? 0) + 1;
}

function blockOf(token: Token): Block {
  const [, language = '', title = ''] = /^(\S*)\s*(.*)$/.exec(token.info.trim()) ?? [];
  const code = token.content;
  return { line: lineOf(token), language, title, code, path: pathOf(language, title, code) };
}

const pathComments: { readonly [language: string]: RegExp } = {
  js: /^\/\/ ([\w./-]+\.(?:js|mjs|cjs))\s*$/m,
  ts: /^\/\/ ([\w./-]+\.ts)\s*$/m,
  html: /^<!-- ([\w./-]+\.wxml) -->\s*$/m,
  css: /^\/\* ([\w./-]+\.wxss) \*\/\s*$/m,
};

function pathOf(language: string, title: string, code: string): string | undefined {
  if (language === 'json') return /^\[([\w./-]+\.json)\]$/.exec(title)?.[1];
  const match = pathComments[language]?.exec(code);
  return match?.index === 0 ? match[1] : undefined;
}
