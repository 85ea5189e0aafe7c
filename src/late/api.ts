import type { UploadAvatarParams } from '../../types/profile';
import type { Api } from '../api';
import { routes } from '../api';
import type { Route } from '../api/route';
import type { Core } from '../core';
import { callRoute } from '../http/http';
import { uploadFile } from '../http/upload';
import { define, each } from '../surface';

/** Makes the V3 API: a method for every route, and the upload. `run` makes each call, or guards it. */
export function createApi(core: Core, run: (call: () => Promise<unknown>) => Promise<unknown>): Api {
  const api = {};
  each(routes, function (name, route) {
    define(api, name, function (params?: unknown) {
      return run(() => callRoute(core, route as Route, params as object));
    });
  });
  define(api, 'uploadAvatar', function (params: unknown) {
    return run(() => uploadFile(core, params as UploadAvatarParams));
  });
  // The one cast of the catalogue: `Routes<RequestApi>` has a route for every other method.
  return api as Api;
}
