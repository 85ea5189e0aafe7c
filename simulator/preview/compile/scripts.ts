import { transform } from 'sucrase';
import type { Module } from '../shared/protocol';
import type { ProjectFiles } from './files';
import type { Problems } from './problems';

/** Collects the JavaScript files of a project that can be reached from its app, pages and components. */
export class Scripts {
  readonly modules: { [path: string]: Module } = {};

  constructor(
    private readonly files: ProjectFiles,
    private readonly problems: Problems,
  ) {}

  /** Adds a file and everything that it requires. */
  add(path: string): void {
    if (path in this.modules) return;
    const code = this.read(path);
    const requires: { [id: string]: string } = {};
    this.modules[path] = { code, requires };
    for (const [, id = ''] of code.matchAll(/\brequire(?:\.async)?\(\s*['"]([^'"]+)['"]\s*\)/g)) {
      const found = this.files.resolve(path, id, '.js');
      if (!found) continue;
      requires[id] = found;
      this.add(found);
    }
  }

  /** CommonJS text of a file: WeChat's compiler takes `import` and TypeScript as well. Line numbers stay. */
  private read(path: string): string {
    const source = this.files.read(path);
    const isTyped = path.endsWith('.ts');
    if (!isTyped && !/^\s*(import|export)\b/m.test(source)) return source;
    try {
      const transforms = isTyped ? (['typescript', 'imports'] as const) : (['imports'] as const);
      return transform(source, { transforms: [...transforms], filePath: path, disableESTransforms: true })
        .code;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const [, line, column] = /\((\d+):(\d+)\)/.exec(message) ?? [];
      const place = line && column ? { line: Number(line), column: Number(column) } : {};
      this.problems.add({
        file: path,
        message: message.replace(/^Error transforming [^:]+: /, ''),
        ...place,
      });
      return '';
    }
  }
}
