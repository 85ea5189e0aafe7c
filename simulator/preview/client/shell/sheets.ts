import type { WechatPerson } from '../../shared/protocol';
import type { Device } from './device';
import { h } from './dom';
import { fill, type Words } from './words';

type Answer<Value> = (value: Value) => void;

/** What WeChat lays over the screen to ask the person: sheets, dialogs and choosers. */
export class Sheets {
  constructor(
    private readonly device: Device,
    private readonly appName: () => string,
    private readonly words: () => Words,
  ) {}

  /** Whether the person gives the phone number away. */
  phoneNumber(person: WechatPerson): Promise<boolean> {
    const words = this.words();
    return this.sheet<boolean>(
      (answer) => [
        this.heading(words.phoneTitle),
        h('p.sheet-note', {}, words.phoneNote),
        h(
          'button.sheet-choice',
          { 'data-action': 'allow', onClick: () => answer(true) },
          h('strong', {}, person.phone.replace(/^(\d{3})\d{4}/, '$1****')),
          h('span', {}, words.phoneBound),
        ),
        h('button.sheet-button.plain', { 'data-action': 'deny', onClick: () => answer(false) }, words.deny),
      ],
      false,
    );
  }

  /** Whether the person agrees to the privacy guide. */
  privacy(contract: () => void): Promise<boolean> {
    const words = this.words();
    return this.sheet<boolean>(
      (answer) => [
        this.heading(words.privacyTitle),
        h(
          'p.sheet-text',
          {},
          words.privacyBefore,
          h(
            'a',
            {
              href: '#',
              onClick: (event) => {
                event.preventDefault();
                contract();
              },
            },
            fill(words.privacyGuide, this.appName()),
          ),
          words.privacyAfter,
        ),
        h(
          'div.sheet-buttons',
          {},
          h('button.sheet-button', { 'data-action': 'refuse', onClick: () => answer(false) }, words.refuse),
          h(
            'button.sheet-button.primary',
            { 'data-action': 'agree', onClick: () => answer(true) },
            words.agree,
          ),
        ),
      ],
      false,
    );
  }

  /** The picture that becomes the avatar: that of WeChat, or a file. */
  avatar(person: WechatPerson, picture: string): Promise<'wechat' | File | undefined> {
    const words = this.words();
    return this.sheet<'wechat' | File | undefined>(
      (answer) => [
        this.heading(words.avatarTitle),
        h(
          'button.sheet-row',
          { 'data-action': 'wechat', onClick: () => answer('wechat') },
          h('img.sheet-avatar', { src: picture, alt: '' }),
          h('span', {}, fill(words.avatarOwn, person.nickName)),
        ),
        this.fileButton(words.album, 'image/*', 1, (files) => answer(files[0])),
        h(
          'button.sheet-row.centred',
          { 'data-action': 'cancel', onClick: () => answer(undefined) },
          words.cancel,
        ),
      ],
      undefined,
    );
  }

  /** Pictures from the album, or one that the preview draws. */
  pictures(count: number, sample: () => Promise<File>): Promise<File[] | undefined> {
    const words = this.words();
    return this.sheet<File[] | undefined>(
      (answer) => [
        h(
          'button.sheet-row.centred',
          { 'data-action': 'camera', onClick: () => void sample().then((file) => answer([file])) },
          words.camera,
        ),
        this.fileButton(words.album, 'image/*', count, answer),
        h(
          'button.sheet-row.centred.apart',
          { 'data-action': 'cancel', onClick: () => answer(undefined) },
          words.cancel,
        ),
      ],
      undefined,
    );
  }

  /** What a code that is scanned reads. */
  scan(): Promise<string | undefined> {
    const words = this.words();
    const input = h('input.sheet-input', { placeholder: words.scanField, 'aria-label': words.scanField });
    return this.sheet<string | undefined>(
      (answer) => [
        this.heading(words.scanTitle),
        h('p.sheet-note', {}, words.scanNote),
        input,
        h(
          'div.sheet-buttons',
          {},
          h(
            'button.sheet-button',
            { 'data-action': 'cancel', onClick: () => answer(undefined) },
            words.cancel,
          ),
          h(
            'button.sheet-button.primary',
            { 'data-action': 'confirm', onClick: () => answer(input.value) },
            words.confirm,
          ),
        ),
      ],
      undefined,
    );
  }

  /** The index of the entry, or nothing. */
  actions(items: readonly string[], color: string): Promise<number | undefined> {
    const words = this.words();
    return this.sheet<number | undefined>(
      (answer) => [
        ...items.map((item, index) => {
          const row = h(
            'button.sheet-row.centred',
            { 'data-action': String(index), onClick: () => answer(index) },
            item,
          );
          row.style.color = color;
          return row;
        }),
        h(
          'button.sheet-row.centred.apart',
          { 'data-action': 'cancel', onClick: () => answer(undefined) },
          words.cancel,
        ),
      ],
      undefined,
    );
  }

  /** The name that WeChat offers for a nickname field. */
  nickname(person: WechatPerson): Promise<string | undefined> {
    const words = this.words();
    return this.sheet<string | undefined>(
      (answer) => [
        h(
          'button.sheet-row',
          {
            'data-action': 'nickname',
            onPointerdown: (event) => event.preventDefault(),
            onClick: () => answer(person.nickName),
          },
          h('span', {}, words.nickname),
          h('strong', {}, person.nickName),
        ),
      ],
      undefined,
      'keyboard',
    );
  }

  /** A sheet at the bottom; a tap beside it answers `outside`. */
  sheet<Value>(content: (answer: Answer<Value>) => Node[], outside: Value, kind = 'sheet'): Promise<Value> {
    return new Promise((resolve) => {
      const layer = h(`div.layer`, { 'data-kind': kind });
      const answer = (value: Value) => {
        layer.remove();
        resolve(value);
      };
      layer.addEventListener('click', (event) => event.target === layer && answer(outside));
      layer.append(h('section.sheet', { role: 'dialog' }, ...content(answer)));
      this.device.lay(layer);
    });
  }

  /** Takes away what is offered above the keyboard. */
  endKeyboard(): void {
    document.querySelector<HTMLElement>('.layer[data-kind=keyboard]')?.click();
  }

  private heading(text: string): HTMLElement {
    return h(
      'header.sheet-head',
      {},
      h('i.sheet-logo', {}, this.appName().slice(0, 1)),
      h('span', {}, this.appName()),
      h('h2', {}, text),
    );
  }

  private fileButton(
    label: string,
    accept: string,
    count: number,
    take: (files: File[]) => void,
  ): HTMLElement {
    const input = h('input.sheet-file', { type: 'file', accept, multiple: count > 1 });
    input.addEventListener('change', () => take([...(input.files ?? [])].slice(0, count)));
    return h('label.sheet-row.centred', { 'data-action': 'album' }, label, input);
  }
}
