import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { programOf } from '../support/program';

const folder = join(__dirname, '../types');
const files = readdirSync(folder).map((file) => join(folder, file));
const program = programOf(files);

test.each(files.map((file) => [file.slice(folder.length + 1), file]))(
  '%s compiles: right calls are accepted, wrong ones are not',
  (_name, file) => {
    const source = program.getSourceFile(file);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    expect(
      found.map(({ start = 0, messageText }) => {
        const { line } = source?.getLineAndCharacterOfPosition(start) ?? { line: 0 };
        return `line ${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
      }),
    ).toEqual([]);
  },
);
