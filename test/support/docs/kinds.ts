import type { Block } from './markdown';

/** How a block is run. */
export type Kind =
  | 'mini program file'
  | 'fragment of a page'
  | 'Node script'
  | 'Node fragment'
  | 'jest test'
  | 'TypeScript'
  | 'WXML file'
  | 'WXML fragment'
  | 'JSON'
  | 'style sheet'
  | 'elsewhere';

/** Languages that are not run here, and where instead. */
export const elsewhere: { readonly [language: string]: string } = {
  sh: 'commands for a terminal, which install packages or start servers',
  text: 'output of a command or a picture in characters, which nothing can run',
  java: 'compiled and run against the emulator by npm run test:backends',
  go: 'compiled and run against the emulator by npm run test:backends',
  vue: 'a file of the uni-app app below tools/frameworks/, which is built and run; test/unit/frameworks.test.ts compares them',
  jsx: 'a file of the Taro app below tools/frameworks/, which is built and run; test/unit/frameworks.test.ts compares them',
};

/** Documents whose blocks run in a suite of their own. */
const suites: readonly (readonly [RegExp, string])[] = [
  // Generated: the examples run as they stand in the comments of the sources.
  [/^docs\/(en\/)?reference\/(?!api\.md$)/, 'test/reference'],
  [/^docs\/(en\/)?testing\/index\.md$/, 'npm run test:guide'],
];

/** The suite that runs the blocks of a document, unless they run with the others. */
export function suiteOf(file: string): string | undefined {
  return suites.find(([pattern]) => pattern.test(file))?.[1];
}

/** What kind of file a block says it is; throws for a language that is not known. */
export function kindOf({ language, title, path }: Block): Kind {
  switch (language) {
    case 'js':
      if (path === undefined) return title === 'node' ? 'Node fragment' : 'fragment of a page';
      if (path.endsWith('.test.js')) return 'jest test';
      return path.endsWith('.js') ? 'mini program file' : 'Node script';
    case 'ts':
      return 'TypeScript';
    case 'html':
      return path === undefined ? 'WXML fragment' : 'WXML file';
    case 'json':
      return 'JSON';
    case 'css':
      return 'style sheet';
    default:
      if (Object.hasOwn(elsewhere, language)) return 'elsewhere';
      throw new Error(
        language
          ? `blocks of the language "${language}" are not known: name it in test/support/docs/kinds.ts, with where they run`
          : 'the block has no language: use text for output',
      );
  }
}
