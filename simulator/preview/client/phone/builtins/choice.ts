import type { ComponentSpace } from 'glass-easel';
import { define, partOf, type Part } from '../builtin';
import { groupValue } from './form';

const MARK = {
  value: '',
  checked: false,
  disabled: false,
  color: '#07C160',
  backgroundColor: '',
  activeBackgroundColor: '',
  borderColor: '',
  activeBorderColor: '',
  iconColor: '',
};
const SWITCH = { checked: false, disabled: false, type: 'switch', color: '#07C160', name: '' };
const SLIDER = {
  min: 0,
  max: 100,
  step: 1,
  disabled: false,
  value: 0,
  activeColor: '#07C160',
  backgroundColor: '',
  blockSize: 28,
  blockColor: '',
  showValue: false,
  name: '',
};

/** Registers check boxes, radio buttons, switches, sliders and the labels that operate them. */
export function defineChoices(space: ComponentSpace): void {
  define(space, 'wx-checkbox', { properties: MARK, create: createMark, update: updateMark });
  define(space, 'wx-radio', { properties: MARK, create: createMark, update: updateMark });
  define(space, 'wx-checkbox-group', { properties: { name: '', value: [] } });
  define(space, 'wx-radio-group', { properties: { name: '', value: '' } });
  define(space, 'wx-switch', { properties: SWITCH, create: createMark, update: updateMark });
  define(space, 'wx-slider', { properties: SLIDER, create: createSlider, update: updateSlider });
  define(space, 'wx-label', {
    properties: { for: '' },
    create: (part) => part.on('tap', () => operate(part)),
  });
}

function createMark(part: Part): void {
  const mark = document.createElement('i');
  mark.className = 'preview-mark';
  part.element.prepend(mark);
  part.element.setAttribute('role', part.element.localName.slice('wx-'.length));
  part.on('tap', () => toggle(part));
}

function updateMark(part: Part): void {
  const { element } = part;
  element.toggleAttribute('checked', part.is('checked'));
  element.toggleAttribute('disabled', part.is('disabled'));
  element.setAttribute('aria-checked', String(part.is('checked')));
  element.setAttribute('type', part.text('type'));
  element.style.setProperty('--color', part.text('color'));
}

/** A tap that a label passes on reaches the control a second time when the control is inside the label: once counts. */
const justToggled = new WeakSet<Part>();

function toggle(part: Part): void {
  if (part.is('disabled') || justToggled.has(part)) return;
  justToggled.add(part);
  queueMicrotask(() => justToggled.delete(part));
  const tag = part.element.localName;
  if (tag === 'wx-switch') {
    part.set('checked', !part.is('checked'));
    part.send('change', { value: part.is('checked') });
    return;
  }
  if (tag === 'wx-radio' && part.is('checked')) return;
  const element = part.element.closest(`${tag}-group`);
  const group = element ? partOf(element) : undefined;
  if (tag === 'wx-radio')
    group?.element.querySelectorAll('wx-radio').forEach((each) => partOf(each)?.set('checked', false));
  part.set('checked', !part.is('checked'));
  group?.send('change', { value: groupValue(group) });
}

/** A label operates the control that it names, else the first one in it. */
function operate(label: Part): void {
  const controls = 'wx-checkbox, wx-radio, wx-switch, wx-input, wx-textarea, wx-button';
  const name = label.text('for');
  const page = label.element.closest('wx-page') ?? document;
  const element = name
    ? page.querySelector(`[id$="--${CSS.escape(name)}"]`)
    : label.element.querySelector(controls);
  const control = element ? partOf(element) : undefined;
  if (!control) return;
  if (['wx-checkbox', 'wx-radio', 'wx-switch'].includes(control.element.localName)) toggle(control);
  else control.element.querySelector<HTMLElement>('input, textarea')?.focus();
}

function createSlider(part: Part): void {
  const input = document.createElement('input');
  input.type = 'range';
  const label = document.createElement('span');
  part.catch(input, 'input', () => {
    part.set('value', Number(input.value));
    part.send('changing', { value: Number(input.value) });
  });
  part.catch(input, 'change', () => part.send('change', { value: Number(input.value) }));
  part.element.append(input, label);
}

function updateSlider(part: Part): void {
  const [input, label] = part.element.children as unknown as [HTMLInputElement, HTMLElement];
  for (const name of ['min', 'max', 'step'] as const) input[name] = part.text(name);
  input.value = part.text('value');
  input.disabled = part.is('disabled');
  const [min, max] = [part.number('min'), part.number('max')];
  input.style.setProperty('--share', `${((part.number('value') - min) / (max - min || 1)) * 100}%`);
  input.style.setProperty('--color', part.text('activeColor'));
  input.style.setProperty('--rest', part.text('backgroundColor') || '#e9e9e9');
  label.textContent = part.is('showValue') ? part.text('value') : '';
}
