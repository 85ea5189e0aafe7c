import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

interface PackageConfig {
  root: string;
  pages?: string[];
}

interface AppConfig {
  pages?: string[];
  subPackages?: PackageConfig[];
  subpackages?: PackageConfig[];
  tabBar?: { list?: { pagePath: string }[] };
  usingComponents?: { [tag: string]: string };
}

/** What the JSON files of a mini program project say about its pages and components. */
export class Project {
  /** Paths of all pages in the order of `app.json`; absent where there is no `app.json`, as in a test that brings a page alone. */
  readonly pages: readonly string[] | undefined;

  private readonly tabs: ReadonlySet<string>;
  private readonly components: { readonly [tag: string]: string };

  constructor(private readonly root: string) {
    const app = this.read<AppConfig>('app.json');
    this.pages = app && pagesOf(app);
    this.tabs = new Set(app?.tabBar?.list?.map(({ pagePath }) => pagePath));
    this.components = app?.usingComponents ?? {};
  }

  /** Whether a page is on the tab bar. */
  isTab(route: string): boolean {
    return this.tabs.has(route);
  }

  /** Whether `app.json` knows a page; without `app.json` every page may be there. */
  isPage(route: string): boolean {
    return this.pages?.includes(route) ?? true;
  }

  /** What `usingComponents` says about a tag, in the JSON file of the page or component or in `app.json`. */
  componentPath(ownerPath: string, tag: string): string | undefined {
    const own = this.read<AppConfig>(`${ownerPath}.json`)?.usingComponents ?? {};
    return own[tag] ?? this.components[tag];
  }

  private read<Config>(path: string): Config | undefined {
    const file = join(this.root, path);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Config) : undefined;
  }
}

function pagesOf(app: AppConfig): string[] {
  const packages = app.subPackages ?? app.subpackages ?? [];
  return [
    ...(app.pages ?? []),
    ...packages.flatMap(({ root, pages }) => (pages ?? []).map((page) => posix.join(root, page))),
  ];
}

/** A page and the query it is opened with. Values stay encoded, as WeChat hands them to `onLoad`. */
export interface Destination {
  route: string;
  query: { [name: string]: string };
}

/** Reads the `url` of `navigateTo` and the like: from the project folder with a leading slash, else from the current page. */
export function readUrl(url: string, currentRoute: string): Destination {
  const [path = '', query = ''] = url.split('?', 2);
  const route = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(currentRoute), path);
  const pairs = query.split('&').filter((pair) => pair !== '');
  return {
    route,
    query: Object.fromEntries(
      pairs.map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return [name, value.join('=')];
      }),
    ),
  };
}
