import type { ComponentSpace } from 'glass-easel';
import { define, type Part } from '../builtin';
import type { Environment } from '../environment';
import { submitForm } from './form';

const PROPERTIES = {
  value: '',
  type: 'text',
  password: false,
  placeholder: '',
  placeholderStyle: '',
  placeholderClass: 'input-placeholder',
  disabled: false,
  maxlength: 140,
  focus: false,
  autoFocus: false,
  confirmType: 'done',
  confirmHold: false,
  cursor: -1,
  cursorSpacing: 0,
  cursorColor: '',
  selectionStart: -1,
  selectionEnd: -1,
  adjustPosition: true,
  holdKeyboard: false,
  alwaysEmbed: false,
  autoHeight: false,
  fixed: false,
  showConfirmBar: true,
  disableDefaultPadding: false,
  safePasswordCertPath: '',
  name: '',
};

const KEYBOARDS: { readonly [type: string]: string } = {
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
};

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Registers `input` and `textarea`. */
export function defineInputs(space: ComponentSpace, environment: Environment): void {
  define(space, 'wx-input', {
    properties: PROPERTIES,
    create: (part) => create(part, document.createElement('input'), environment),
    update,
  });
  define(space, 'wx-textarea', {
    properties: PROPERTIES,
    create: (part) => create(part, document.createElement('textarea'), environment),
    update,
  });
}

function create(part: Part, field: Field, { bridge }: Environment): void {
  field.autocomplete = 'off';
  part.element.append(field);
  part.catch(field, 'input', () => {
    part.set('value', field.value);
    grow(part, field);
    part.send('input', {
      value: field.value,
      cursor: field.selectionStart ?? field.value.length,
      keyCode: 0,
    });
  });
  part.catch(field, 'change', () => undefined);
  part.catch(field, 'focus', () => {
    part.send('focus', { value: field.value, height: 0 });
    if (part.text('type') === 'nickname') void suggestNickname(part, field, bridge);
  });
  part.catch(field, 'blur', () => {
    bridge.endInput();
    part.send('blur', { value: field.value, cursor: field.selectionStart ?? 0 });
    if (part.text('type') === 'nickname') part.send('nicknamereview', { pass: true, timeout: false });
  });
  part.catch(field, 'keydown', (event) => {
    if ((event as KeyboardEvent).key !== 'Enter' || field instanceof HTMLTextAreaElement) return;
    part.send('confirm', { value: field.value });
    submitForm(part);
  });
}

/** WeChat offers the user's own name above the keyboard. */
async function suggestNickname(part: Part, field: Field, bridge: Environment['bridge']): Promise<void> {
  const picked = await bridge.pick({
    mode: 'nickname',
    title: '',
    columns: [],
    value: field.value,
    start: '',
    end: '',
  });
  if (typeof picked !== 'string') return;
  field.value = picked;
  part.set('value', picked);
  part.send('input', { value: picked, cursor: picked.length, keyCode: 0 });
  field.blur();
}

function update(part: Part): void {
  const field = part.element.querySelector<Field>('input, textarea');
  if (!field) return;
  const value = part.text('value');
  if (field.value !== value) field.value = value;
  field.placeholder = part.text('placeholder');
  field.disabled = part.is('disabled');
  const length = part.number('maxlength');
  if (length > 0) field.maxLength = length;
  else field.removeAttribute('maxlength');
  field.inputMode = KEYBOARDS[part.text('type')] ?? 'text';
  if (field instanceof HTMLInputElement)
    field.type = part.is('password') || part.text('type') === 'safe-password' ? 'password' : 'text';
  stylePlaceholder(part, field);
  grow(part, field);
  if ((part.is('focus') || part.is('autoFocus')) && field.dataset.focused === undefined) {
    field.dataset.focused = '';
    queueMicrotask(() => field.focus());
  } else if (!part.is('focus')) delete field.dataset.focused;
}

/** The browser's placeholder takes its look from variables, which the base style sheet reads. */
function stylePlaceholder(part: Part, field: Field): void {
  const [, color] = /(?:^|;)\s*color\s*:\s*([^;]+)/.exec(part.text('placeholderStyle')) ?? [];
  if (color) field.style.setProperty('--placeholder', color);
  else field.style.removeProperty('--placeholder');
}

function grow(part: Part, field: Field): void {
  if (!(field instanceof HTMLTextAreaElement) || !part.is('autoHeight')) return;
  field.style.height = '0';
  field.style.height = `${field.scrollHeight}px`;
  part.element.style.height = field.style.height;
}
