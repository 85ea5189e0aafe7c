import { h } from '../dom';
import type { Emulator, Message } from '../emulator';
import type { Settings } from '../settings';
import type { Panel } from './panel';

/** The codes that phones and mailboxes have received. */
export class CodesPanel implements Panel {
  readonly name = 'codes';

  constructor(
    private readonly emulator: Emulator,
    private readonly settings: Settings,
  ) {}

  badge(): string {
    const count = this.emulator.messages.length;
    return count > 0 ? String(count) : '';
  }

  render(): Node[] {
    const { messages } = this.emulator;
    if (messages.length === 0) return [h('p.empty', {}, this.settings.text('noCodes'))];
    return [h('ol.codes', {}, ...[...messages].reverse().map((message) => this.row(message)))];
  }

  private row(message: Message): HTMLElement {
    const copy = () => void navigator.clipboard.writeText(message.code ?? '').catch(() => undefined);
    return h(
      'li',
      {},
      h('strong.code', {}, message.code ?? '—'),
      h('span.muted', {}, `${this.settings.text('to')} ${message.to ?? ''}`),
      h(
        'span.muted',
        {},
        new Date(message.at ?? 0).toLocaleTimeString(this.settings.language === 'zh' ? 'zh-CN' : 'en'),
      ),
      h('button.small', { onClick: copy }, this.settings.text('copy')),
    );
  }
}
