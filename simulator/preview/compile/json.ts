import type { Json } from '../shared/protocol';
import type { ProjectFiles } from './files';
import { placeOf, type Problems } from './problems';

/** Reads a JSON file of the project; a missing one is empty, a broken one is a problem and empty. */
export function readJson(files: ProjectFiles, path: string, problems: Problems): Json {
  if (!files.exists(path)) return {};
  const text = files.read(path);
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
    problems.add({ file: path, message: 'must hold an object' });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const offset = /position (\d+)/.exec(message)?.[1];
    problems.add({ file: path, message, ...(offset ? placeOf(text, Number(offset)) : {}) });
  }
  return {};
}

/** A field that should hold an object; anything else is an empty one. */
export function objectAt(json: Json, name: string): Json {
  const value = json[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

/** A field that should hold a list of texts; anything else is an empty one. */
export function textsAt(json: Json, name: string): string[] {
  const value = json[name];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** A field that should hold a text. */
export function textAt(json: Json, name: string): string | undefined {
  const value = json[name];
  return typeof value === 'string' ? value : undefined;
}
