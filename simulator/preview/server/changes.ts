import { watch, type FSWatcher } from 'node:fs';
import type { ServerResponse } from 'node:http';

/** Editors write a file in several steps; this long must nothing have changed. */
const QUIET_MS = 120;

/** Tells open pages when a file of the project has changed. */
export class Changes {
  private readonly pages = new Set<ServerResponse>();
  private readonly watcher: FSWatcher;
  private timer: NodeJS.Timeout | undefined;

  constructor(folder: string) {
    this.watcher = watch(folder, { recursive: true }, (_event, file) => {
      if (!file || /(^|[\\/])(node_modules|\.git)([\\/]|$)/.test(file)) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.tell(), QUIET_MS);
    });
    // A folder that vanishes, or a system without recursive watching, only costs the reload.
    this.watcher.on('error', () => this.watcher.close());
  }

  /** Keeps a page informed for as long as it is open. */
  follow(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('\n');
    this.pages.add(response);
    response.on('close', () => this.pages.delete(response));
  }

  close(): void {
    clearTimeout(this.timer);
    this.watcher.close();
    for (const page of this.pages) page.end();
  }

  private tell(): void {
    for (const page of this.pages) page.write('data: change\n\n');
  }
}
