import type { Picker } from '../../shared/bridge';
import type { WechatPerson } from '../../shared/protocol';
import { h } from './dom';
import type { Sheets } from './sheets';
import type { Words } from './words';

/** Shows the chooser of a `picker`, and returns its value in WeChat's form. */
export function pickWith(
  sheets: Sheets,
  picker: Picker,
  person: WechatPerson,
  words: Words,
): Promise<unknown> {
  switch (picker.mode) {
    case 'nickname':
      return sheets.nickname(person);
    case 'date':
    case 'time':
      return pickTime(sheets, picker, words);
    case 'region':
      return pickRegion(sheets, words);
    case 'selector':
    case 'multiSelector':
      return pickColumns(sheets, picker, words);
  }
}

function pickColumns(sheets: Sheets, picker: Picker, words: Words): Promise<unknown> {
  const isMany = picker.mode === 'multiSelector';
  const given = isMany ? (picker.value as number[]) : [Number(picker.value) || 0];
  const columns = picker.columns.map((items, column) => {
    const list = h(
      'select.sheet-column',
      { size: '6', 'aria-label': String(column + 1) },
      ...items.map((item, index) => h('option', { value: String(index) }, item)),
    );
    list.selectedIndex = given[column] ?? 0;
    return list;
  });
  const read = () => {
    const indexes = columns.map((list) => Math.max(0, list.selectedIndex));
    // A single selector sends its index as text, as WeChat does.
    return isMany ? indexes : String(indexes[0] ?? 0);
  };
  return choose(sheets, words, picker.title, [h('div.sheet-columns', {}, ...columns)], read);
}

function pickTime(sheets: Sheets, picker: Picker, words: Words): Promise<unknown> {
  const input = h('input.sheet-input', {
    type: picker.mode,
    min: picker.start,
    max: picker.end,
    'aria-label': picker.mode,
  });
  input.value = typeof picker.value === 'string' ? picker.value : '';
  return choose(sheets, words, picker.title, [input], () => input.value);
}

function pickRegion(sheets: Sheets, words: Words): Promise<unknown> {
  const value = ['浙江省', '杭州市', '西湖区'];
  return choose(sheets, words, '', [h('p.sheet-note', {}, value.join(' '))], () => value);
}

function choose(
  sheets: Sheets,
  words: Words,
  title: string,
  content: Node[],
  read: () => unknown,
): Promise<unknown> {
  return sheets.sheet<unknown>(
    (answer) => [
      h(
        'div.sheet-bar',
        {},
        h('button', { 'data-action': 'cancel', onClick: () => answer(undefined) }, words.cancel),
        h('strong', {}, title),
        h('button.accent', { 'data-action': 'confirm', onClick: () => answer(read()) }, words.confirm),
      ),
      ...content,
    ],
    undefined,
    'picker',
  );
}
