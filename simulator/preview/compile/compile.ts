import { posix } from 'node:path';
import type { Packages } from '../../modules';
import type { Bundle, Json, Part, Theme } from '../shared/protocol';
import { ProjectFiles } from './files';
import { objectAt, readJson, textAt, textsAt } from './json';
import { Problems } from './problems';
import type { Project } from './project';
import { Scripts } from './scripts';
import { compileStyle } from './styles';
import { Templates } from './templates';

/** Compiles a mini program for the browser. Mistakes in it are part of the result. */
export function compileProject(project: Project, packages: Packages): Bundle {
  return new Compiler(project, packages).run();
}

class Compiler {
  private readonly files: ProjectFiles;
  private readonly problems = new Problems();
  private readonly templates: Templates;
  private readonly scripts: Scripts;
  private readonly parts: { [path: string]: Part } = {};
  private readonly styles: { [path: string]: string } = {};

  constructor(
    private readonly project: Project,
    packages: Packages,
  ) {
    this.files = new ProjectFiles(project.root, packages);
    this.templates = new Templates(this.files, this.problems);
    this.scripts = new Scripts(this.files, this.problems);
  }

  run(): Bundle {
    const app = readJson(this.files, 'app.json', this.problems);
    const pages = pagesOf(app);
    if (pages.length === 0) this.problems.add({ file: 'app.json', message: '"pages" lists no page' });
    const global = this.components('app.json', objectAt(app, 'usingComponents'));
    this.script('app');
    if (this.files.exists('app.wxss'))
      this.styles.app = compileStyle(this.files, 'app.wxss', 'app', this.problems);
    for (const page of pages) this.page(page, global);
    if (objectAt(app, 'tabBar').custom === true) this.component('custom-tab-bar/index', global);
    return {
      name: this.project.name,
      appId: this.project.appId,
      app,
      pages,
      modules: this.scripts.modules,
      parts: this.parts,
      templates: this.templates.compile(),
      styles: this.styles,
      variables: this.variables(app),
      problems: this.problems.list,
    };
  }

  private page(path: string, global: Json): void {
    if (!this.files.exists(`${path}.wxml`)) {
      this.problems.add({ file: 'app.json', message: `there is no ${path}.wxml` });
      return;
    }
    this.part(path, true, global);
  }

  private component(path: string, global: Json): void {
    this.part(path, false, global);
  }

  private part(path: string, isPage: boolean, global: Json): void {
    if (path in this.parts) return;
    const file = `${path}.json`;
    const json = readJson(this.files, file, this.problems);
    // The entry must be there before the components in it are followed: components may use one another.
    const part: Part = { isPage, json };
    this.parts[path] = part;
    const own = this.components(file, objectAt(json, 'usingComponents'));
    const usingComponents = { ...global, ...own };
    const generics = this.generics(file, objectAt(json, 'componentGenerics'));
    part.json = { ...json, usingComponents, ...(generics ? { componentGenerics: generics } : {}) };
    this.templates.add(path, new Set(Object.keys(usingComponents)));
    this.script(path);
    if (this.files.exists(`${path}.wxss`)) {
      this.styles[path] = compileStyle(
        this.files,
        `${path}.wxss`,
        isPage ? 'page' : 'component',
        this.problems,
      );
    }
    for (const target of Object.values(usingComponents)) this.component(String(target).slice(1), global);
  }

  /** Makes the references to components absolute, and reports those that lead nowhere. */
  private components(file: string, using: Json): Json {
    const found: { [tag: string]: string } = {};
    for (const [tag, reference] of Object.entries(using)) {
      if (typeof reference !== 'string') continue;
      const target = this.files.resolve(file, reference, '.wxml');
      if (target) found[tag] = `/${target.replace(/\.wxml$/, '')}`;
      else this.problems.add({ file, message: `"${tag}": there is no component ${reference}` });
    }
    return found;
  }

  private generics(file: string, generics: Json): Json | undefined {
    const entries = Object.entries(generics).map(([name, value]) => {
      const reference = typeof value === 'object' && value !== null ? (value as Json).default : undefined;
      if (typeof reference !== 'string') return [name, value] as const;
      const target = this.files.resolve(file, reference, '.wxml')?.replace(/\.wxml$/, '');
      if (target) this.component(target, {});
      return [name, target ? { default: `/${target}` } : true] as const;
    });
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  }

  private script(path: string): void {
    const file = [`${path}.js`, `${path}.ts`].find((each) => this.files.exists(each));
    if (file) this.scripts.add(file);
    else this.problems.add({ file: `${path}.js`, message: 'this file is missing' });
  }

  private variables(app: Json): { [theme in Theme]?: Json } {
    const path = textAt(app, 'themeLocation');
    if (!path) return {};
    const json = readJson(this.files, posix.normalize(path), this.problems);
    return { light: objectAt(json, 'light'), dark: objectAt(json, 'dark') };
  }
}

function pagesOf(app: Json): string[] {
  const packages = [app.subPackages, app.subpackages].flatMap((list) =>
    Array.isArray(list) ? (list as Json[]) : [],
  );
  const inPackages = packages.flatMap((each) =>
    textsAt(each, 'pages').map((page) => posix.join(textAt(each, 'root') ?? '', page)),
  );
  const all = [...textsAt(app, 'pages'), ...inPackages].map((page) => page.replace(/^\//, ''));
  const entry = textAt(app, 'entryPagePath')?.replace(/^\//, '');
  return entry && all.includes(entry) ? [entry, ...all.filter((page) => page !== entry)] : all;
}
