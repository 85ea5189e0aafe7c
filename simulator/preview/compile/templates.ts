import { TmplGroup } from 'glass-easel-template-compiler';
import type { ProjectFiles } from './files';
import type { Problems } from './problems';
import { renameTags } from './tags';

/** One remark of the template compiler; lines and columns count from 0. */
interface Remark {
  isError: boolean;
  level: string;
  message: string;
  startLine: number;
  startColumn: number;
}

/** What WeChat's own compiler refuses, although this one carries on. */
const REFUSED = new Set(['missing end tag', 'invalid end tag']);

/** Compiles the templates of a project, with the files that they include, into one expression. */
export class Templates {
  private readonly group = new TmplGroup();
  private readonly known = new Set<string>();

  constructor(
    private readonly files: ProjectFiles,
    private readonly problems: Problems,
  ) {}

  /** Adds the template at a path without extension; `own` are the tags for which the file has components of its own. */
  add(path: string, own: ReadonlySet<string>): void {
    if (this.known.has(path)) return;
    this.known.add(path);
    const file = `${path}.wxml`;
    if (!this.files.exists(file)) {
      this.problems.add({ file, message: 'this file is missing' });
      return;
    }
    const remarks = this.group.addTmpl(path, renameTags(this.files.read(file), own)) as Remark[];
    for (const remark of remarks) {
      if (!remark.isError && !REFUSED.has(remark.message)) continue;
      this.problems.add({
        file,
        line: remark.startLine + 1,
        column: remark.startColumn + 1,
        message: remark.message,
      });
    }
    for (const other of this.group.getDirectDependencies(path) as string[]) this.add(other, own);
    for (const script of this.group.getScriptDependencies(path) as string[]) this.addScript(script, file);
  }

  /** The expression: a map from paths to what the runtime takes as templates. */
  compile(): string {
    const text = this.group.getTmplGenObjectGroups();
    this.group.free();
    return text;
  }

  private addScript(path: string, from: string): void {
    const file = path.endsWith('.wxs') ? path : `${path}.wxs`;
    if (this.known.has(file)) return;
    this.known.add(file);
    if (!this.files.exists(file)) {
      this.problems.add({ file: from, message: `there is no ${file}` });
      return;
    }
    const source = this.files.read(file);
    this.group.addScript(path, source);
    for (const [, reference = ''] of source.matchAll(/require\(\s*['"]([^'"]+)['"]\s*\)/g)) {
      const other = this.files.resolve(file, reference, '.wxs');
      if (other) this.addScript(other.replace(/\.wxs$/, ''), file);
    }
  }
}
