type Content = Node | string | undefined | false;

/** Makes an element: `h('button.primary', { title: … }, 'Text')`. Names that begin with `on` are listeners. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag | `${Tag}.${string}`,
  attributes: { readonly [name: string]: string | boolean | ((event: Event) => void) | undefined } = {},
  ...content: Content[]
): HTMLElementTagNameMap[Tag] {
  const [name = 'div', ...classes] = tag.split('.');
  // The name is the tag of the type parameter, by the form of the first argument.
  const element = document.createElement(name) as HTMLElementTagNameMap[Tag];
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key.slice('on'.length).toLowerCase(), value);
    else if (typeof value === 'string') element.setAttribute(key, value);
    else if (value) element.setAttribute(key, '');
  }
  element.append(...content.filter((each): each is Node | string => each !== undefined && each !== false));
  return element;
}

/** A picture drawn with lines, 24 by 24. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of Object.entries({
    viewBox: '0 0 24 24',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.8',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  })) {
    svg.setAttribute(name, value);
  }
  const line = document.createElementNS(svg.namespaceURI, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** The lines of the pictures. */
export const ICONS = {
  back: 'M15 5l-7 7 7 7',
  home: 'M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z',
  success: 'M4 12.5l5.5 5.5L20 7',
  error: 'M6 6l12 12M18 6L6 18',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5L19 19M19 5l-1.5 1.5M6.5 17.5L5 19',
  moon: 'M20 14.5A8 8 0 0 1 9.5 4 8 8 0 1 0 20 14.5z',
  relaunch: 'M20 11a8 8 0 1 0-2.3 6.6M20 5v6h-6',
  close: 'M6 6l12 12M18 6L6 18',
} as const;
