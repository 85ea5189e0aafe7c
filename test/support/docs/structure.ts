import { lineOf, type Document, type Token } from './markdown';

/** What two translations of a page have in common, piece by piece. */
interface Piece {
  line: number;
  /** What it is, in words: `a heading of level 2`. */
  what: string;
  /** Of code everything but strings and comments. */
  code?: string;
}

/** The first difference in structure between a page and its translation, with both places; `undefined` where there is none. */
export function differenceOf(page: Document, translation: Document): string | undefined {
  const pieces = piecesOf(page);
  const others = piecesOf(translation);
  for (let at = 0; at < Math.max(pieces.length, others.length); at += 1) {
    const [piece, other] = [pieces[at], others[at]];
    if (piece?.what === other?.what && piece?.code === other?.code) continue;
    const isSame = piece?.what === other?.what;
    return `${placeOf(page, piece)} has ${describe(piece, isSame)}, ${placeOf(translation, other)} has ${describe(other, isSame)}`;
  }
  return undefined;
}

function placeOf({ file }: Document, piece: Piece | undefined): string {
  return piece ? `${file}:${piece.line}` : file;
}

function describe(piece: Piece | undefined, withCode: boolean): string {
  if (!piece) return 'nothing more';
  return withCode ? `${piece.what} with other code: ${piece.code}` : piece.what;
}

/** Headings, code, tables and lists in their order; a list inside of a list counts for itself. */
function piecesOf({ tokens }: Document): Piece[] {
  return tokens.flatMap((token, at): Piece[] => {
    const line = lineOf(token);
    switch (token.type) {
      case 'heading_open':
        return [{ line, what: `a heading of level ${token.tag.slice(1)}` }];
      case 'fence': {
        const [language = ''] = token.info.split(' ');
        return [
          { line, what: `a block of ${token.info || 'text'}`, code: skeletonOf(language, token.content) },
        ];
      }
      case 'table_open':
        return [{ line, what: `a table of ${countWithin(tokens, at, 'tr_open')} rows` }];
      case 'bullet_list_open':
      case 'ordered_list_open':
        return [{ line, what: `a list of ${countWithin(tokens, at, 'list_item_open')} items` }];
      default:
        return [];
    }
  });
}

/** Tokens of a type directly in the element that opens at an index, and in its parts. */
function countWithin(tokens: readonly Token[], start: number, type: string): number {
  const { level = 0, type: opening = '' } = tokens[start] ?? {};
  const closing = opening.replace('_open', '_close');
  const end = tokens.findIndex((token, at) => at > start && token.type === closing && token.level === level);
  const depth = type === 'list_item_open' ? level + 1 : Infinity;
  return tokens.slice(start, end).filter((token) => token.type === type && token.level <= depth).length;
}

/** Strings and comments of the languages in the documentation, whichever begins first. */
const wording = /(["'`])(?:\\[\s\S]|(?!\1)[^\\])*\1|\/\/.*|\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g;

/** Code without what is translated: strings, comments, and in WXML texts. Line breaks follow from the length of strings. */
function skeletonOf(language: string, code: string): string {
  if (language === 'text' || language === '') return '';
  const text = language === 'html' ? code.replace(/>[^<>]*</g, (part) => `>${expressionsIn(part)}<`) : code;
  const bare = language === 'sh' ? text.replace(/#.*/g, '') : text.replace(wording, (part) => quoteOf(part));
  const dense = bare.replace(/\s+/g, '').replace(/,(?=[)\]}])/g, '');
  // Readers of English want messages in English, which is one option more.
  return dense.replace(/,lang:''/g, '');
}

function expressionsIn(text: string): string {
  return (text.match(/\{\{.*?\}\}/gs) ?? []).join('');
}

function quoteOf(part: string): string {
  return /^["'`]/.test(part) ? "''" : '';
}
