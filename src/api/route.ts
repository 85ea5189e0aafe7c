/** HTTP verbs that `wx.request` supports and the V3 API uses. */
export type Verb = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * Who may call an endpoint: without it only a signed-in user; `optional` works signed out as well and sends the
 * access token when there is one; `anonymous` never sends a token (sign-in, renewal, public information).
 */
export type Access = 'optional' | 'anonymous';

/**
 * One endpoint. A path without a leading slash is below `/api/v3/`; `{name}` in it is filled from the parameter of that name.
 * The table never grows another column: what needs more is a hand-written flow in `methods/`.
 */
export type Route = readonly [verb: Verb, path: string, access?: Access];

/** A route for every method of a domain interface: a missing, extra or misspelt one does not compile. */
export type Routes<Api> = { readonly [Name in keyof Api]: Route };

/** Absolute path of a route, parameters not yet filled. */
export function pathOf(route: Route): string {
  return route[1].charAt(0) === '/' ? route[1] : '/api/v3/' + route[1];
}
