import type { Part } from '../builtin';

const STAY_MS = 70;

/** Gives the element its `hover-class` while it is pressed. */
export function makeHoverable(part: Part, initial = ''): void {
  const { element } = part;
  const classes = () => {
    const given = part.text('hoverClass') || initial;
    return given === 'none' || part.is('disabled') ? [] : given.split(/\s+/).filter(Boolean);
  };
  let worn: string[] = [];
  const press = () => {
    worn = classes();
    element.classList.add(...worn);
  };
  const release = () => {
    const taken = worn;
    setTimeout(() => element.classList.remove(...taken), STAY_MS);
  };
  element.addEventListener('pointerdown', press);
  for (const type of ['pointerup', 'pointercancel', 'pointerleave']) element.addEventListener(type, release);
}
