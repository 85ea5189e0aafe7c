import { h } from '../dom';
import type { Run } from '../run';
import type { Settings } from '../settings';
import type { TextName } from '../texts';
import type { Panel } from './panel';

interface Stored {
  tokens?: { accessToken?: string; refreshToken?: string; expiresAt?: number };
  user?: { id?: string; name?: string; nickname?: string; phone?: string } | null;
}

/** The session that the SDK keeps, with its clock. */
export class SessionPanel implements Panel {
  readonly name = 'session';

  constructor(
    private readonly run: Run,
    private readonly settings: Settings,
    private readonly now: () => number,
  ) {}

  badge(): string {
    return this.sessions().length > 0 ? '●' : '';
  }

  render(): Node[] {
    const { wechatUser } = this.run;
    const person = this.table([['user', `${wechatUser.nickName} · ${wechatUser.phone}`]]);
    const sessions = this.sessions();
    if (sessions.length === 0) return [person, h('p.empty', {}, this.settings.text('noSession'))];
    return [person, ...sessions.map(([appId, session]) => this.view(appId, session))];
  }

  private view(appId: string, { tokens, user }: Stored): HTMLElement {
    const short = (token: string | undefined) => (token ? `${token.slice(0, 6)}…` : '—');
    return this.table([
      ['appId', appId],
      ['name', user?.nickname || user?.name || '—'],
      ['userId', user?.id ?? '—'],
      ['accessToken', short(tokens?.accessToken)],
      ['refreshToken', short(tokens?.refreshToken)],
      ['expires', this.clock(tokens?.expiresAt)],
    ]);
  }

  private clock(expiresAt: number | undefined): string {
    if (!expiresAt) return this.settings.text('unknown');
    const seconds = Math.round((expiresAt - this.now()) / 1000);
    const time = duration(Math.abs(seconds));
    return this.settings.text(seconds > 0 ? 'expiresIn' : 'expired', { time });
  }

  private sessions(): [appId: string, session: Stored][] {
    return Object.entries(this.run.storage.snapshot()).flatMap(([key, value]) => {
      const [, appId] = /^genauth:(.+)$/.exec(key) ?? [];
      const record = typeof value === 'string' ? parse(value) : value;
      return appId && isSession(record) ? [[appId, record] as [string, Stored]] : [];
    });
  }

  private table(rows: [name: TextName, value: string][]): HTMLElement {
    return h(
      'dl.facts',
      {},
      ...rows.flatMap(([name, value]) => [
        h('dt', {}, this.settings.text(name)),
        h('dd', { 'data-fact': name }, value),
      ]),
    );
  }
}

function isSession(value: unknown): value is Stored {
  return (
    typeof value === 'object' &&
    value !== null &&
    'tokens' in value &&
    Boolean((value as Stored).tokens?.accessToken)
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function duration(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
