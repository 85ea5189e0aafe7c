import type { ComponentSpace } from 'glass-easel';
import { define, type Part } from '../builtin';
import type { Environment } from '../environment';

/** How each mode fills the box: CSS `object-fit` and `object-position`. */
const MODES: { readonly [mode: string]: readonly [fit: string, position?: string] } = {
  scaleToFill: ['fill'],
  aspectFit: ['contain'],
  aspectFill: ['cover'],
  widthFix: ['fill'],
  heightFix: ['fill'],
  top: ['none', 'top'],
  bottom: ['none', 'bottom'],
  center: ['none', 'center'],
  left: ['none', 'left'],
  right: ['none', 'right'],
  'top left': ['none', 'top left'],
  'top right': ['none', 'top right'],
  'bottom left': ['none', 'bottom left'],
  'bottom right': ['none', 'bottom right'],
};

/** Registers `image`. */
export function defineImage(space: ComponentSpace, environment: Environment): void {
  define(space, 'wx-image', {
    properties: {
      src: '',
      mode: 'scaleToFill',
      lazyLoad: false,
      webp: false,
      showMenuByLongpress: false,
      fadeIn: false,
      referrerPolicy: '',
    },
    create(part) {
      const image = document.createElement('img');
      image.alt = '';
      image.draggable = false;
      part.catch(image, 'load', () => {
        fix(part, image);
        part.send('load', { width: image.naturalWidth, height: image.naturalHeight });
      });
      part.catch(image, 'error', () => {
        image.hidden = true;
        part.send('error', { errMsg: `GET ${part.text('src')} 404 (Not Found)` });
      });
      part.element.append(image);
    },
    update: (part) => update(part, environment),
  });
}

function update(part: Part, { bridge, ...environment }: Environment): void {
  const image = part.element.querySelector('img');
  if (!image) return;
  const address = part.text('src') ? bridge.addressOf(part.text('src'), environment.route()) : '';
  if (image.getAttribute('src') !== address) {
    image.hidden = address === '';
    if (address) image.src = address;
    else image.removeAttribute('src');
  }
  const [fit, position = ''] = MODES[part.text('mode')] ?? ['fill'];
  image.style.objectFit = fit;
  image.style.objectPosition = position;
  image.alt = part.text('ariaLabel');
  fix(part, image);
}

/** Two modes take one side of the box from the picture. */
function fix(part: Part, image: HTMLImageElement): void {
  const mode = part.text('mode');
  if (!image.naturalWidth || (mode !== 'widthFix' && mode !== 'heightFix')) return;
  part.element.style.aspectRatio = `${image.naturalWidth} / ${image.naturalHeight}`;
  if (mode === 'widthFix') part.element.style.height = 'auto';
  else part.element.style.width = 'auto';
}
