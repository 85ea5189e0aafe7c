/** HTTP verbs that `wx.request` supports and the V3 API uses. */
export type Verb = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * Which token a call sends. Without it the session's, so the call needs a signed-in user; `optional` sends it when there is one; `anonymous`
 * sends none (sign-in, renewal, public information). The others name a parameter that is sent as bearer token, never in the address or the
 * body: `mfaToken` stands for a sign-in that waits for a second factor; without an `accessToken` the session's is sent.
 */
export type Access = 'optional' | 'anonymous' | 'mfaToken' | 'accessToken';

/**
 * One endpoint. A path without a leading slash is below `/api/v3/`; `{appId}` in it is filled with the parameter of that name, else with the
 * client's app id.
 * The table never gets another column: an endpoint that needs more is called by a method in `methods/`.
 */
export type Route = readonly [verb: Verb, path: string, access?: Access];

/** An endpoint that takes a file. Needs a session, as a route without `access` does. */
export type UploadRoute = readonly [verb: 'UPLOAD', path: string, access?: undefined];

/** A route for every method of a domain interface: a missing, extra or misspelt one does not compile. */
export type Routes<Api> = { readonly [Name in keyof Api]: Route };

/** Parameters of an endpoint from the arguments that the V3 reference prints one by one; the first is a text. */
export type Positional<Api> = {
  readonly [Name in keyof Api]?: (first: string, second: never, requestFrom: string) => object;
};

/** Absolute path of a route, parameters not yet filled. */
export function pathOf(route: Route | UploadRoute): string {
  return route[1].charAt(0) === '/' ? route[1] : '/api/v3/' + route[1];
}
