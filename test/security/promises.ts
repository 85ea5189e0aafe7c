import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { Document } from '../support/docs/markdown';

/** The first cells of the tables whose first column is headed by `heading`, as they are written. */
export function firstCells(page: string, heading: string): string[] {
  const cells: string[] = [];
  let isWanted = false;
  let row: string[] = [];
  for (const { type, content } of new Document(page).tokens) {
    if (type === 'tr_open') row = [];
    if (type === 'inline') row.push(content);
    if (type === 'thead_close') isWanted = row[0] === heading;
    else if (type === 'tr_close' && isWanted) cells.push(String(row[0]));
    if (type === 'table_close') isWanted = false;
  }
  return cells;
}

/** Titles of the tests and groups at the top of a file, as the parser sees them. */
function titlesOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return [];
    const { expression, arguments: values } = statement.expression;
    const title = values[0];
    const isTest = ts.isIdentifier(expression) && ['it', 'describe'].includes(expression.text);
    return isTest && title && ts.isStringLiteralLike(title) ? [title.text] : [];
  });
}

/** Titles of the tests of promises. */
export function promisesTested(): string[] {
  return readdirSync(__dirname)
    .filter((file) => file.endsWith('.test.ts') && file !== 'promises.test.ts')
    .flatMap((file) => titlesOf(join(__dirname, file)));
}
