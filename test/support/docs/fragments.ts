import { parse } from 'acorn';

/** Values by name, which the code of a block finds or leaves. */
export interface Scope {
  [name: string]: unknown;
}

type Pattern = { type: string; name?: string; properties?: { value: Pattern }[] };

interface Statement {
  type: string;
  id?: Pattern;
  declarations?: { id: Pattern }[];
  expression?: { type: string; callee?: { name?: string }; left?: { object?: { name?: string } } };
}

function statementsOf(code: string): Statement[] {
  // acorn describes a node by its type alone; these members belong to the types that are asked for.
  const { body } = parse(code, {
    ecmaVersion: 2022,
    allowAwaitOutsideFunction: true,
    allowReturnOutsideFunction: true,
  }) as unknown as { body: Statement[] };
  return body;
}

/** Whether code is a file of a mini program and not a part of a function: it defines an app, a page or a component, or exports. */
export function isWholeFile(code: string): boolean {
  return statementsOf(code).some(
    ({ expression }) =>
      ['App', 'Page', 'Component'].includes(expression?.callee?.name ?? '') ||
      ['module', 'exports'].includes(expression?.left?.object?.name ?? ''),
  );
}

/** Names that a block declares at its top, for the blocks after it. */
function declared(code: string): string[] {
  const patterns = statementsOf(code).flatMap(({ type, id, declarations }) =>
    type === 'VariableDeclaration'
      ? (declarations ?? []).map((each) => each.id)
      : type === 'FunctionDeclaration' && id
        ? [id]
        : [],
  );
  const names = (pattern: Pattern): string[] =>
    pattern.name ? [pattern.name] : (pattern.properties ?? []).flatMap(({ value }) => names(value));
  return patterns.flatMap(names);
}

/** Runs a block with what came before it in scope, and adds what it declares. */
export async function runBlock(
  code: string,
  scope: Scope,
  run: (code: string, scope: Scope) => Promise<unknown>,
): Promise<void> {
  const names = declared(code);
  const known = Object.fromEntries(Object.entries(scope).filter(([name]) => !names.includes(name)));
  const results = (await run(`${code}\nreturn { ${names.join(', ')} };`, known)) as Scope;
  // What a page finds in place stays, whatever a block calls by the same name.
  for (const [name, value] of Object.entries(results)) scope[name] ??= value;
}
