/** Value of a response header, whose names come in any case; `undefined` when it is missing or of another type. */
export function headerOf(header: unknown, name: string): string | undefined {
  // Stryker disable next-line ConditionalExpression,LogicalOperator: a loop over anything else finds no such name
  if (!header || typeof header !== 'object') return undefined;
  for (const each in header) {
    // Compared by length first: this runs for every answer.
    // Stryker disable next-line ConditionalExpression: it only saves time
    if (each.length !== name.length || each.toLowerCase() !== name) continue;
    const value = (header as { [name: string]: unknown })[each];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  }
  return undefined;
}
