import type { Members } from './values';

/** The keys of a data path: `a.b[0].c` is `a`, `b`, `0`, `c`. */
export function parsePath(path: string): string[] {
  return path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((key) => key !== '');
}

/** The value at a path; `undefined` where the path leads nowhere. */
export function readPath(data: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (holder, key) => (typeof holder === 'object' && holder !== null ? (holder as Members)[key] : undefined),
    data,
  );
}

/** Sets the value at a path and creates what is missing on the way: a list where the next key is a number. */
export function writePath(
  data: Members,
  keys: readonly string[],
  value: unknown,
  create: (isList: boolean) => object,
): void {
  let holder = data;
  keys.slice(0, -1).forEach((key, i) => {
    const next = holder[key];
    // What is no object cannot hold the next key and is replaced, as WeChat does.
    holder = (
      typeof next === 'object' && next !== null
        ? next
        : (holder[key] = create(/^\d+$/.test(keys[i + 1] ?? '')))
    ) as Members;
  });
  holder[keys[keys.length - 1] ?? ''] = value;
}

/** A path that an observer watches; with `deep` (`a.**`) everything below it as well. */
export interface WatchedPath {
  keys: readonly string[];
  deep: boolean;
}

/** The paths in the name of an observer, such as `a, b.c, list.**`. */
export function parseWatchedPaths(name: string): WatchedPath[] {
  return name.split(',').map((part) => {
    const path = part.trim();
    const deep = /(^|\.)\*\*$/.test(path);
    return { keys: parsePath(deep ? path.replace(/\.?\*\*$/, '') : path), deep };
  });
}

/** Whether setting `changed` concerns a watched path: the path itself, one that contains it or, with `deep`, one inside it. */
export function concerns(watched: WatchedPath, changed: readonly string[]): boolean {
  const isPrefix = (short: readonly string[], long: readonly string[]) =>
    short.every((key, i) => key === long[i]);
  return isPrefix(changed, watched.keys) || (watched.deep && isPrefix(watched.keys, changed));
}
