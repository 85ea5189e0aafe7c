/** `node:path` and `node:fs` as far as the simulator's modules use them. */
export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function extname(path: string): string {
  const name = basename(path);
  const at = name.lastIndexOf('.');
  return at > 0 ? name.slice(at) : '';
}

export function readFileSync(path: string): never {
  throw new Error(`A browser cannot read ${path}.`);
}
