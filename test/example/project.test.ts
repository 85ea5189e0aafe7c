import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSimulator } from '../../simulator';
import { catchComponent } from '../component/drawn';
import { createPackageRealm } from '../support/realm';
import { root } from './app';

const text = (path: string) => readFileSync(join(root, path), 'utf8');
const json = (path: string) => JSON.parse(text(path)) as { [name: string]: unknown };
const pages = json('app.json').pages as string[];

/** The project where the network is silent, for what needs no server. */
function realm() {
  const simulator = createSimulator();
  simulator.network.hang();
  return createPackageRealm({ simulator, root, globals: catchComponent().globals });
}

function files(folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [path];
    return /^(node_modules|miniprogram_npm)$/.test(entry.name) ? [] : files(path);
  });
}

/** Classes of a template, also those in expressions such as `{{agreed ? 'checked' : ''}}`. */
function classesOf(page: string): string[] {
  return [...text(`${page}.wxml`).matchAll(/\b(?:class|placeholder-class)="([^"]+)"/g)].flatMap(
    ([, list = '']) => {
      const chosen = [...list.matchAll(/'([\w -]*)'/g)].flatMap(([, names = '']) => names.split(' '));
      return [...list.replace(/\{\{.*?\}\}/g, '').split(/\s+/), ...chosen].filter((name) => name !== '');
    },
  );
}

/** Names of the handlers that a template binds to events. */
function handlersOf(page: string): string[] {
  const bound = text(`${page}.wxml`).matchAll(/\b(?:bind|catch):?\w+="([^"]+)"/g);
  return [...bound].map(([, name = '']) => name);
}

const selectorsOf = (path: string) =>
  [
    ...text(path)
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .matchAll(/([^{}]+)\{/g),
  ].map(([, selector = '']) => selector);
const stylesIn = (path: string) =>
  selectorsOf(path).flatMap((selector) => [...selector.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name));

// Classes without a style: hooks by which tests and readers tell elements apart.
const hooks =
  /^(login|choose-avatar|tap-avatar|nickname|city|address|code|current|proofs?|id|expires|status|form|save|submit|send|call|check|renew|event|device|record|identity|retry|remove|activity|phone|phone-ask|wechat|wechat-phone|email|password|terms|privacy|scan|sign-in|sign-out|sign-out-device|by-hand|open-\w+)$/;

describe('the example project', () => {
  test('has four files for each page, and no page that app.json does not list', () => {
    const wanted = pages.flatMap((page) =>
      ['js', 'json', 'wxml', 'wxss'].map((ending) => `${page}.${ending}`),
    );
    expect(files('pages').sort()).toEqual(wanted.sort());
  });

  test('has valid project files', () => {
    const plain = files().filter((name) => name.endsWith('.json') && name !== 'jsconfig.json');
    for (const path of plain) expect(typeof json(path)).toBe('object');
    const app = json('app.json');
    expect(existsSync(join(root, String(app.sitemapLocation)))).toBe(true);
    expect(json('project.config.json').compileType).toBe('miniprogram');
  });

  test('has a value for each theme variable, in light and in dark', () => {
    const { window, themeLocation, darkmode } = json('app.json') as {
      window: { [name: string]: string };
      themeLocation: string;
      darkmode: boolean;
    };
    const variables = Object.values(window).flatMap((value) => (/^@/.test(value) ? [value.slice(1)] : []));
    const { light, dark } = json(themeLocation) as { light: object; dark: object };
    expect(darkmode).toBe(true);
    expect(Object.keys(light).sort()).toEqual(variables.sort());
    expect(Object.keys(dark)).toEqual(Object.keys(light));
  });

  test('depends on this package alone, taken from the repository until it is published', () => {
    expect(json('package.json').dependencies).toEqual({ 'authing-wxapp-sdk': 'file:..' });
  });

  test('has types in every file that holds code', () => {
    const code = files().filter((name) => name.endsWith('.js') && !/^(app|i18n)/.test(name));
    for (const name of code) expect([name, text(name).startsWith('// @ts-check\n')]).toEqual([name, true]);
  });

  test('has the same texts in both languages', () => {
    const opened = realm();
    const keysOf = (texts: object): unknown =>
      Object.entries(texts).map(([key, value]) => [
        key,
        typeof value === 'object' ? keysOf(value as object) : '',
      ]);
    const zh = opened.require('./i18n/zh') as object;
    const en = opened.require('./i18n/en') as object;
    expect(keysOf(en)).toEqual(keysOf(zh));
  });

  test('has labels of modal buttons that WeChat takes: four Chinese characters or eight letters', () => {
    const opened = realm();
    type Texts = { [group: string]: { [key: string]: string } };
    for (const [file, most] of [
      ['./i18n/zh', 4],
      ['./i18n/en', 8],
    ] as const) {
      const { common, index, delete: remove } = opened.require(file) as Texts;
      for (const label of [common?.cancel, index?.signOut, index?.scanAllow, remove?.confirm])
        expect([label, Number(label?.length) <= most]).toEqual([label, true]);
    }
  });

  test.each(pages)('%s speaks English, title and all, where WeChat does', (page) => {
    const simulator = createSimulator();
    simulator.network.hang();
    const titles: string[] = [];
    const wx = {
      ...simulator.wx,
      getAppBaseInfo: () => ({ language: 'en' }),
      setNavigationBarTitle: ({ title }: { title: string }) => void titles.push(title),
    };
    const { globals } = catchComponent();
    const opened = createPackageRealm({ simulator: { wx }, root, globals });
    opened.launch();
    expect(JSON.stringify(opened.open(page).data)).not.toMatch(/\p{Script=Han}/u);
    expect(titles).toEqual([expect.stringMatching(/^[A-Z]/)]);
    opened.close();
  });

  test('binds handlers and uses classes in its templates, as the next tests read them', () => {
    expect(pages.flatMap(handlersOf)).toEqual(expect.arrayContaining(['onRetry', 'onAgree']));
    expect(pages.flatMap(handlersOf).length).toBeGreaterThan(40);
    expect(pages.flatMap(classesOf).length).toBeGreaterThan(100);
  });

  test.each(pages)('%s has a handler for every event of its template', (page) => {
    const opened = realm();
    opened.launch();
    const members = opened.open(page);
    for (const name of handlersOf(page)) expect([name, typeof members[name]]).toEqual([name, 'function']);
    opened.close();
  });

  test.each(pages)('%s shows texts that exist', (page) => {
    const opened = realm();
    opened.launch();
    const { data } = opened.open(page);
    for (const [, group = '', key = ''] of text(`${page}.wxml`).matchAll(/\b(t|common)\.(\w+)/g))
      expect([page, group, key, typeof (data[group] as { [key: string]: unknown })[key]]).toEqual([
        page,
        group,
        key,
        'string',
      ]);
    opened.close();
  });

  test.each(pages)('%s has a style for every class of its template that is no hook', (page) => {
    const styled = [...stylesIn('app.wxss'), ...stylesIn(`${page}.wxss`)];
    const bare = classesOf(page).filter((name) => !styled.includes(name) && !hooks.test(name));
    expect(bare).toEqual([]);
  });

  test.each([...pages, 'app'])('every style of %s is used', (page) => {
    const used = page === 'app' ? pages.flatMap(classesOf) : classesOf(page);
    expect(stylesIn(`${page}.wxss`).filter((name) => !used.includes(name))).toEqual([]);
  });

  test('names the tag in every style of a button, or WeChat’s own style wins', () => {
    for (const page of pages) {
      const named = ['app.wxss', `${page}.wxss`]
        .flatMap(selectorsOf)
        .flatMap((selector) => [...selector.matchAll(/button\.([\w-]+)/g)].map(([, name]) => name));
      for (const [, list = ''] of text(`${page}.wxml`).matchAll(/<button[^>]*?\bclass="([^"]+)"/g))
        expect([page, list, list.split(/[^\w-]+/).some((name) => named.includes(name))]).toEqual([
          page,
          list,
          true,
        ]);
    }
  });

  test('reads aloud what is tapped and is no button', () => {
    for (const page of pages)
      for (const [tag] of text(`${page}.wxml`).matchAll(/<view[^>]*\bbindtap=[^>]*>/g))
        expect(tag).toMatch(/\baria-role="/);
  });

  test.each([
    ['the emulator in a development version', 'develop', 'http://127.0.0.1:4010'],
    ['GenAuth in a released version', 'release', 'https://core.genauth.ai'],
    ['GenAuth where the version is unknown', undefined, 'https://core.genauth.ai'],
  ])('talks to %s', (_, envVersion, host) => {
    const sim = createSimulator();
    const wx = { ...sim.wx, getAccountInfoSync: () => ({ miniProgram: { appId: 'wx', envVersion } }) };
    const opened = createPackageRealm({ simulator: { wx }, root });
    expect(opened.require('./config')).toMatchObject({ host, isDevelop: envVersion === 'develop' });
  });

  test('names the developer’s mistakes in a development version, and only there', async () => {
    for (const [isDevelop, shown] of [
      [true, /extIdpConnidentifier/],
      [false, /^功能暂不可用/],
    ] as const) {
      const simulator = createSimulator();
      const config = { host: 'http://127.0.0.1:1', appId: 'GEN_AUTH_APP_ID', isDevelop };
      const opened = createPackageRealm({ simulator, root, modules: { 'config.js': config } });
      opened.launch();
      const hand = opened.open('pages/hand/hand');
      hand.fire('onAgree');
      await hand.fire('onWechat');
      expect(simulator.screen.toasts[0]?.title).toMatch(shown);
      expect(JSON.stringify(opened.logs)).toContain('extIdpConnidentifier');
      opened.close();
    }
  });
});
