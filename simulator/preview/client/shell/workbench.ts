import type { Device } from './device';
import { h, icon, ICONS } from './dom';
import type { Emulator } from './emulator';
import type { Logs } from './logs';
import { CodesPanel } from './panels/codes';
import { ConsolePanel } from './panels/console';
import type { Panel } from './panels/panel';
import { RequestsPanel } from './panels/requests';
import { SessionPanel } from './panels/session';
import { StoragePanel } from './panels/storage';
import type { Run } from './run';
import type { Settings } from './settings';
import { Switches } from './switches';

const SECOND = 1000;
const NOTICE_MS = 2600;

/** The page around the phone: its title bar, the switches, and the panels. */
export class Workbench {
  readonly element = h('main.workbench');
  private readonly header = h('header.top');
  private readonly tabs = h('div.panel-tabs', { role: 'tablist' });
  private readonly body = h('div.panel-body', { role: 'tabpanel' });
  private readonly notice = h('div.notice', { role: 'status' });
  private readonly panels: readonly Panel[];
  private readonly switches: Switches;
  private shown: Panel;
  private isDrawing = false;
  private noticeTimer: number | undefined;

  constructor(
    private readonly run: Run,
    device: Device,
    private readonly emulator: Emulator,
    private readonly settings: Settings,
    logs: Logs,
  ) {
    const redraw = () => this.draw();
    const requests = new RequestsPanel(run.records, settings, redraw);
    this.panels = [
      requests,
      new StoragePanel(run, settings),
      new SessionPanel(run, settings, () => emulator.now()),
      new CodesPanel(emulator, settings),
      new ConsolePanel(logs, settings),
    ];
    this.shown = requests;
    this.switches = new Switches(run, emulator, settings, (text) => this.tell(text));
    const side = h('aside.side', {}, this.switches.element, h('section.panels', {}, this.tabs, this.body));
    this.element.append(
      this.header,
      h('div.stage', {}, h('div.holder', {}, device.element)),
      side,
      this.notice,
    );
    run.records.onChange(() => {
      this.draw();
      void emulator.refresh();
    });
    for (const source of [logs, emulator]) source.onChange(redraw);
    settings.onChange(() => this.drawAll());
    setInterval(() => this.tick(), SECOND);
    this.drawAll();
  }

  private drawAll(): void {
    this.drawHeader();
    this.switches.draw();
    this.draw();
  }

  private drawHeader(): void {
    const { settings, run } = this;
    const isDark = settings.theme === 'dark';
    this.header.replaceChildren(
      h('div.brand', {}, h('i.logo'), h('strong', {}, 'GenAuth'), h('span', {}, settings.text('preview'))),
      h('h1', {}, run.bundle.name),
      h('span.warning', {}, settings.text('notice')),
      h(
        'button.round',
        { 'data-action': 'relaunch', title: settings.text('relaunch'), onClick: () => run.launch() },
        icon(ICONS.relaunch),
        h('span', {}, settings.text('relaunch')),
      ),
      h(
        'button.round',
        {
          'data-action': 'theme',
          title: settings.text('theme'),
          'aria-label': settings.text('theme'),
          onClick: () => settings.change({ theme: isDark ? 'light' : 'dark' }),
        },
        icon(isDark ? ICONS.sun : ICONS.moon),
      ),
      h(
        'button.round',
        {
          'data-action': 'language',
          onClick: () => settings.change({ language: settings.language === 'zh' ? 'en' : 'zh' }),
        },
        settings.text('language'),
      ),
    );
  }

  /** Draws the panel that is open, once for all changes of a moment. */
  private draw(): void {
    if (this.isDrawing) return;
    this.isDrawing = true;
    requestAnimationFrame(() => {
      this.isDrawing = false;
      this.drawTabs();
      const { scrollTop } = this.body;
      this.body.replaceChildren(...this.shown.render());
      this.body.scrollTop = scrollTop;
    });
  }

  private drawTabs(): void {
    this.tabs.replaceChildren(
      ...this.panels.map((panel) => {
        const open = () => {
          this.shown = panel;
          this.body.scrollTop = 0;
          this.draw();
        };
        const badge = panel.badge();
        return h(
          'button.panel-tab',
          {
            role: 'tab',
            'data-panel': panel.name,
            'aria-selected': String(panel === this.shown),
            onClick: open,
          },
          this.settings.text(panel.name),
          badge ? h('b', { 'data-alarm': panel.isAlarming?.() === true }, badge) : undefined,
        );
      }),
    );
  }

  private tick(): void {
    if (this.shown.name === 'session' || this.shown.name === 'storage') this.draw();
    void this.emulator.refresh().catch(() => undefined);
  }

  private tell(text: string): void {
    this.notice.textContent = text;
    this.notice.dataset.shown = '';
    clearTimeout(this.noticeTimer);
    this.noticeTimer = window.setTimeout(() => delete this.notice.dataset.shown, NOTICE_MS);
  }
}
