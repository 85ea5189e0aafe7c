import fc from 'fast-check';

/**
 * How a property is run: the same values every time, so that a change is to blame when it fails. `FUZZ_RUNS=20000 FUZZ_SEED=7 npx jest
 * test/fuzz` tries more values, and other ones.
 */
export function runs(usual: number): { numRuns: number; seed: number } {
  return { numRuns: Number(process.env.FUZZ_RUNS ?? usual), seed: Number(process.env.FUZZ_SEED ?? 1) };
}

/** ms that a test of properties may take: longer for more runs than usual. */
export const patience = process.env.FUZZ_RUNS ? 3_600_000 : 60_000;

/** Names that an object has without being given them, or that the language treats specially. */
export const inheritedNames = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  '__defineGetter__',
  'toJSON',
  'then',
  'length',
] as const;

/** Any text that JavaScript can hold, halves of surrogate pairs included. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        '\ud83c',
        '\udf93',
        '🎓',
        '中',
        'a',
        '%',
        '&',
        '=',
        '+',
        ' ',
        '\0',
        '\u2028',
        '/',
        '\\',
      ),
      {
        maxLength: 8,
      },
    )
    .map((parts) => parts.join('')),
);

const scalarText: fc.Arbitrary<string> = fc.oneof(
  anyText.map((text) => JSON.stringify(text)),
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom('null', 'true', 'false', '0', '-0', '200', '1e999', '""', '[]', '{}', '"200"', '1e21'),
);

/**
 * Any JSON value as text, in which the given names are frequent. As text, because an object literal cannot hold a key `__proto__`, and
 * because JSON may name a key twice.
 */
export function jsonTextWith(names: readonly string[]): fc.Arbitrary<string> {
  const key = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...names, ...inheritedNames) },
    { weight: 1, arbitrary: anyText },
  );
  const { value } = fc.letrec<{ value: string; list: string; object: string }>((tie) => ({
    value: fc.oneof({ maxDepth: 4, depthSize: 'medium' }, scalarText, tie('object'), tie('list')),
    list: fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join()}]`),
    object: fc
      .array(fc.tuple(key, tie('value')), { maxLength: 6 })
      .map((entries) => `{${entries.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join()}}`),
  }));
  return value;
}

/** JSON text of an object whose named fields have what is given for them, or anything, or are missing. */
export function objectTextWith(fields: {
  readonly [name: string]: fc.Arbitrary<string>;
}): fc.Arbitrary<string> {
  const names = Object.keys(fields);
  const odd = jsonTextWith(names);
  const entry = fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .constantFrom(...names)
        .chain((name) =>
          fc
            .oneof({ weight: 5, arbitrary: fields[name] ?? odd }, { weight: 1, arbitrary: odd })
            .map((text) => `${JSON.stringify(name)}:${text}`),
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.oneof(fc.constantFrom(...inheritedNames), anyText), odd)
        .map(([name, text]) => `${JSON.stringify(name)}:${text}`),
    },
  );
  return fc.array(entry, { maxLength: names.length + 3 }).map((entries) => `{${entries.join()}}`);
}
