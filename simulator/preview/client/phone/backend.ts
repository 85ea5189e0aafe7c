import { CurrentWindowBackendContext, Event } from 'glass-easel';
import { convertInline } from './styles';

/** The browser's document as glass-easel uses it, with what mini programs expect beyond a browser. */
export class Backend extends CurrentWindowBackendContext {
  constructor() {
    super();
    this.document = {
      createElement: (tag: string) => withLengths(document.createElement(tag)),
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
      // The context's own type asks for three functions of a document, with elements of its own type.
    } as unknown as typeof this.document;
    this.onEvent((target, type, detail: unknown, options) => {
      const source = options.originalEvent as UIEvent | undefined;
      if (type === 'tap' && isDisabled(source?.target)) return undefined;
      const extraFields = source ? touchesOf(source) : {};
      const event = new Event(type, detail, { ...options, extraFields });
      Event.dispatchEvent(target, event);
      return event.getEventBubbleStatus();
    });
  }
}

function withLengths(element: HTMLElement): HTMLElement {
  const set = element.setAttribute.bind(element);
  element.setAttribute = (name, value) => set(name, name === 'style' ? convertInline(String(value)) : value);
  return element;
}

/** WeChat sends no tap from a disabled button, whatever in it is touched. */
function isDisabled(target: EventTarget | null | undefined): boolean {
  return target instanceof HTMLElement && target.closest('wx-button[disabled]') !== null;
}

interface Touch {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
}

function touchesOf(event: UIEvent): { touches: Touch[]; changedTouches: Touch[] } {
  if (typeof TouchEvent !== 'undefined' && event instanceof TouchEvent) {
    return { touches: [...event.touches].map(pick), changedTouches: [...event.changedTouches].map(pick) };
  }
  const touch = event instanceof MouseEvent ? [pick(Object.assign(event, { identifier: 0 }))] : [];
  return { touches: touch, changedTouches: touch };
}

function pick({ identifier, pageX, pageY, clientX, clientY }: Touch): Touch {
  return { identifier, pageX, pageY, clientX, clientY };
}
