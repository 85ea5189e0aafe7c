import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compileProject } from '../../simulator/preview/compile/compile';
import { openProject } from '../../simulator/preview/compile/project';
import type { Bundle } from '../../simulator/preview';

/** The files of a project by path. */
export type Files = { readonly [path: string]: string | object };

const folders: string[] = [];

/** Writes a project, with an app and one page unless the files say otherwise, and returns its folder. */
export function write(files: Files = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'preview-project-'));
  folders.push(folder);
  const all: Files = {
    'app.json': { pages: ['pages/index'] },
    'app.js': 'App({})',
    'pages/index.js': 'Page({})',
    'pages/index.wxml': '<view />',
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

/** Compiles a project that is written like that. */
export function compile(files: Files = {}): Bundle {
  return compileProject(openProject(write(files)), {});
}

/** Removes all projects. */
export function clean(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
