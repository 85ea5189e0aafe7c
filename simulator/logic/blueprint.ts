import type { Behaviors, Definition } from './behaviors';
import { parseWatchedPaths, type WatchedPath } from './paths';
import { readProperties, type Property } from './properties';
import type { Members, Method } from './values';

/** The constructor that a definition was given to. */
export type Kind = 'Page' | 'Component';

/** One entry of `observers`. */
export interface DataObserver {
  paths: readonly WatchedPath[];
  run: Method;
}

/** Functions to call in this order at one moment of a lifecycle. */
export type Lifecycle = Map<string, Method[]>;

/** A definition with its behaviors merged in, from which pages and components are made. */
export interface Blueprint {
  kind: Kind;
  /** Path below the project folder, without extension. */
  path: string;
  data: Members;
  properties: Map<string, Property>;
  /** Methods, and the other members of a page. */
  members: Members;
  observers: DataObserver[];
  lifetimes: Lifecycle;
  pageLifetimes: Lifecycle;
  /** Names of all behaviors, also those of behaviors. */
  behaviors: Set<string>;
  /** What `selectComponent` returns with the behavior `wx://component-export`. */
  exported: Method | undefined;
}

const LIFETIMES = ['created', 'attached', 'ready', 'moved', 'detached', 'error'];

/** Merges a definition with its behaviors: a component's own fields win over those of behaviors, lifecycle functions all run. */
export function createBlueprint(
  kind: Kind,
  path: string,
  definition: Definition,
  behaviors: Behaviors,
): Blueprint {
  const blueprint: Blueprint = {
    kind,
    path,
    data: {},
    properties: new Map(),
    members: {},
    observers: [],
    lifetimes: new Map(),
    pageLifetimes: new Map(),
    behaviors: new Set(),
    exported: undefined,
  };
  include(blueprint, definition, behaviors);
  // A page has its handlers at the top, a component in `methods`.
  if (kind === 'Page') {
    const members = Object.entries(definition).filter(([name]) => name !== 'data' && name !== 'behaviors');
    Object.assign(blueprint.members, Object.fromEntries(members));
  }
  return blueprint;
}

function include(
  blueprint: Blueprint,
  definition: Definition,
  behaviors: Behaviors,
  isRepeated = false,
): void {
  for (const { name, definition: behavior } of behaviors.of(definition)) {
    // A behavior that is reached twice gives its fields again, over those of behaviors in between, but its functions run once.
    const isKnown = blueprint.behaviors.has(name);
    blueprint.behaviors.add(name);
    include(blueprint, behavior, behaviors, isKnown);
  }
  blueprint.data = mergeData(blueprint.data, definition.data ?? {});
  for (const [name, property] of readProperties(membersOf(definition.properties)))
    blueprint.properties.set(name, property);
  Object.assign(blueprint.members, membersOf(definition.methods));
  if (typeof definition.export === 'function') blueprint.exported = definition.export as Method;
  if (!isRepeated) addFunctions(blueprint, definition);
}

function addFunctions(blueprint: Blueprint, definition: Definition): void {
  for (const [name, run] of methodsOf(definition.observers))
    blueprint.observers.push({ paths: parseWatchedPaths(name), run });
  const own = new Map(methodsOf(definition.lifetimes));
  for (const name of LIFETIMES) {
    // `lifetimes` is the newer notation and wins over the same name at the top.
    const run = own.get(name) ?? definition[name];
    if (typeof run === 'function') append(blueprint.lifetimes, name, run as Method);
  }
  for (const [name, run] of methodsOf(definition.pageLifetimes)) append(blueprint.pageLifetimes, name, run);
}

function append(lifecycle: Lifecycle, name: string, run: Method): void {
  lifecycle.set(name, [...(lifecycle.get(name) ?? []), run]);
}

/** Objects of the same name are merged, everything else is replaced. */
function mergeData(below: Members, above: Members): Members {
  const merged = { ...below };
  for (const [name, value] of Object.entries(above)) {
    const other = merged[name];
    merged[name] = isRecord(other) && isRecord(value) ? mergeData(other, value) : value;
  }
  return merged;
}

function isRecord(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function membersOf(value: unknown): Members {
  return isRecord(value) ? value : {};
}

function methodsOf(value: unknown): [name: string, run: Method][] {
  return Object.entries(membersOf(value)).filter(
    (entry): entry is [string, Method] => typeof entry[1] === 'function',
  );
}
