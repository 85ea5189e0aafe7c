/** Parameters of a call, by name. */
export type Params = { [name: string]: unknown };

/** How a parameter of any type is written in an address or a form. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Percent-encodes a text. Half a surrogate pair, as a cut emoji leaves it, becomes U+FFFD, as in every encoder of UTF-8. */
export function encode(text: string): string {
  return encodeURIComponent(
    text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (found) => (found[1] ? found : '\ufffd')),
  );
}

/**
 * `a=1&b=2` for a query string or a form. What is `undefined` or `null` is left out: hosts disagree on how to write it. A list becomes
 * one pair per entry.
 */
export function encodePairs(params: Params): string {
  const pairs: string[] = [];
  for (const name in params) {
    const value = params[name];
    const values: unknown[] = Array.isArray(value) ? value : [value];
    // Stryker disable next-line EqualityOperator: what is missing behind the last one is left out below
    for (let i = 0; i < values.length; i++) {
      if (values[i] !== undefined && values[i] !== null)
        pairs.push(encode(name) + '=' + encode(textOf(values[i])));
    }
  }
  return pairs.join('&');
}
