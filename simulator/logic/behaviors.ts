/** What a mini program hands to `App`, `Page`, `Component` or `Behavior`. */
export interface Definition {
  data?: { [name: string]: unknown };
  [member: string]: unknown;
}

/** A behavior as components refer to it: `Behavior` returns its name. */
export interface NamedBehavior {
  name: string;
  definition: Definition;
}

type DefinitionFilter = (definition: Definition, filters: readonly DefinitionFilter[]) => void;

/** Behaviors that the base library brings along: those with properties of their own, else they change nothing here. */
const BUILT_IN: { readonly [name: string]: Definition } = {
  'wx://form-field': { properties: { name: { type: String }, value: null } },
  'wx://form-field-button': {},
  'wx://form-field-group': {},
  'wx://component-export': {},
};

/** The behaviors of one mini program. */
export class Behaviors {
  private readonly defined = new Map<string, Definition>();

  /** Keeps a behavior and returns the name by which components refer to it. */
  define(definition: Definition): string {
    this.filter(definition);
    const name = `behavior:${this.defined.size + 1}`;
    this.defined.set(name, definition);
    return name;
  }

  /** The behaviors that a definition names, in order. A name with `wx://` that is not known is left out. */
  of(definition: Definition): NamedBehavior[] {
    return namesOf(definition).flatMap((name) => {
      const behavior = this.defined.get(name) ?? BUILT_IN[name];
      if (behavior) return [{ name, definition: behavior }];
      if (name.startsWith('wx://')) return [];
      throw new Error(`the behavior ${name} is not defined: it must come from Behavior()`);
    });
  }

  /** Lets the behaviors that a definition names rewrite it, for those with a `definitionFilter`. */
  filter(definition: Definition): void {
    for (const { definition: behavior } of this.of(definition)) {
      const inner = this.of(behavior).flatMap(({ definition: each }) => filterOf(each));
      for (const filter of filterOf(behavior)) filter(definition, inner);
    }
  }
}

function namesOf({ behaviors }: Definition): string[] {
  return Array.isArray(behaviors) ? behaviors.map(String) : [];
}

function filterOf({ definitionFilter }: Definition): DefinitionFilter[] {
  return typeof definitionFilter === 'function' ? [definitionFilter as DefinitionFilter] : [];
}
