import { clean, compile, write } from './project';
import { openProject } from '../../simulator/preview/compile/project';
import { renameTags } from '../../simulator/preview/compile/tags';

afterEach(clean);

describe('renameTags', () => {
  const own = new Set(['button']);

  test.each([
    ['<view><text/></view>', '<wx-view><wx-text/></wx-view>'],
    ['<button/><my-view/><block/>', '<button/><my-view/><block/>'],
    ['<!-- <view> -->', '<!-- <view> -->'],
    ['{{ a <view }}', '{{ a <view }}'],
    ['<view title="<view>" other=\'<text>\'/>', '<wx-view title="<view>" other=\'<text>\'/>'],
    ['<view wx:if="{{a > b}}"><text/></view>', '<wx-view wx:if="{{a > b}}"><wx-text/></wx-view>'],
    ['<wxs module="m">var s = "<view>";</wxs><view/>', '<wxs module="m">var s = "<view>";</wxs><wx-view/>'],
    ['<wxs src="./a.wxs" module="m"/><view/>', '<wxs src="./a.wxs" module="m"/><wx-view/>'],
  ])('%s', (source, wanted) => expect(renameTags(source, own)).toBe(wanted));
});

describe('style sheets', () => {
  const sheet = (wxss: string, files = {}) =>
    compile({ 'pages/index.wxss': wxss, ...files }).styles['pages/index'];

  test('lengths in rpx become shares of the screen', () => {
    expect(sheet('.a { margin: -7.5rpx 1px .5rpx }')).toContain(
      'margin: calc(100vw / 750 * -7.5) 1px calc(100vw / 750 * .5)',
    );
    expect(sheet('.a { background: url(x10rpx.png) }')).toContain('url(x10rpx.png)');
  });

  test('safe areas are those of the phone', () => {
    expect(sheet('.a { padding: env(safe-area-inset-bottom) }')).toContain(
      'padding: var(--preview-safe-bottom, 0px)',
    );
  });

  test('rules of a page reach only the page and weigh as much as before', () => {
    expect(sheet('.a .b, page > text {}')).toBe(
      ':where(wx-page[is="__PAGE__"]) .a .b, wx-page:where(wx-page[is="__PAGE__"]) > wx-text {}',
    );
  });

  test('keyframes stay as they are', () => {
    expect(sheet('@keyframes k { from { top: 0 } }')).toBe('@keyframes k { from { top: 0 } }');
  });

  test('imports are put in their place, each file once', () => {
    const css = sheet('@import "../shared";\n@import "../shared.wxss";\n.b {}', {
      'shared.wxss': '.shared {}',
    });
    expect(css?.match(/\.shared/g)).toHaveLength(1);
  });

  test('a query of the theme follows the phone', () => {
    expect(sheet('@media (prefers-color-scheme: dark) { .a { top: 0 } }')).toContain(
      ':where([data-theme="dark"]) :where(wx-page[is="__PAGE__"]) .a',
    );
    expect(sheet('@media (prefers-color-scheme: dark) and (min-width: 10rpx) { .a { top: 0 } }')).toMatch(
      /@media \(min-width: calc\(.*\)\) \{/,
    );
  });

  test('classes of a component wait for its scope, :host as well', () => {
    const { styles } = compile({
      'pages/index.json': { usingComponents: { it: '../it' } },
      'it.json': { component: true },
      'it.js': 'Component({})',
      'it.wxml': '<view />',
      'it.wxss': ':host { top: 0 } .a .b {}',
    });
    expect(styles.it).toBe('[wx-host="__SCOPE__"] { top: 0 } .__SCOPE__a .__SCOPE__b {}');
  });
});

describe('scripts', () => {
  test('the files that can be reached, each with what its requires mean', () => {
    const { modules } = compile({
      'pages/index.js':
        "require('../utils'); require('pkg'); require('pkg/sub'); require('./none'); Page({})",
      'utils/index.js': '',
      'unused.js': '',
      'miniprogram_npm/pkg/index.js': "require('./sub')",
      'miniprogram_npm/pkg/sub.js': '',
    });
    expect(Object.keys(modules).sort()).toEqual([
      'app.js',
      'miniprogram_npm/pkg/index.js',
      'miniprogram_npm/pkg/sub.js',
      'pages/index.js',
      'utils/index.js',
    ]);
    expect(modules['pages/index.js']?.requires).toEqual({
      '../utils': 'utils/index.js',
      pkg: 'miniprogram_npm/pkg/index.js',
      'pkg/sub': 'miniprogram_npm/pkg/sub.js',
    });
  });

  test('a package is found in node_modules by its mini program folder, else by its main file', () => {
    const { modules } = compile({
      'pages/index.js': "require('folder'); require('@scope/main'); Page({})",
      'node_modules/folder/package.json': { miniprogram: 'dist' },
      'node_modules/folder/dist/index.js': '1',
      'node_modules/@scope/main/package.json': { main: 'lib/main.js' },
      'node_modules/@scope/main/lib/main.js': "require('./more')",
      'node_modules/@scope/main/lib/more.js': '2',
    });
    expect(modules['miniprogram_npm/folder/index.js']?.code).toBe('1');
    expect(modules['miniprogram_npm/@scope/main/index.js']?.requires).toEqual({
      './more': 'miniprogram_npm/@scope/main/more.js',
    });
  });

  test('ES modules and TypeScript become CommonJS on the same lines', () => {
    const { modules, problems } = compile({
      'pages/index.js': '',
      'pages/index.ts': "import { a } from '../a';\n\nconst b: number = a;\nPage({ b });",
      'a.ts': 'export const a: number = 1;',
    });
    expect(problems).toEqual([]);
    expect(
      compile({ 'app.js': "import './x';\n\nApp({})", 'x.js': '' }).modules['app.js']?.code.split('\n')[2],
    ).toBe('App({})');
    expect(Object.keys(modules)).toContain('app.js');
  });

  test('a syntax error in an ES module is a problem with its place', () => {
    const { problems } = compile({ 'app.js': "import a from './a';\nconst = 1;" });
    expect(problems).toEqual([
      { file: 'app.js', line: 2, column: expect.any(Number), message: expect.any(String) },
    ]);
  });
});

describe('projects', () => {
  test('pages of subpackages, and the entry page first', () => {
    const { pages } = compile({
      'app.json': {
        pages: ['pages/index', 'pages/home'],
        entryPagePath: 'pages/home',
        subpackages: [{ root: 'more', pages: ['detail'] }],
      },
    });
    expect(pages).toEqual(['pages/home', 'pages/index', 'more/detail']);
  });

  test('components of the app and of the page, made absolute', () => {
    const component = { 'it.json': {}, 'it.js': 'Component({})', 'it.wxml': '' };
    const { parts } = compile({
      'app.json': { pages: ['pages/index'], usingComponents: { everywhere: './it' } },
      'pages/index.json': { usingComponents: { here: '/it' } },
      ...component,
    });
    expect(parts['pages/index']?.json.usingComponents).toEqual({ everywhere: '/it', here: '/it' });
    expect(parts.it).toMatchObject({ isPage: false });
  });

  test('components that use each other are followed once', () => {
    const { parts, problems } = compile({
      'pages/index.json': { usingComponents: { tree: '../tree' } },
      'tree.json': { component: true, usingComponents: { tree: './tree' } },
      'tree.js': 'Component({})',
      'tree.wxml': '<tree wx:if="{{deep}}" />',
    });
    expect(problems).toEqual([]);
    expect(parts.tree?.json.usingComponents).toEqual({ tree: '/tree' });
  });

  test('what is wrong is told with file and line', () => {
    const { problems } = compile({
      'app.json': { pages: ['pages/index', 'pages/none'] },
      'pages/index.json': '{ "usingComponents": { "a": "./a" }, }',
      'pages/index.wxml': '<view>\n  <text>\n</view>\n<include src="gone.wxml" />',
      'pages/index.js': '',
    });
    expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'pages/index.json:1',
      'pages/index.wxml:2',
      'pages/gone.wxml:undefined',
      'app.json:undefined',
    ]);
  });

  test('miniprogramRoot names the folder', () => {
    const folder = write({
      'project.config.json': { miniprogramRoot: 'mini/' },
      'mini/app.json': { pages: [] },
    });
    expect(openProject(folder).root).toBe(`${folder}/mini`);
  });

  test('a folder without app.json is no mini program', () => {
    const folder = write({ 'project.config.json': { miniprogramRoot: 'mini' } });
    expect(() => openProject(folder)).toThrow(`${folder} is no mini program: mini/app.json is missing.`);
    expect(() => openProject(`${folder}/none`)).toThrow('There is no folder');
  });
});
