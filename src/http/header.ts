/** Value of a response header, whose names come in any case; `undefined` when it is missing or the headers are no object. */
export function headerOf(header: unknown, name: string): unknown {
  if (!header || typeof header !== 'object') return undefined;
  for (const each in header) {
    // Compared by length first: this runs for every answer.
    if (each.length === name.length && each.toLowerCase() === name)
      return (header as { [name: string]: unknown })[each];
  }
  return undefined;
}
