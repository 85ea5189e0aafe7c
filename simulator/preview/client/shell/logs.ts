import type { LogLevel } from '../../shared/bridge';

/** One line of the console. */
export interface Line {
  level: LogLevel;
  text: string;
  at: number;
}

const MOST_LINES = 500;

/** What the mini program wrote to `console`, and errors that nothing caught. */
export class Logs {
  readonly lines: Line[] = [];
  private readonly listeners = new Set<() => void>();

  add(level: LogLevel, args: readonly unknown[]): void {
    this.lines.push({ level, text: args.map(format).join(' '), at: Date.now() });
    if (this.lines.length > MOST_LINES) this.lines.shift();
    this.tell();
  }

  clear(): void {
    this.lines.length = 0;
    this.tell();
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

function format(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Object.prototype.toString.call(value) === '[object Error]')
    return (value as Error).stack ?? (value as Error).message;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
