import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const docs = join(import.meta.dirname, '../../docs');

/**
 * A plugin for markdown-it: links from a page to files of the repository outside of `docs/`, such as the example, are text on the site,
 * which does not have these files. One that leads nowhere stays, and fails the build.
 */
export function repositoryLinks(markdown) {
  markdown.core.ruler.push('repository-links', ({ tokens, env }) => {
    for (const { children } of tokens) {
      for (const [index, token] of (children ?? []).entries()) {
        if (token.type !== 'link_open' || !leavesDocs(token.attrGet('href') ?? '', env.path)) continue;
        const close = children.findIndex((each, at) => at > index && each.type === 'link_close');
        for (const tag of [token, children[close]])
          Object.assign(tag, { type: 'text', content: '', tag: '', nesting: 0 });
      }
    }
  });
}

function leavesDocs(href, page) {
  if (!href.startsWith('.')) return false;
  const target = join(dirname(page), decodeURIComponent(href.replace(/[?#].*$/, '')));
  return relative(docs, target).startsWith('..') && existsSync(target);
}
