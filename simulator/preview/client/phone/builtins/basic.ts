import type { ComponentSpace } from 'glass-easel';
import { BUILT_IN_TAGS } from '../../../shared/tags';
import { define, type Part } from '../builtin';
import type { Environment } from '../environment';
import { makeHoverable } from './hover';

/** Registers the components that only show something, and a plain box for every tag that the preview does not know better. */
export function defineBasics(space: ComponentSpace, environment: Environment): void {
  define(space, 'wx-view', { create: (part) => makeHoverable(part) });
  define(space, 'wx-text', {
    properties: { selectable: false, userSelect: false, space: '', decode: false, numberOfLines: 0 },
    update: updateText,
  });
  define(space, 'wx-icon', { properties: { type: 'success', size: '23', color: '' }, update: updateIcon });
  define(space, 'wx-progress', {
    properties: {
      percent: 0,
      showInfo: false,
      strokeWidth: 6,
      color: '#09BB07',
      activeColor: '',
      backgroundColor: '',
      active: false,
    },
    create: (part) => part.element.append(document.createElement('i'), document.createElement('span')),
    update: updateProgress,
  });
  define(space, 'wx-rich-text', { properties: { nodes: null, space: '' }, update: updateRichText });
  define(space, 'wx-navigator', {
    properties: { url: '', openType: 'navigate', delta: 1, target: 'self', appId: '', path: '', version: '' },
    create: (part) => createNavigator(part, environment),
  });
  defineRest(space);
}

const DEFINED =
  'view text icon progress rich-text navigator image button input textarea form label checkbox checkbox-group radio radio-group switch slider picker scroll-view swiper swiper-item';

function defineRest(space: ComponentSpace): void {
  const defined = new Set(DEFINED.split(' '));
  for (const tag of BUILT_IN_TAGS) {
    if (defined.has(tag)) continue;
    define(space, `wx-${tag}`, {
      properties: {
        src: '',
        name: '',
        controls: false,
        type: '',
        width: null,
        height: null,
        position: '',
        overlay: false,
        show: false,
        canvasId: '',
        enable: false,
      },
      create(part) {
        if (!['cover-view', 'root-portal', 'page-container', 'match-media', 'page-meta'].includes(tag))
          part.element.dataset.unsupported = tag;
      },
    });
  }
}

function updateText(part: Part): void {
  part.element.classList.toggle('preview-selectable', part.is('selectable') || part.is('userSelect'));
}

function updateIcon(part: Part): void {
  const { element } = part;
  element.setAttribute('type', part.text('type'));
  element.style.setProperty('--size', `${parseFloat(part.text('size')) || 23}px`);
  if (part.text('color')) element.style.setProperty('--color', part.text('color'));
}

function updateProgress(part: Part): void {
  const [bar, label] = part.element.children as unknown as [HTMLElement, HTMLElement];
  const percent = Math.min(100, Math.max(0, part.number('percent')));
  part.element.style.setProperty('--width', `${part.number('strokeWidth') || 6}px`);
  bar.style.setProperty('--percent', `${percent}%`);
  bar.style.setProperty('--color', part.text('activeColor') || part.text('color'));
  label.textContent = part.is('showInfo') ? `${percent}%` : '';
}

interface RichNode {
  type?: string;
  name?: string;
  text?: string;
  attrs?: { [name: string]: string };
  children?: RichNode[];
}

function updateRichText(part: Part): void {
  const nodes = part.get('nodes');
  if (typeof nodes === 'string') {
    // Scripts do not run in text that is set this way, and handlers are taken out.
    const template = document.createElement('template');
    template.innerHTML = nodes;
    for (const element of template.content.querySelectorAll('*')) {
      for (const name of element.getAttributeNames())
        if (name.startsWith('on')) element.removeAttribute(name);
    }
    part.element.replaceChildren(template.content);
  } else if (Array.isArray(nodes)) {
    part.element.replaceChildren(...(nodes as RichNode[]).map(richElement));
  }
}

function richElement(node: RichNode): Node {
  if (node.type === 'text') return document.createTextNode(node.text ?? '');
  const element = document.createElement(node.name ?? 'div');
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    if (!name.startsWith('on')) element.setAttribute(name, value);
  }
  element.append(...(node.children ?? []).map(richElement));
  return element;
}

function createNavigator(part: Part, environment: Environment): void {
  makeHoverable(part, 'navigator-hover');
  const how: { [openType: string]: string } = {
    navigate: 'navigateTo',
    redirect: 'redirectTo',
    switchTab: 'switchTab',
    reLaunch: 'reLaunch',
    navigateBack: 'navigateBack',
  };
  part.on('tap', () => {
    const api = how[part.text('openType')] ?? 'navigateTo';
    environment
      .navigate(api, part.text('url'), part.number('delta') || 1)
      .catch((error: unknown) => environment.bridge.log('error', [String(error)]));
  });
}
