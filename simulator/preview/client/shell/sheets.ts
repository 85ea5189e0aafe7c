import type { WechatPerson } from '../../shared/protocol';
import type { Device } from './device';
import { h } from './dom';

type Answer<Value> = (value: Value) => void;

/** WeChat's own words. Like WeChat's, they do not follow the language of the preview. */
export const APP_WORDS = { agree: '同意', refuse: '拒绝', cancel: '取消', allow: '允许' };

/** What WeChat lays over the screen to ask the person: sheets, dialogs and choosers. */
export class Sheets {
  constructor(
    private readonly device: Device,
    private readonly appName: () => string,
  ) {}

  /** Whether the person gives the phone number away. */
  phoneNumber(person: WechatPerson): Promise<boolean> {
    return this.sheet<boolean>(
      (answer) => [
        this.heading('申请获取并验证你的手机号'),
        h('p.sheet-note', {}, '用于登录并识别你的账号'),
        h(
          'button.sheet-choice',
          { 'data-action': 'allow', onClick: () => answer(true) },
          h('strong', {}, person.phone.replace(/^(\d{3})\d{4}/, '$1****')),
          h('span', {}, '微信绑定号码'),
        ),
        h('button.sheet-button.plain', { 'data-action': 'deny', onClick: () => answer(false) }, '不允许'),
      ],
      false,
    );
  }

  /** Whether the person agrees to the privacy guide. */
  privacy(contract: () => void): Promise<boolean> {
    return this.sheet<boolean>(
      (answer) => [
        this.heading('用户隐私保护提示'),
        h(
          'p.sheet-text',
          {},
          '在你使用服务之前，请仔细阅读',
          h(
            'a',
            {
              href: '#',
              onClick: (event) => {
                event.preventDefault();
                contract();
              },
            },
            `《${this.appName()}隐私保护指引》`,
          ),
          '。如你同意该指引，请点击“同意”开始使用。',
        ),
        h(
          'div.sheet-buttons',
          {},
          h(
            'button.sheet-button',
            { 'data-action': 'refuse', onClick: () => answer(false) },
            APP_WORDS.refuse,
          ),
          h(
            'button.sheet-button.primary',
            { 'data-action': 'agree', onClick: () => answer(true) },
            APP_WORDS.agree,
          ),
        ),
      ],
      false,
    );
  }

  /** The picture that becomes the avatar: that of WeChat, or a file. */
  avatar(person: WechatPerson, picture: string): Promise<'wechat' | File | undefined> {
    return this.sheet<'wechat' | File | undefined>(
      (answer) => [
        this.heading('选择头像'),
        h(
          'button.sheet-row',
          { 'data-action': 'wechat', onClick: () => answer('wechat') },
          h('img.sheet-avatar', { src: picture, alt: '' }),
          h('span', {}, `用微信头像（${person.nickName}）`),
        ),
        this.fileButton('从相册选择', 'image/*', 1, (files) => answer(files[0])),
        h(
          'button.sheet-row.centred',
          { 'data-action': 'cancel', onClick: () => answer(undefined) },
          APP_WORDS.cancel,
        ),
      ],
      undefined,
    );
  }

  /** Pictures from the album, or one that the preview draws. */
  pictures(count: number, sample: () => Promise<File>): Promise<File[] | undefined> {
    return this.sheet<File[] | undefined>(
      (answer) => [
        h(
          'button.sheet-row.centred',
          { 'data-action': 'camera', onClick: () => void sample().then((file) => answer([file])) },
          '拍摄',
        ),
        this.fileButton('从相册选择', 'image/*', count, answer),
        h(
          'button.sheet-row.centred.apart',
          { 'data-action': 'cancel', onClick: () => answer(undefined) },
          APP_WORDS.cancel,
        ),
      ],
      undefined,
    );
  }

  /** What a code that is scanned reads. */
  scan(): Promise<string | undefined> {
    const input = h('input.sheet-input', { placeholder: '二维码的内容', 'aria-label': '二维码的内容' });
    return this.sheet<string | undefined>(
      (answer) => [
        this.heading('扫一扫'),
        h('p.sheet-note', {}, '预览没有摄像头：请填入二维码的内容'),
        input,
        h(
          'div.sheet-buttons',
          {},
          h(
            'button.sheet-button',
            { 'data-action': 'cancel', onClick: () => answer(undefined) },
            APP_WORDS.cancel,
          ),
          h(
            'button.sheet-button.primary',
            { 'data-action': 'confirm', onClick: () => answer(input.value) },
            '确定',
          ),
        ),
      ],
      undefined,
    );
  }

  /** The index of the entry, or nothing. */
  actions(items: readonly string[], color: string): Promise<number | undefined> {
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
          APP_WORDS.cancel,
        ),
      ],
      undefined,
    );
  }

  /** The name that WeChat offers for a nickname field. */
  nickname(person: WechatPerson): Promise<string | undefined> {
    return this.sheet<string | undefined>(
      (answer) => [
        h(
          'button.sheet-row',
          {
            'data-action': 'nickname',
            onPointerdown: (event) => event.preventDefault(),
            onClick: () => answer(person.nickName),
          },
          h('span', {}, '用微信昵称：'),
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
