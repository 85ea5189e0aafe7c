import { h } from '../dom';
import { mask } from '../mask';
import type { Exchange, Records } from '../records';
import type { Settings } from '../settings';
import { jsonView } from './json';
import type { Panel } from './panel';

/** Every request of the mini program, with what it sent and what was answered. */
export class RequestsPanel implements Panel {
  readonly name = 'requests';
  private opened: Exchange | undefined;

  constructor(
    private readonly records: Records,
    private readonly settings: Settings,
    private readonly redraw: () => void,
  ) {}

  badge(): string {
    return this.records.exchanges.length > 0 ? String(this.records.exchanges.length) : '';
  }

  render(): Node[] {
    const { exchanges } = this.records;
    if (exchanges.length === 0) return [h('p.empty', {}, this.settings.text('noRequests'))];
    const clear = h('button.small', { onClick: () => this.records.clear() }, this.settings.text('clear'));
    return [
      h('div.panel-bar', {}, clear),
      h('ol.requests', {}, ...[...exchanges].reverse().map((each) => this.row(each))),
    ];
  }

  private row(exchange: Exchange): HTMLElement {
    const { request, ms } = exchange;
    const isOpen = this.opened === exchange;
    const status = request.error ? '✕' : request.statusCode === undefined ? '…' : String(request.statusCode);
    const refused = bodyCode(request.responseData);
    const isBad = request.error !== undefined || (request.statusCode ?? 0) >= 400 || refused !== undefined;
    const toggle = () => {
      this.opened = isOpen ? undefined : exchange;
      this.redraw();
    };
    const line = h(
      'button.request',
      { 'aria-expanded': String(isOpen), onClick: toggle },
      h('span.method', {}, request.method),
      h('span.path', { title: request.url }, request.path || request.url),
      h(`span.status-code`, { 'data-bad': isBad }, refused ? `${status} · ${refused}` : status),
      h('span.ms', {}, ms === undefined ? this.settings.text('pending') : `${ms} ms`),
    );
    return h('li', {}, line, isOpen && this.details(exchange));
  }

  private details({ request }: Exchange): HTMLElement {
    const { text } = { text: this.settings.text.bind(this.settings) };
    const view = (value: unknown) =>
      value === undefined ? h('p.empty', {}, text('noBody')) : jsonView(mask(value));
    const { authorization, ...rest } = request.header;
    return h(
      'div.details',
      {},
      h('h4', {}, text('headers')),
      view({ ...(authorization ? { authorization } : {}), ...rest }),
      h('h4', {}, text('sent')),
      view(request.data),
      h('h4', {}, text('answered')),
      request.error ? h('p.failure', {}, request.error) : view(request.responseData),
    );
  }
}

/** The code in the envelope of GenAuth where it says no with HTTP 200. */
function bodyCode(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { statusCode, apiCode } = data as { statusCode?: unknown; apiCode?: unknown };
  if (typeof statusCode !== 'number' || statusCode < 400) return undefined;
  return typeof apiCode === 'number' ? String(apiCode) : String(statusCode);
}
