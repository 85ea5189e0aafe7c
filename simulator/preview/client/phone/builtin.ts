import { DeepCopyKind, type ComponentSpace, type GeneralComponent } from 'glass-easel';

type PropertyType =
  StringConstructor | NumberConstructor | BooleanConstructor | ArrayConstructor | ObjectConstructor | null;

/** What a built-in component is made of. */
export interface BuiltIn {
  /** Properties beyond those that all components have, with their initial values. */
  properties?: { readonly [name: string]: unknown };
  /** Builds what is inside the element, once. */
  create?(part: Part): void;
  /** Brings the element in line with the properties; called after creation and after each change. */
  update?(part: Part): void;
  /** Called when the element has left the page. */
  remove?(part: Part): void;
}

/** An instance of a built-in component. */
export class Part {
  constructor(private readonly component: GeneralComponent) {}

  /** The element in the document. */
  get element(): HTMLElement {
    // In a browser the backend's element is the document's.
    return this.component.$$ as unknown as HTMLElement;
  }

  get id(): string {
    return this.component.id;
  }

  get dataset(): object {
    return this.component.dataset;
  }

  /** The value of a property. */
  get(name: string): unknown {
    return this.component.data[name];
  }

  /** The value of a property as text; nothing where there is none. */
  text(name: string): string {
    const value = this.get(name);
    return value === null || value === undefined || typeof value === 'object'
      ? ''
      : `${value as string | number | boolean}`;
  }

  number(name: string): number {
    return Number(this.get(name)) || 0;
  }

  /** A property as yes or no. The text `false` is a yes, as in WeChat: templates write `{{false}}`. */
  is(name: string): boolean {
    return Boolean(this.get(name));
  }

  /** Changes a property from inside, as input does; a `model:` binding in the template is told. */
  set(name: string, value: unknown): void {
    this.component.setData({ [name]: value });
  }

  /** Listens to an event of glass-easel that reaches this component, such as `tap`. */
  on(type: string, listener: () => void): void {
    this.component.addListener(type, listener);
  }

  /** Listens to an event of the browser on an element inside, and keeps it from the listeners of the template. */
  catch(element: HTMLElement, type: string, listener: (event: Event) => void): void {
    element.addEventListener(type, (event) => {
      event.stopPropagation();
      event.stopImmediatePropagation();
      listener(event);
    });
  }

  /** Calls the listeners of the template. */
  send(type: string, detail: unknown, bubbles = false): void {
    this.component.triggerEvent(type, detail, { bubbles, composed: bubbles });
  }
}

/** Properties of all components. Those that only matter to screen readers and animations are taken and not used. */
const COMMON: { readonly [name: string]: unknown } = {
  hidden: false,
  hoverClass: null,
  hoverStartTime: null,
  hoverStayTime: null,
  hoverStopPropagation: false,
  animation: null,
  ariaLabel: '',
  ariaRole: '',
  ariaHidden: null,
  ariaDisabled: null,
  ariaChecked: null,
  ariaLive: null,
  ariaModal: null,
};

const parts = new WeakMap<object, Part>();

/** The built-in component that an element belongs to. */
export function partOf(element: Element): Part | undefined {
  return parts.get(element);
}

/** Registers a built-in component under WeChat's element name, for use in all templates. */
export function define(space: ComponentSpace, tag: string, builtIn: BuiltIn): void {
  const properties = Object.entries({ ...COMMON, ...builtIn.properties }).map(([name, value]) => [
    name,
    { type: typeOf(value), value },
  ]);
  const update = (part: Part) => {
    part.element.toggleAttribute('hidden', part.is('hidden'));
    builtIn.update?.(part);
  };
  const component = space.defineComponent({
    is: tag,
    options: { dataDeepCopy: DeepCopyKind.None, propertyPassingDeepCopy: DeepCopyKind.Simple },
    properties: Object.fromEntries(properties) as Record<string, PropertyType>,
    lifetimes: {
      created(this: GeneralComponent) {
        const part = new Part(this);
        parts.set(this, part);
        parts.set(part.element, part);
        builtIn.create?.(part);
      },
      attached(this: GeneralComponent) {
        update(partOfComponent(this));
      },
      detached(this: GeneralComponent) {
        builtIn.remove?.(partOfComponent(this));
      },
    },
    observers: {
      '**'(this: GeneralComponent) {
        const part = parts.get(this);
        // Data may still change after the page has been closed and its elements are gone.
        if (part && this.$$) update(part);
      },
    },
  });
  space.setGlobalUsingComponent(tag, component.general());
}

function partOfComponent(component: GeneralComponent): Part {
  const part = parts.get(component);
  if (!part) throw new Error(`${component.is} was not created.`);
  return part;
}

function typeOf(value: unknown): PropertyType {
  if (typeof value === 'string') return String;
  if (typeof value === 'number') return Number;
  if (typeof value === 'boolean') return Boolean;
  return Array.isArray(value) ? Array : null;
}
