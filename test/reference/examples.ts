import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../..');

/** An `@example` of a documented method or function. */
export interface Example {
  /** `src/methods/password.ts`. */
  readonly file: string;
  readonly method: string;
  readonly code: string;
}

function sourceFiles(folder: string): ts.SourceFile[] {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.ts'));
  return names.map((name) => {
    const file = `${folder}/${name}`;
    return ts.createSourceFile(file, ts.sys.readFile(join(root, file)) ?? '', ts.ScriptTarget.ES2022, true);
  });
}

/** The code of an example, without the fence that it may stand in. */
function codeOf(tag: ts.JSDocTag): string {
  const text = ts.getTextOfJSDocComment(tag.comment) ?? '';
  return text.replace(/^```\w*\n|\n```$/g, '');
}

function examplesOf(file: ts.SourceFile): Example[] {
  const examples: Example[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isMethodSignature(node) || ts.isFunctionDeclaration(node)) {
      for (const tag of ts.getJSDocTags(node)) {
        if (tag.tagName.text === 'example')
          examples.push({ file: file.fileName, method: node.name?.getText() ?? '', code: codeOf(tag) });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return examples;
}

/** Every example in the documentation comments of the client's methods, of `authing.api` and of exported functions. */
export const examples: Example[] = ['src', 'src/methods', 'src/api'].flatMap(sourceFiles).flatMap(examplesOf);
