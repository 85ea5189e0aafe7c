import { Component, type ComponentSpace } from 'glass-easel';
import { define, partOf, type Part } from '../builtin';

/** The form controls, by element name, with the property that is their value. */
const CONTROLS: { readonly [tag: string]: string } = {
  'wx-input': 'value',
  'wx-textarea': 'value',
  'wx-switch': 'checked',
  'wx-slider': 'value',
  'wx-picker': 'value',
  'wx-checkbox-group': 'value',
  'wx-radio-group': 'value',
};

/** Registers `form`. */
export function defineForm(space: ComponentSpace): void {
  define(space, 'wx-form', { properties: { reportSubmit: false, reportSubmitTimeout: 0 } });
}

/** Sends the values of the form around `part`, by name. */
export function submitForm(part: Part): void {
  const form = formOf(part);
  form?.send('submit', {
    value: Object.fromEntries(controlsOf(form)),
    target: { id: part.id, dataset: part.dataset },
  });
}

/** Empties the controls of the form around `part`. */
export function resetForm(part: Part): void {
  const form = formOf(part);
  if (!form) return;
  for (const tag of Object.keys(CONTROLS)) {
    for (const element of form.element.querySelectorAll(tag)) {
      const control = partOf(element);
      const name = CONTROLS[tag] ?? 'value';
      control?.set(name, tag === 'wx-switch' ? false : tag.endsWith('group') ? [] : '');
    }
  }
  for (const element of form.element.querySelectorAll('wx-checkbox, wx-radio'))
    partOf(element)?.set('checked', false);
  form.send('reset', {});
}

function formOf(part: Part): Part | undefined {
  const form = part.element.closest('wx-form');
  return form ? partOf(form) : undefined;
}

function controlsOf(form: Part): [name: string, value: unknown][] {
  const found: [string, unknown][] = [];
  for (const element of form.element.querySelectorAll('*')) {
    const property = CONTROLS[element.localName];
    const part = property ? partOf(element) : undefined;
    if (part?.text('name'))
      found.push([part.text('name'), valueOf(part, element.localName, property ?? 'value')]);
    else if (!property) found.push(...fieldsOf(element));
  }
  return found;
}

function valueOf(part: Part, tag: string, property: string): unknown {
  if (tag === 'wx-checkbox-group' || tag === 'wx-radio-group') return groupValue(part);
  return tag === 'wx-switch' ? part.is(property) : part.get(property);
}

/** What is ticked in a group: of check boxes all, of radio buttons the one. */
export function groupValue(group: Part): unknown {
  const isMany = group.element.localName === 'wx-checkbox-group';
  const values = [...group.element.querySelectorAll(isMany ? 'wx-checkbox' : 'wx-radio')]
    .map((element) => partOf(element))
    .filter((part) => part?.is('checked'))
    .map((part) => part?.text('value') ?? '');
  return isMany ? values : (values[0] ?? '');
}

/** A custom component with the behavior `wx://form-field` is a control too. */
function fieldsOf(element: Element): [string, unknown][] {
  const component = (element as { __wxElement?: unknown }).__wxElement;
  if (!Component.isComponent(component)) return [];
  const data = component.data as { name?: unknown; value?: unknown };
  const isField = component.hasBehavior('wx://form-field');
  return isField && typeof data.name === 'string' && data.name ? [[data.name, data.value]] : [];
}
