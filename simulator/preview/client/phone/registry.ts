import {
  MiniProgramEnv,
  type CodeSpace,
  type AssociatedBackend,
  type Root,
} from 'glass-easel-miniprogram-adapter';
import * as glassEasel from 'glass-easel';
import type { Bundle, Json, Part } from '../../shared/protocol';
import { Backend } from './backend';
import { defineBuiltIns } from './builtins/index';
import type { Environment } from './environment';
import { plainEvent, type EventLike } from './events';
import type { Modules } from './modules';
import type { Styles } from './styles';

type Templates = { readonly [path: string]: unknown };
type Definition = { [member: string]: unknown };

/** A component as its own code sees it: glass-easel's is behind it. */
interface Caller {
  _$: glassEasel.GeneralComponent;
}

/** The pages and components of a mini program, each registered with glass-easel when it is first needed. */
export class Registry {
  private readonly environment = new MiniProgramEnv();
  private readonly backend: AssociatedBackend;
  private readonly space: CodeSpace;
  private readonly registered = new Set<string>();
  private readonly formField: unknown;

  constructor(
    private readonly bundle: Bundle,
    private readonly modules: Modules,
    private readonly styles: Styles,
    environment: Environment,
  ) {
    this.backend = this.environment.associateBackend(new Backend());
    this.space = this.environment.createCodeSpace('main', true);
    const components = this.space.getComponentSpace();
    components.updateComponentOptions({ writeIdToDOM: true });
    this.space.setOverallBehavior(readyBehavior(components));
    defineBuiltIns(components, environment);
    this.formField = this.space
      .behavior()
      .definition({ properties: { name: String, value: null } })
      .register();
    const groups = (0, eval)(bundle.templates) as Templates;
    for (const [path, part] of Object.entries(bundle.parts)) this.describe(path, part, groups);
  }

  /** Registers a page with all that it uses, and makes one. */
  create(path: string): Root {
    this.register(path);
    return this.backend.createRoot('wx-page', this.space, path);
  }

  private describe(path: string, part: Part, groups: Templates): void {
    const { usingComponents, componentGenerics, styleIsolation, pureDataPattern, addGlobalClass } = part.json;
    this.space.addComponentStaticConfig(path, {
      component: !part.isPage,
      usingComponents: usingComponents as Record<string, string>,
      componentGenerics: componentGenerics as undefined,
      styleIsolation: styleIsolation as undefined,
      pureDataPattern: pureDataPattern as string | undefined,
      addGlobalClass: addGlobalClass === true,
    });
    this.space.addStyleSheet(path, undefined, scopeOf(path));
    this.space.addCompiledTemplate(path, {
      groupList: groups as never,
      content: (groups as { [path: string]: never })[path] ?? (() => undefined as never),
    });
  }

  private register(path: string): void {
    if (this.registered.has(path)) return;
    this.registered.add(path);
    const part = this.bundle.parts[path];
    if (!part) throw new Error(`There is no ${path}.`);
    for (const target of Object.values(part.json.usingComponents as Json))
      this.register(String(target).slice(1));
    const file = [`${path}.js`, `${path}.ts`].find((each) => each in this.bundle.modules) ?? `${path}.js`;
    this.space.componentEnv(path, ({ Page, Component, Behavior }) => {
      this.modules.load(file, {
        Page: (definition: Definition) => Page(this.prepare(path, definition) as never),
        Component: (definition: Definition) => Component(this.prepare(path, definition) as never),
        Behavior: (definition: Definition) => Behavior(this.prepare(undefined, definition) as never),
      });
    });
    const isolation = this.space.getComponentStaticConfig(path)?.styleIsolation as string | undefined;
    const isShared = part.isPage || (isolation !== undefined && /^(page-)?shared$/.test(isolation));
    this.styles.add(path, isShared ? '' : scopeOf(path));
  }

  /** What WeChat takes in a definition beyond what glass-easel does: behaviors by name, and style isolation among the options. */
  private prepare(path: string | undefined, definition: Definition): Definition {
    const behaviors = (definition.behaviors as unknown[] | undefined)?.flatMap((behavior) => {
      if (typeof behavior !== 'string') return [behavior];
      return behavior.startsWith('wx://form-field') ? [this.formField] : [];
    });
    const options = definition.options as { styleIsolation?: string; addGlobalClass?: boolean } | undefined;
    if (path !== undefined && (options?.styleIsolation ?? options?.addGlobalClass)) {
      const known = this.space.getComponentStaticConfig(path);
      const isolation = options?.styleIsolation ?? 'apply-shared';
      this.space.addComponentStaticConfig(path, { ...known, styleIsolation: isolation as never });
    }
    return behaviors ? { ...definition, behaviors } : definition;
  }
}

/** The class prefix of an isolated component: readable, and different for each. */
function scopeOf(path: string): string {
  return path.replace(/[^\w]/g, '-');
}

/** glass-easel leaves `ready` to its user: it follows when a component has been drawn. */
function readyBehavior(space: glassEasel.ComponentSpace): glassEasel.GeneralBehavior {
  return space
    .defineBehavior({
      lifetimes: {
        attached(this: Caller) {
          requestAnimationFrame(() => this._$.triggerLifetime('ready', []));
        },
      },
    })
    .general();
}

/** Errors and warnings of glass-easel, which catches what event handlers and lifetimes throw. */
export function listen(onError: (error: unknown) => void, onWarning: (message: string) => void): void {
  glassEasel.addGlobalErrorListener((error: unknown) => {
    onError(error);
    return false;
  });
  glassEasel.addGlobalWarningListener((message: unknown) => {
    onWarning(String(message));
    return false;
  });
}

/** Gives handlers of templates the event that WeChat gives them. To be called before anything is rendered. */
export function useWechatEvents(): void {
  // The declared type binds an event of glass-easel's own class, which is what arrives here.
  const prototype = glassEasel.Event.prototype as unknown as { wrapShadowedEvent: Wrap };
  const wrap = prototype.wrapShadowedEvent;
  prototype.wrapShadowedEvent = function (...given) {
    return plainEvent(wrap.apply(this, given));
  };
}

type Wrap = (this: unknown, ...given: unknown[]) => EventLike;
