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
  java: 'compiled and run against the emulator by a toolchain of its own below tools/',
  go: 'compiled and run against the emulator by a toolchain of its own below tools/',
  vue: 'a file of the uni-app app below tools/frameworks/, which is built and run; test/unit/frameworks.test.ts compares them',
  jsx: 'a file of the Taro app below tools/frameworks/, which is built and run; test/unit/frameworks.test.ts compares them',
};

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
