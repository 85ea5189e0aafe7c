/** The value of a record under a name that came from outside; names such as `constructor` are not found in its prototype. */
export function own<Value>(record: Record<string, Value>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
