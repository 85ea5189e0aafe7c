import type { Problem } from '../../shared/protocol';
import { h } from './dom';
import type { Settings } from './settings';

/** The mistakes in the project, over the phone, each with its file and line. */
export function problemsView(
  problems: readonly Problem[],
  settings: Settings,
  dismiss: () => void,
): HTMLElement {
  return h(
    'section.problems',
    { role: 'alert' },
    h('h2', {}, settings.text('problems', { count: problems.length })),
    h(
      'ol',
      {},
      ...problems.map(({ file, line, column, message }) => {
        const place = [file, line, column].filter((part) => part !== undefined).join(':');
        return h('li', {}, h('code', {}, place), h('span', {}, message));
      }),
    ),
    h('button.action', { onClick: dismiss }, settings.text('dismiss')),
  );
}
