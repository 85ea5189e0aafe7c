import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSimulator } from '../../simulator';
import { createPackageRealm } from '../support/realm';
import { root } from './app';

const text = (path: string) => readFileSync(join(root, path), 'utf8');
const json = (path: string) => JSON.parse(text(path)) as { [name: string]: unknown };
const pages = json('app.json').pages as string[];

/** The project where nobody answers, for what needs no server. */
function realm() {
  const simulator = createSimulator();
  simulator.network.hang();
  return createPackageRealm({ simulator, root });
}

function files(folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

describe('the example project', () => {
  test('has four files for each page, and no page that app.json does not list', () => {
    const wanted = pages.flatMap((page) =>
      ['js', 'json', 'wxml', 'wxss'].map((ending) => `${page}.${ending}`),
    );
    expect(files('pages').sort()).toEqual(wanted.sort());
  });

  test('has valid project files', () => {
    for (const path of files().filter((name) => name.endsWith('.json')))
      expect(typeof json(path)).toBe('object');
    expect(existsSync(join(root, String(json('app.json').sitemapLocation)))).toBe(true);
    expect(json('project.config.json').compileType).toBe('miniprogram');
  });

  test('depends on this package alone, at the version that is built here', () => {
    const { version } = JSON.parse(readFileSync(join(root, '../package.json'), 'utf8')) as {
      version: string;
    };
    expect(json('package.json').dependencies).toEqual({ 'authing-wxapp-sdk': `^${version}` });
  });

  test.each(pages)('%s has a handler for every event of its template', (page) => {
    const opened = realm();
    opened.launch();
    const members = opened.open(page);
    const handlers = [...text(`${page}.wxml`).matchAll(/\b(?:bind|catch):?\w+="([^"]+)"/g)].map(
      ([, name]) => name ?? '',
    );
    expect(handlers.length).toBeGreaterThan(0);
    for (const name of handlers) expect([name, typeof members[name]]).toEqual([name, 'function']);
    opened.close();
  });

  test.each(pages)(
    '%s has a style for every class of its template that is not only a name for tests',
    (page) => {
      const styles = text('app.wxss') + text(`${page}.wxss`);
      const names = [...text(`${page}.wxml`).matchAll(/\bclass="([^"]+)"/g)].flatMap(([, list]) =>
        (list ?? '').split(' '),
      );
      const styled = [...styles.matchAll(/\.([\w-]+)/g)].map(([, name]) => name ?? '');
      const bare = [...new Set(names)].filter((name) => !styled.includes(name));
      // Hooks by which tests and readers tell buttons apart.
      expect(
        bare.filter(
          (name) => !/^(choose-avatar|tap-avatar|get-phone|edit|sign-out|sign-in|form|save)$/.test(name),
        ),
      ).toEqual([]);
    },
  );

  test('every style is used', () => {
    for (const page of [...pages, 'app']) {
      const templates =
        page === 'app' ? pages.map((name) => text(`${name}.wxml`)).join('\n') : text(`${page}.wxml`);
      const styles = text(`${page}.wxss`).replace(/\/\*[\s\S]*?\*\//g, '');
      const selectors = [...styles.matchAll(/([^{}]+)\{/g)].map(([, selector]) => selector ?? '').join(' ');
      for (const [, name = ''] of selectors.matchAll(/\.([\w-]+)/g)) {
        expect([page, name, new RegExp(`class="[^"]*\\b${name}\\b`).test(templates)]).toEqual([
          page,
          name,
          true,
        ]);
      }
    }
  });

  test.each([
    ['the emulator in a development version', 'develop', 'http://127.0.0.1:4010'],
    ['GenAuth in a released version', 'release', 'https://core.genauth.ai'],
    ['GenAuth where the version is unknown', undefined, 'https://core.genauth.ai'],
  ])('talks to %s', (_, envVersion, host) => {
    const sim = createSimulator();
    const wx = { ...sim.wx, getAccountInfoSync: () => ({ miniProgram: { appId: 'wx', envVersion } }) };
    const opened = createPackageRealm({ simulator: { wx }, root });
    expect(opened.require('./config')).toMatchObject({ host });
  });
});
