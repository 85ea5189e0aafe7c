import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  createRealm,
  createSimulator,
  type OpenPage,
  type PlacedComponent,
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

  /** A component alone, by its definition as source text. */
  component(definition: string, properties?: { [name: string]: unknown }): PlacedComponent {
    return this.realm({ 'c.js': definition }).place('c', properties ? { properties } : {});
  }

  /** A page with one component of the tag `counter`. */
  pageWith(definition: string, page = 'Page({})'): { realm: Realm; page: OpenPage } {
    const realm = this.realm({
      'pages/a/a.js': page,
      'pages/a/a.json': { usingComponents: { counter: '../../components/counter' } },
      'components/counter.js': definition,
    });
    return { realm, page: realm.open('pages/a/a') };
  }

  /** Ends everything and removes the folder. */
  close(): void {
    for (const realm of this.realms) realm.close();
    this.sim.close();
    rmSync(this.root, { recursive: true });
  }
}
