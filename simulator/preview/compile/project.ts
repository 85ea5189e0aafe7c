import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

/** A mini program project on disk. */
export interface Project {
  /** The folder that was given. */
  folder: string;
  /** The folder with `app.json`. */
  root: string;
  name: string;
  appId: string;
}

/** Finds the mini program in a folder, as DevTools would; throws one line where there is none. */
export function openProject(folder: string): Project {
  const home = resolve(folder);
  if (!existsSync(home)) throw new Error(`There is no folder ${folder}.`);
  const config = readConfig(join(home, 'project.config.json'));
  const root = resolve(home, config.miniprogramRoot ?? '');
  if (!existsSync(join(root, 'app.json'))) {
    throw new Error(
      `${folder} is no mini program: ${join(config.miniprogramRoot ?? '', 'app.json')} is missing.`,
    );
  }
  return { folder: home, root, name: config.projectname ?? basename(home), appId: config.appid ?? '' };
}

interface ProjectConfig {
  miniprogramRoot?: string;
  projectname?: string;
  appid?: string;
}

function readConfig(path: string): ProjectConfig {
  if (!existsSync(path)) return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProjectConfig;
  } catch (error) {
    throw new Error(`${basename(path)} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
