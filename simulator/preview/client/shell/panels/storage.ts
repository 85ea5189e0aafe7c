import { h } from '../dom';
import { mask } from '../mask';
import type { Run } from '../run';
import type { Settings } from '../settings';
import { jsonView } from './json';
import type { Panel } from './panel';

const BYTES_PER_KB = 1024;

/** What wx Storage holds for the WeChat user. */
export class StoragePanel implements Panel {
  readonly name = 'storage';

  constructor(
    private readonly run: Run,
    private readonly settings: Settings,
  ) {}

  badge(): string {
    const count = this.run.storage.keys().length;
    return count > 0 ? String(count) : '';
  }

  render(): Node[] {
    const { storage } = this.run;
    const entries = Object.entries(storage.snapshot());
    if (entries.length === 0) return [h('p.empty', {}, this.settings.text('noStorage'))];
    const sizes = {
      size: (storage.size() / BYTES_PER_KB).toFixed(1),
      limit: storage.limits.total / BYTES_PER_KB,
    };
    const clear = () => {
      storage.clear();
      this.run.launch();
    };
    return [
      h(
        'div.panel-bar',
        {},
        h('span.muted', {}, this.settings.text('kilobytes', sizes)),
        h('button.small', { onClick: clear }, this.settings.text('clearStorage')),
      ),
      ...entries.map(([key, value]) => h('section.entry', {}, h('h4', {}, key), jsonView(mask(value, key)))),
    ];
  }
}
