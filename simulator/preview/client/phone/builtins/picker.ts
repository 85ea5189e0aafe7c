import type { ComponentSpace } from 'glass-easel';
import type { Picker } from '../../../shared/bridge';
import { define, type Part } from '../builtin';
import type { Environment } from '../environment';

/** Registers `picker`; the chooser itself is drawn by the frame. */
export function definePicker(space: ComponentSpace, { bridge }: Environment): void {
  define(space, 'wx-picker', {
    properties: {
      mode: 'selector',
      range: null,
      rangeKey: '',
      value: null,
      disabled: false,
      headerText: '',
      start: '',
      end: '',
      fields: 'day',
      customItem: '',
      level: '',
      name: '',
    },
    create: (part) => part.on('tap', () => void open(part, bridge)),
  });
}

async function open(part: Part, bridge: Environment['bridge']): Promise<void> {
  if (part.is('disabled')) return;
  const value = await bridge.pick(describe(part));
  if (value === undefined) {
    part.send('cancel', {});
    return;
  }
  part.set('value', value);
  part.send('change', { value });
}

function describe(part: Part): Picker {
  const mode = part.text('mode') as Picker['mode'];
  const range = Array.isArray(part.get('range')) ? (part.get('range') as unknown[]) : [];
  const lists = mode === 'multiSelector' ? (range as unknown[][]) : [range];
  const key = part.text('rangeKey');
  const label = (item: unknown) =>
    String(
      key && typeof item === 'object' && item !== null ? (item as { [name: string]: unknown })[key] : item,
    );
  return {
    mode,
    title: part.text('headerText'),
    columns: lists.map((list) => (Array.isArray(list) ? list.map(label) : [])),
    value: part.get('value') ?? (mode === 'multiSelector' ? [] : mode === 'selector' ? 0 : ''),
    start: part.text('start'),
    end: part.text('end'),
  };
}
