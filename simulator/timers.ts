import { clearInterval, clearTimeout, setInterval, setTimeout } from 'node:timers';

/** The timers of one mini program: their handles are numbers, and all of them can be stopped at once. */
export class Timers {
  private readonly running = new Map<unknown, NodeJS.Timeout>();
  private last = 0;
  private isStopped = false;

  /** The functions that exist in the mini program. */
  globals() {
    return {
      setTimeout: (callback: () => void, ms?: number) => this.start(callback, ms),
      setInterval: (callback: () => void, ms?: number) => this.keep(setInterval(callback, ms)),
      clearTimeout: (id: unknown) => this.clear(id),
      clearInterval: (id: unknown) => this.clear(id),
    };
  }

  /** Stops all timers, also those that are still to be started. */
  stop(): void {
    this.isStopped = true;
    for (const id of [...this.running.keys()]) this.clear(id);
  }

  private start(callback: () => void, ms: number | undefined): number {
    const run = () => {
      this.running.delete(id);
      callback();
    };
    const id = this.keep(setTimeout(run, ms));
    return id;
  }

  private keep(timer: NodeJS.Timeout): number {
    this.last += 1;
    this.running.set(this.last, timer);
    if (this.isStopped) this.clear(this.last);
    return this.last;
  }

  private clear(id: unknown): void {
    const timer = this.running.get(id);
    clearTimeout(timer);
    clearInterval(timer);
    this.running.delete(id);
  }
}
