import { parseDocument } from 'htmlparser2';
import { TmplGroup } from 'glass-easel-template-compiler';

type ParsedNode = ReturnType<typeof parseDocument>['children'][number];
type ParsedElement = Extract<ParsedNode, { attribs: object }>;
type Members = { readonly [name: string]: unknown };

/** Evaluates an expression of a template with these names in scope; `undefined` where it fails. */
export type Evaluate = (expression: string, scope: Members) => unknown;

/** An element of a template, as it is with the data of the page. */
export interface Element {
  /** Which element of the template it is. */
  id: number;
  tag: string;
  attributes: { readonly [name: string]: unknown };
  /** Handlers by event. */
  events: { readonly [event: string]: string };
  /** Whether the user can see and use it. */
  isUsable: boolean;
  children: Element[];
}

/** What WeChat's own compiler refuses, although this one carries on. */
const REFUSED = new Set(['missing end tag', 'invalid end tag']);

/** Mistakes in a template, as WeChat's template compiler sees them. */
export function mistakesIn(source: string): string[] {
  const group = new TmplGroup();
  const remarks = group.addTmpl('template', source) as {
    isError: boolean;
    message: string;
    startLine: number;
  }[];
  group.free();
  return remarks
    .filter(({ isError, message }) => isError || REFUSED.has(message))
    .map(({ message, startLine }) => `line ${startLine + 1}: ${message}`);
}

const BINDING = /^(?:capture-)?(?:mut-)?(?:bind|catch):?(\w+)$/;

/** The elements of a template with the data of a page: of a list that is drawn with `wx:for`, the first entry. */
export function elementsOf(source: string, data: Members, evaluate: Evaluate): Element[] {
  return new Reader(evaluate).read(parseDocument(source, { xmlMode: true }).children, data, true);
}

class Reader {
  private count = 0;

  constructor(private readonly evaluate: Evaluate) {}

  read(nodes: ParsedNode[], scope: Members, isShown: boolean): Element[] {
    // Whether one of the branches since the last `wx:if` is drawn.
    let hasMatched = false;
    return nodes.flatMap((node) => {
      if (!('attribs' in node)) return [];
      const { attribs: raw } = node;
      const inner = this.scopeOf(raw, scope);
      const condition = raw['wx:if'] ?? raw['wx:elif'];
      if (raw['wx:if'] !== undefined) hasMatched = false;
      const isOther = raw['wx:elif'] !== undefined || raw['wx:else'] !== undefined;
      const isChosen =
        !(isOther && hasMatched) &&
        (condition === undefined || Boolean(this.valueOf(condition, inner ?? {})));
      if (condition !== undefined && isChosen) hasMatched = true;
      return [this.element(node, inner ?? scope, isShown && isChosen && inner !== undefined)];
    });
  }

  private element(
    { attribs: raw, name: tag, children }: ParsedElement,
    scope: Members,
    isShown: boolean,
  ): Element {
    const id = (this.count += 1);
    const attributes = Object.fromEntries(
      Object.entries(raw).map(([name, text]) => [name, text === '' || this.valueOf(text, scope)]),
    );
    return {
      id,
      tag,
      attributes,
      events: eventsOf(raw),
      isUsable: isShown && !attributes.disabled && !attributes.hidden,
      children: this.read(children, scope, isShown && !attributes.hidden),
    };
  }

  /** The names that an element sees; `undefined` where its list is empty. */
  private scopeOf(raw: ParsedElement['attribs'], scope: Members): Members | undefined {
    if (raw['wx:for'] === undefined) return scope;
    const list = this.valueOf(raw['wx:for'], scope);
    if (!Array.isArray(list) || list.length === 0) return undefined;
    return { ...scope, [raw['wx:for-item'] ?? 'item']: list[0], [raw['wx:for-index'] ?? 'index']: 0 };
  }

  private valueOf(text: string, scope: Members): unknown {
    const parts = text.split(/\{\{(.*?)\}\}/s);
    if (parts.length === 3 && parts[0] === '' && parts[2] === '')
      return this.evaluate(String(parts[1]), scope);
    const values = parts.map((part, index) => (index % 2 === 0 ? part : this.evaluate(part, scope)));
    return values.map((value) => (value === undefined ? '' : String(value as string | number))).join('');
  }
}

/** An element and everything in it. */
export function allOf(elements: Element[]): Element[] {
  return elements.flatMap((element) => [element, ...allOf(element.children)]);
}

function eventsOf(raw: { [name: string]: string }): { [event: string]: string } {
  return Object.fromEntries(
    Object.entries(raw).flatMap(([name, handler]) => {
      const event = BINDING.exec(name)?.[1];
      return event ? [[event, handler]] : [];
    }),
  );
}
