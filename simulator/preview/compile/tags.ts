import { BUILT_IN_TAGS } from '../shared/tags';

/**
 * Gives the built-in tags of a template the names that WeChat gives their elements, so that no `button` or `input` of the browser
 * appears instead. Tags for which the file has a component of its own stay. Lines stay where they are.
 */
export function renameTags(source: string, own: ReadonlySet<string>): string {
  const parts =
    /<!--[\s\S]*?-->|(<wxs\b(?:"[^"]*"|'[^']*'|[^>"'])*>)([\s\S]*?)<\/wxs>|\{\{[\s\S]*?\}\}|<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*>?)/g;
  return source.replace(
    parts,
    (
      whole,
      _open: string | undefined,
      _wxs: string | undefined,
      slash: string,
      tag: string,
      rest: string,
    ) => {
      if (tag === undefined) return whole;
      const name = BUILT_IN_TAGS.has(tag) && !own.has(tag) ? `wx-${tag}` : tag;
      return `<${slash}${name}${rest}`;
    },
  );
}
