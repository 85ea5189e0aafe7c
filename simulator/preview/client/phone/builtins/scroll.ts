import type { ComponentSpace } from 'glass-easel';
import { define, type Part } from '../builtin';

const SCROLL_VIEW = {
  scrollX: false,
  scrollY: false,
  scrollTop: null,
  scrollLeft: null,
  scrollIntoView: '',
  scrollWithAnimation: false,
  upperThreshold: 50,
  lowerThreshold: 50,
  enableFlex: false,
  enhanced: false,
  bounces: true,
  showScrollbar: true,
  pagingEnabled: false,
  refresherEnabled: false,
  refresherTriggered: false,
  refresherThreshold: 45,
  refresherDefaultStyle: '',
  refresherBackground: '',
  enableBackToTop: false,
  scrollAnchoring: false,
  type: '',
};

const SWIPER = {
  current: 0,
  indicatorDots: false,
  indicatorColor: 'rgba(0, 0, 0, .3)',
  indicatorActiveColor: '#000000',
  autoplay: false,
  interval: 5000,
  duration: 500,
  circular: false,
  vertical: false,
  previousMargin: '0px',
  nextMargin: '0px',
  displayMultipleItems: 1,
  easingFunction: '',
  currentItemId: '',
  snapToEdge: false,
};

/** Registers `scroll-view`, `swiper` and `swiper-item`. */
export function defineScrolling(space: ComponentSpace): void {
  define(space, 'wx-scroll-view', { properties: SCROLL_VIEW, create: createScroll, update: updateScroll });
  define(space, 'wx-swiper', {
    properties: SWIPER,
    create: createSwiper,
    update: updateSwiper,
    remove: stopSwiper,
  });
  define(space, 'wx-swiper-item', { properties: { itemId: '', skipHiddenItemLayout: false } });
}

function createScroll(part: Part): void {
  const { element } = part;
  let [left, top] = [0, 0];
  let edge = '';
  part.catch(element, 'scroll', () => {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = element;
    part.send('scroll', {
      scrollLeft,
      scrollTop,
      scrollWidth,
      scrollHeight,
      deltaX: left - scrollLeft,
      deltaY: top - scrollTop,
    });
    [left, top] = [scrollLeft, scrollTop];
    const now = edgeOf(part);
    if (now && now !== edge)
      part.send(now === 'start' ? 'scrolltoupper' : 'scrolltolower', {
        direction: part.is('scrollX') ? 'right' : 'bottom',
      });
    edge = now;
  });
}

function edgeOf(part: Part): string {
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = part.element;
  const [at, size, seen] = part.is('scrollX')
    ? [scrollLeft, scrollWidth, clientWidth]
    : [scrollTop, scrollHeight, clientHeight];
  if (at <= part.number('upperThreshold')) return 'start';
  return at + seen >= size - part.number('lowerThreshold') ? 'end' : '';
}

const lastTargets = new WeakMap<Part, string>();

function updateScroll(part: Part): void {
  const { element } = part;
  element.toggleAttribute('scroll-x', part.is('scrollX'));
  element.toggleAttribute('scroll-y', part.is('scrollY'));
  element.toggleAttribute('enable-flex', part.is('enableFlex'));
  const target = `${part.text('scrollTop')} ${part.text('scrollLeft')} ${part.text('scrollIntoView')}`;
  if (lastTargets.get(part) === target) return;
  lastTargets.set(part, target);
  const behavior = part.is('scrollWithAnimation') ? 'smooth' : 'auto';
  requestAnimationFrame(() => {
    if (part.get('scrollTop') !== null) element.scrollTo({ top: part.number('scrollTop'), behavior });
    if (part.get('scrollLeft') !== null) element.scrollTo({ left: part.number('scrollLeft'), behavior });
    const name = part.text('scrollIntoView');
    if (name)
      element.querySelector(`[id$="--${CSS.escape(name)}"]`)?.scrollIntoView({ behavior, block: 'start' });
  });
}

/** What a swiper remembers besides its properties. */
interface Motion {
  dots: HTMLElement;
  shown: number;
  timer: ReturnType<typeof setInterval> | undefined;
}

const motions = new WeakMap<Part, Motion>();

function itemsOf(part: Part): HTMLElement[] {
  return [...part.element.children].filter(
    (each): each is HTMLElement => each.localName === 'wx-swiper-item',
  );
}

function createSwiper(part: Part): void {
  const dots = document.createElement('i');
  dots.className = 'preview-dots';
  part.element.append(dots);
  motions.set(part, { dots, shown: 0, timer: undefined });
  let start: { x: number; y: number } | undefined;
  part.element.addEventListener('pointerdown', (event) => (start = { x: event.clientX, y: event.clientY }));
  part.element.addEventListener('pointerup', (event) => {
    if (!start) return;
    const distance = part.is('vertical') ? event.clientY - start.y : event.clientX - start.x;
    start = undefined;
    if (Math.abs(distance) > 30)
      show(part, (motions.get(part)?.shown ?? 0) + (distance < 0 ? 1 : -1), 'touch');
  });
  // The items are put in after the swiper itself.
  new MutationObserver(() => updateSwiper(part)).observe(part.element, { childList: true });
}

function updateSwiper(part: Part): void {
  const motion = motions.get(part);
  if (!motion) return;
  clearInterval(motion.timer);
  if (part.is('autoplay')) {
    motion.timer = setInterval(
      () => show(part, motion.shown + 1, 'autoplay'),
      part.number('interval') || 5000,
    );
  }
  if (part.element.dataset.current !== part.text('current')) {
    part.element.dataset.current = part.text('current');
    motion.shown = part.number('current');
  }
  place(part, motion);
}

function stopSwiper(part: Part): void {
  clearInterval(motions.get(part)?.timer);
}

function show(part: Part, index: number, source: string): void {
  const motion = motions.get(part);
  const count = itemsOf(part).length;
  if (!motion || count === 0) return;
  const isOutside = index < 0 || index >= count;
  if (isOutside && !part.is('circular') && source !== 'autoplay') return;
  motion.shown = (index + count) % count;
  place(part, motion);
  part.send('change', { current: motion.shown, source, currentItemId: '' });
}

function place(part: Part, { dots, shown }: Motion): void {
  const items = itemsOf(part);
  const axis = part.is('vertical') ? 'Y' : 'X';
  items.forEach((item, index) => {
    item.style.transform = `translate${axis}(${(index - shown) * 100}%)`;
    item.style.transitionDuration = `${part.number('duration')}ms`;
  });
  const wanted = part.is('indicatorDots') ? items.length : 0;
  if (dots.children.length !== wanted)
    dots.replaceChildren(...Array.from({ length: wanted }, () => document.createElement('b')));
  [...dots.children].forEach((dot, index) => {
    (dot as HTMLElement).style.background = part.text(
      index === shown ? 'indicatorActiveColor' : 'indicatorColor',
    );
  });
}
