import postcss, { type AtRule, type Root, type Rule } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import { PAGE_MARK, SCOPE_MARK } from '../shared/protocol';
import { BUILT_IN_TAGS } from '../shared/tags';
import type { ProjectFiles } from './files';
import type { Problems } from './problems';

/** What a style sheet belongs to, which decides how far its rules reach. */
export type StyleOwner = 'app' | 'page' | 'component';

/**
 * Compiles a style sheet to CSS. Rules of a page are confined to it by `:where`, which adds nothing to their weight: they must
 * still lose against a heavier rule of WeChat's own style sheet. Class names of components get a mark that the runtime replaces.
 */
export function compileStyle(
  files: ProjectFiles,
  path: string,
  owner: StyleOwner,
  problems: Problems,
): string {
  const root = load(files, path, problems, new Set());
  root.walkDecls((declaration) => {
    declaration.value = convertLengths(declaration.value);
  });
  root.walkAtRules('media', (rule) => {
    rule.params = convertLengths(rule.params);
  });
  root.walkRules((rule) => {
    if (!isKeyframe(rule)) rule.selector = convertSelector(rule.selector, owner);
  });
  root.walkAtRules('media', followTheme);
  return root.toString();
}

/** `rpx` is a share of the width of the screen, whatever its pixels; safe areas are those of the phone that is shown. */
export function convertLengths(value: string): string {
  return value
    .replace(/(^|[^\w.#-])(-?(?:\d+\.?\d*|\.\d+))rpx\b/g, '$1calc(100vw / 750 * $2)')
    .replace(/\benv\(\s*safe-area-inset-(\w+)\s*(?:,[^)]*)?\)/g, 'var(--preview-safe-$1, 0px)')
    .replace(/\bconstant\(\s*safe-area-inset-(\w+)\s*\)/g, 'var(--preview-safe-$1, 0px)');
}

function load(files: ProjectFiles, path: string, problems: Problems, seen: Set<string>): Root {
  if (seen.has(path)) return postcss.root();
  seen.add(path);
  const root = parse(files, path, problems);
  root.walkAtRules('import', (rule) => {
    const [, reference = ''] = /^(?:url\()?\s*['"]?([^'")]+)/.exec(rule.params) ?? [];
    const found = files.resolve(
      path,
      reference.startsWith('.') || reference.startsWith('/') ? reference : `./${reference}`,
      '.wxss',
    );
    if (found) rule.replaceWith(load(files, found, problems, seen));
    else {
      problems.add({ file: path, line: rule.source?.start?.line, message: `there is no ${reference}` });
      rule.remove();
    }
  });
  return root;
}

function parse(files: ProjectFiles, path: string, problems: Problems): Root {
  try {
    return postcss.parse(files.read(path));
  } catch (error) {
    const { line, column, reason } = error as { line?: number; column?: number; reason?: string };
    problems.add({ file: path, line, column, message: reason ?? String(error) });
    return postcss.root();
  }
}

function isKeyframe(rule: Rule): boolean {
  const { parent } = rule;
  return parent?.type === 'atrule' && /keyframes$/.test((parent as AtRule).name);
}

function convertSelector(selector: string, owner: StyleOwner): string {
  const convert = selectorParser((root) => {
    root.walkTags((tag) => {
      if (tag.value === 'page') tag.value = 'wx-page';
      else if (BUILT_IN_TAGS.has(tag.value)) tag.value = `wx-${tag.value}`;
    });
    // The runtime puts a prefix of its own before each id, because ids of different components may be equal.
    root.walkIds((id) => {
      const text = JSON.stringify(`--${id.value}`);
      id.replaceWith(selectorParser.pseudo({ value: `:is([id$=${text}],#preview-none)` }));
    });
    if (owner === 'component') scopeToComponent(root);
    if (owner === 'page') root.each((each) => confineToPage(each));
  });
  return convert.processSync(selector);
}

function scopeToComponent(root: selectorParser.Root): void {
  root.walkClasses((each) => {
    each.value = `${SCOPE_MARK}${each.value}`;
  });
  root.walkPseudos((pseudo) => {
    if (pseudo.value === ':host') pseudo.value = `[wx-host="${SCOPE_MARK}"]`;
  });
}

function confineToPage(selector: selectorParser.Selector): void {
  const first = selector.first;
  const where = selectorParser.pseudo({ value: `:where(wx-page[is="${PAGE_MARK}"])` });
  if (first?.type === 'tag' && first.value === 'wx-page') {
    selector.insertAfter(first, where);
    return;
  }
  const space = first?.spaces.before ?? '';
  if (first) first.spaces.before = '';
  where.spaces.before = space;
  selector.prepend(selectorParser.combinator({ value: ' ' }));
  selector.prepend(where);
}

/** The theme is that of the phone on the page, not that of the machine: the query becomes a condition on the root element. */
function followTheme(media: AtRule): void {
  const [, theme] = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/.exec(media.params) ?? [];
  if (!theme || media.params.includes(',') || /\bnot\b/.test(media.params)) return;
  media.walkRules((rule) => {
    if (isKeyframe(rule)) return;
    rule.selectors = rule.selectors.map((selector) => `:where([data-theme="${theme}"]) ${selector}`);
  });
  const others = media.params
    .replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/, '')
    .replace(/^\s*and\b|\band\s*$/g, '')
    .replace(/\band\s+and\b/, 'and')
    .trim();
  if (others && others !== 'screen' && others !== 'all') media.params = others;
  else media.replaceWith(media.nodes ?? []);
}
