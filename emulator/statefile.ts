import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { EmulatorState } from './state';

const version = 1;

/** Keeps the state in a file. A write replaces the file in one step, so that a crash leaves the old state or the new one. */
export class StateFile {
  private pending: NodeJS.Immediate | undefined;

  constructor(private readonly path: string) {}

  /** The saved state; `undefined` when there is none. Fails when the file is something else. */
  read(): EmulatorState | undefined {
    if (!existsSync(this.path)) return undefined;
    const saved = JSON.parse(readFileSync(this.path, 'utf8')) as {
      version?: unknown;
      state?: EmulatorState;
    } | null;
    if (saved?.version !== version || !saved.state) {
      throw new Error(`${this.path} is not a state file of this emulator; remove it or name another.`);
    }
    return saved.state;
  }

  write(state: EmulatorState): void {
    if (this.pending) clearImmediate(this.pending);
    this.pending = undefined;
    const temporary = `${this.path}.${process.pid}.tmp`;
    writeFileSync(temporary, JSON.stringify({ version, state }));
    renameSync(temporary, this.path);
  }

  /** Writes once the current work is done, however often it is asked before that. */
  writeSoon(state: () => EmulatorState): void {
    this.pending ??= setImmediate(() => this.write(state()));
  }
}
