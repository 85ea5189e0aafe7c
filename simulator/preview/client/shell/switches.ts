import { network } from '../node/http';
import { h } from './dom';
import type { Emulator } from './emulator';
import type { Run } from './run';
import type { Settings } from './settings';
import type { TextName } from './texts';

const SLOW_MS = 2000;

/** Everything that can be made to go wrong, or to be different. */
export class Switches {
  readonly element = h('section.switches');
  private isSlow = false;

  constructor(
    private readonly run: Run,
    private readonly emulator: Emulator,
    private readonly settings: Settings,
    private readonly notify: (text: string) => void,
  ) {
    this.draw();
  }

  draw(): void {
    const { run } = this;
    this.element.replaceChildren(
      this.group('network', [
        this.toggle('offline', !run.isOnline, (on) => run.setOffline(on)),
        this.toggle('slow', this.isSlow, (on) => this.setSlow(on)),
        this.button('failNext', () => this.emulator.post('fail', { match: '*', status: 500 })),
      ]),
      this.group('server', [
        this.button('expire', () => this.emulator.post('tokens/expire')),
        this.button('revoke', async () => {
          await this.emulator.post('tokens/expire');
          await this.emulator.post('tokens/revoke-refresh');
        }),
      ]),
      this.group('wechat', [
        this.toggle('privacyRefused', run.manners.refusesPrivacy, (on) => (run.manners.refusesPrivacy = on)),
        this.toggle('quota', run.manners.hasNoQuota, (on) => (run.manners.hasNoQuota = on)),
        this.button('resetPrivacy', () => run.forgetConsent()),
        this.button(
          'otherUser',
          () => run.changeUser(),
          () => run.wechatUser.nickName,
        ),
      ]),
    );
  }

  private setSlow(on: boolean): void {
    this.isSlow = on;
    network.delayMs = on ? SLOW_MS : 0;
  }

  private group(name: TextName, content: Node[]): HTMLElement {
    return h('div.switch-group', {}, h('h3', {}, this.settings.text(name)), ...content);
  }

  private toggle(name: TextName, isOn: boolean, change: (on: boolean) => void): HTMLElement {
    const input = h('input', {
      type: 'checkbox',
      role: 'switch',
      'data-switch': name,
      onChange: () => change(input.checked),
    });
    input.checked = isOn;
    return h('label.switch', {}, h('span', {}, this.settings.text(name)), input, h('i'));
  }

  private button(name: TextName, act: () => Promise<void> | void, outcome?: () => string): HTMLElement {
    const click = async () => {
      await act();
      this.notify(outcome ? outcome() : this.settings.text(`${name}Done` as TextName));
    };
    return h('button.action', { 'data-switch': name, onClick: () => void click() }, this.settings.text(name));
  }
}
