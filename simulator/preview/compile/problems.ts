import type { Problem } from '../shared/protocol';

/** Collects the mistakes found while a project is compiled, each once. */
export class Problems {
  readonly list: Problem[] = [];

  add(problem: Problem): void {
    const known = this.list.some(
      ({ file, line, message }) =>
        file === problem.file && line === problem.line && message === problem.message,
    );
    if (!known) this.list.push(problem);
  }
}

/** Line and column of an offset in a text, counted from 1. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
