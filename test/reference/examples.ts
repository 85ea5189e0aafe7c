import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../..');

/** An `@example` of a documented method, function or constant. */
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

/** Whether an example makes the client of the app, which the runner has made already: that much is run in the pages of `docs/`. */
function makesClient(code: string): boolean {
  return /^const authing = new /m.test(code);
}

/** The name of what an example can belong to. */
function nameOf(node: ts.Node): string | undefined {
  if (ts.isMethodSignature(node) || ts.isFunctionDeclaration(node)) return node.name?.getText();
  return ts.isVariableStatement(node) ? node.declarationList.declarations[0]?.name.getText() : undefined;
}

function examplesOf(file: ts.SourceFile): Example[] {
  const examples: Example[] = [];
  const visit = (node: ts.Node): void => {
    const method = nameOf(node);
    for (const tag of method ? ts.getJSDocTags(node) : []) {
      if (method && tag.tagName.text === 'example')
        examples.push({ file: file.fileName, method, code: codeOf(tag) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return examples;
}

const folders = ['src', 'src/methods', 'src/api', 'src/encrypt'];

/** Every example in the documentation comments of the client's methods, of `authing.api` and of exported functions and constants. */
export const examples: Example[] = folders
  .flatMap(sourceFiles)
  .flatMap(examplesOf)
  .filter(({ code }) => !makesClient(code));
