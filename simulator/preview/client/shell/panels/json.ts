import { h } from '../dom';

/** A value as coloured JSON. */
export function jsonView(value: unknown): HTMLElement {
  const text = JSON.stringify(value, null, 2) ?? String(value);
  const view = h('pre.json');
  const parts = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?/g;
  let at = 0;
  for (const match of text.matchAll(parts)) {
    view.append(text.slice(at, match.index));
    const [whole, quoted, colon] = match;
    const kind = colon ? 'key' : quoted ? 'string' : 'value';
    view.append(h(`span.json-${kind}` as 'span', {}, quoted ?? whole), colon ?? '');
    at = match.index + whole.length;
  }
  view.append(text.slice(at));
  return view;
}
