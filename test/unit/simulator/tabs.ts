import type { Realm } from '../../../simulator';
import type { TestProject } from './project';

/** A page that writes down what happens to it in `getApp().log`. */
export function loggingPage(name: string): string {
  return `const log = (what) => getApp().log.push('${name} ' + what);
    Page({
      onLoad(query) { log('load ' + JSON.stringify(query)); },
      onShow() { log('show'); }, onReady() { log('ready'); }, onHide() { log('hide'); }, onUnload() { log('unload'); },
    });`;
}

/** An app with pages a, b, c, where a and b are on the tab bar. */
export function launchTabs(project: TestProject): {
  realm: Realm;
  log: () => string[];
  routes: () => string[];
} {
  const realm = project.realm({
    'app.json': {
      pages: ['pages/a/a', 'pages/b/b'],
      subPackages: [{ root: 'more', pages: ['c/c', 'd/d'] }],
      tabBar: { list: [{ pagePath: 'pages/a/a' }, { pagePath: 'pages/b/b' }] },
    },
    'app.js': 'App({ log: [] });',
    'pages/a/a.js': loggingPage('a'),
    'pages/b/b.js': loggingPage('b'),
    'more/c/c.js': loggingPage('c'),
    'more/d/d.js': loggingPage('d'),
  });
  const app = realm.launch();
  realm.open('pages/a/a');
  const log = () => (app.log as string[]).splice(0);
  log();
  return { realm, log, routes: () => realm.pages.map(({ route }) => route) };
}
