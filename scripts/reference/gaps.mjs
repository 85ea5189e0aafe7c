// What the documentation comments leave out: every method says what it takes, returns and throws and shows an example; every field has a
// sentence.

function* gapsOfMethod(method, name) {
  if (!method.description && method.deprecated === undefined) yield `${name}: no description`;
  for (const param of method.params) if (!param.text) yield `${name}: no @param ${param.name}`;
  if (!method.returns) yield `${name}: no @returns`;
  if (method.throws.length === 0) yield `${name}: no @throws`;
  if (method.examples.length === 0) yield `${name}: no @example`;
}

function* gapsOfType(type) {
  const name = `${type.file} ${type.name}`;
  if (type.kind === 'function') return yield* gapsOfMethod(type, name);
  if (!type.description) yield `${name}: no description`;
  for (const field of type.fields) if (!field.text) yield `${name}.${field.name}: no description`;
}

export function gaps(model) {
  const found = [];
  for (const { file, groups, types } of model.values()) {
    for (const group of groups) {
      if (!group.description) found.push(`${file} ${group.name}: no description`);
      for (const method of group.methods) found.push(...gapsOfMethod(method, `${file} ${method.name}`));
    }
    // A type that shares its name with a constant is described by the constant.
    const constants = new Set(types.filter(({ kind }) => kind === 'constant').map(({ name }) => name));
    for (const type of types)
      if (type.kind === 'constant' || !constants.has(type.name)) found.push(...gapsOfType(type));
  }
  return found;
}
