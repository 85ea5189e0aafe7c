import { h } from '../dom';
import type { Logs } from '../logs';
import type { Settings } from '../settings';
import type { Panel } from './panel';

/** What the mini program wrote to its console. */
export class ConsolePanel implements Panel {
  readonly name = 'console';

  constructor(
    private readonly logs: Logs,
    private readonly settings: Settings,
  ) {}

  badge(): string {
    return this.logs.lines.length > 0 ? String(this.logs.lines.length) : '';
  }

  isAlarming(): boolean {
    return this.logs.lines.some(({ level }) => level === 'error');
  }

  render(): Node[] {
    const { lines } = this.logs;
    if (lines.length === 0) return [h('p.empty', {}, this.settings.text('noLogs'))];
    const clear = h('button.small', { onClick: () => this.logs.clear() }, this.settings.text('clear'));
    return [
      h('div.panel-bar', {}, clear),
      h('ol.lines', {}, ...lines.map(({ level, text }) => h('li', { 'data-level': level }, text))),
    ];
  }
}
