import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  createRealm,
  createSimulator,
  type Realm,
  type RealmOptions,
  type Simulator,
} from '../../../simulator';

/** A mini program project in a temporary folder, and a realm on a phone of its own that runs it. */
export class TestProject {
  readonly root = mkdtempSync(join(tmpdir(), 'project-'));
  readonly sim: Simulator;

  private readonly realms: Realm[] = [];

  constructor(options: Parameters<typeof createSimulator>[0] = {}) {
    this.sim = createSimulator(options);
  }

  /** Writes files, text as it is and everything else as JSON. */
  write(files: { [path: string]: unknown }): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), typeof content === 'string' ? content : JSON.stringify(content));
    }
  }

  /** A realm that runs the project. */
  realm(files: { [path: string]: unknown } = {}, options: Partial<RealmOptions> = {}): Realm {
    this.write(files);
    const realm = createRealm({ simulator: this.sim, root: this.root, ...options });
    this.realms.push(realm);
    return realm;
  }

  /** Ends everything and removes the folder. */
  close(): void {
    for (const realm of this.realms) realm.close();
    this.sim.close();
    rmSync(this.root, { recursive: true });
  }
}
