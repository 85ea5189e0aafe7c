import type { NavigationBar, Tab, TabBar } from '../../shared/bridge';
import type { Bundle, Json, Theme } from '../../shared/protocol';

const WINDOW_FIELDS =
  /^(navigationBar|navigationStyle|background|enablePullDownRefresh|onReachBottomDistance|disableScroll|pageOrientation)/;

/** The window settings of a page: its own over those of the app, with the variables of the theme filled in. */
export function configOf(bundle: Bundle, path: string, theme: Theme): Json {
  const own = Object.entries(bundle.parts[path]?.json ?? {}).filter(([name]) => WINDOW_FIELDS.test(name));
  const all = { ...(bundle.app.window as Json | undefined), ...Object.fromEntries(own) };
  return fillIn(all, bundle, theme);
}

/** Whether the app follows the theme of the phone. */
export function followsTheme(bundle: Bundle): boolean {
  return bundle.app.darkmode === true;
}

/** The bar above the page. */
export function navigationOf(config: Json): NavigationBar {
  const text = (name: string, initial: string) => (typeof config[name] === 'string' ? config[name] : initial);
  return {
    title: text('navigationBarTitleText', ''),
    background: text('navigationBarBackgroundColor', '#000000'),
    textStyle: text('navigationBarTextStyle', 'white') === 'black' ? 'black' : 'white',
    button: 'none',
    loading: false,
    isCustom: config.navigationStyle === 'custom',
  };
}

/** The tab bar of the app, or nothing. */
export function tabsOf(bundle: Bundle, theme: Theme): TabBar | undefined {
  const given = bundle.app.tabBar as Json | undefined;
  if (!given || !Array.isArray(given.list)) return undefined;
  const bar = fillIn(given, bundle, theme);
  const text = (json: Json, name: string, initial = '') =>
    typeof json[name] === 'string' ? json[name] : initial;
  const tabs = (given.list as Json[]).map((entry): Tab => {
    const tab = fillIn(entry, bundle, theme);
    return {
      path: text(tab, 'pagePath'),
      text: text(tab, 'text'),
      icon: text(tab, 'iconPath'),
      selectedIcon: text(tab, 'selectedIconPath') || text(tab, 'iconPath'),
      badge: '',
      dot: false,
    };
  });
  return {
    tabs,
    selected: 0,
    color: text(bar, 'color', '#888888'),
    selectedColor: text(bar, 'selectedColor', '#07c160'),
    background: text(bar, 'backgroundColor', '#ffffff'),
    border: text(bar, 'borderStyle', 'black') === 'white' ? 'rgba(255, 255, 255, .2)' : 'rgba(0, 0, 0, .1)',
    isHidden: given.custom === true,
  };
}

function fillIn(json: Json, bundle: Bundle, theme: Theme): Json {
  const variables = bundle.variables[followsTheme(bundle) ? theme : 'light'] ?? {};
  const filled = Object.entries(json).map(([name, value]) => [
    name,
    typeof value === 'string' && value.startsWith('@') ? variables[value.slice(1)] : value,
  ]);
  return Object.fromEntries(filled) as Json;
}
