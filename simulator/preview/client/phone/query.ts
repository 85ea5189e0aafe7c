import { call } from './calls';
import { routeEvents } from './channel';
import type { OpenPage, Pages } from './pages';

interface Queryable {
  createSelectorQuery(): { in?: unknown };
}

/** The functions of `wx` that look at pages. */
export function pageApis(pages: Pages): { readonly [name: string]: unknown } {
  return {
    createSelectorQuery: () => selectorQuery(pages.top),
    createIntersectionObserver: (
      component: { createIntersectionObserver(options?: object): unknown },
      options?: object,
    ) => component.createIntersectionObserver(options),
    nextTick: (callback: () => void) => void Promise.resolve().then(callback),
    pageScrollTo: call(
      'pageScrollTo',
      (options: { scrollTop?: number; selector?: string; duration?: number }) => scroll(pages.top, options),
    ),
    startPullDownRefresh: call('startPullDownRefresh', () => {
      const { top } = pages;
      if (top) routeEvents(top.instance, 'onPullDownRefresh');
    }),
    stopPullDownRefresh: call('stopPullDownRefresh', () => ({})),
    hideKeyboard: call('hideKeyboard', () => (document.activeElement as HTMLElement | null)?.blur()),
  };
}

/** A query of the page on top, or of the component that `in` names. */
function selectorQuery(page: OpenPage | undefined): object {
  const query = (page?.instance as unknown as Queryable).createSelectorQuery();
  query.in = (component: Queryable) => component.createSelectorQuery();
  return query;
}

function scroll(
  page: OpenPage | undefined,
  { scrollTop, selector, duration = 300 }: { scrollTop?: number; selector?: string; duration?: number },
): void {
  const behavior = duration > 0 ? 'smooth' : 'auto';
  if (scrollTop !== undefined) page?.holder.scrollTo({ top: scrollTop, behavior });
  else if (selector)
    page?.holder.querySelector(selector.replace(/^#(.+)$/, '[id$="--$1"]'))?.scrollIntoView({ behavior });
}
