import type { Access, Route } from '../../src/api/route';
import { pathOf } from '../../src/api/route';
import { routes } from '../../src/api/index';
import type { Endpoint } from '../endpoint';
import { endpoints } from '../endpoints/index';
import type { EmulatorRequest } from './request';

/** A row of the route table that fits a request, with what the emulator does there. */
export interface Match {
  /** Every method that leads here: aliases, and the one of this grant type. */
  names: string[];
  access: Access | undefined;
  /** `undefined` when the emulator does not implement it. */
  endpoint: Endpoint | undefined;
  pathParams: Record<string, string>;
}

interface Entry {
  name: string;
  verb: string;
  path: string;
  pattern: RegExp;
  access: Access | undefined;
}

/** Methods that share a path and differ only in the grant they ask for. */
const grantTypes: Record<string, string> = {
  getNewAccessTokenByRefreshToken: 'refresh_token',
  getAccessTokenByCode: 'authorization_code',
};

const entries: Entry[] = Object.entries(routes as Record<string, Route>).map(([name, route]) => {
  const path = pathOf(route);
  const pattern = new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
  return { name, verb: route[0], path, pattern, access: route[2] };
});

/** The row of a request; `undefined` when the table has none. */
export function matchOf(request: EmulatorRequest): Match | undefined {
  const found = entries.filter((entry) => entry.verb === request.method && entry.pattern.test(request.path));
  const narrowed = found.filter(
    (entry) => !grantTypes[entry.name] || grantTypes[entry.name] === grantOf(request),
  );
  const matching = narrowed.length > 0 ? narrowed : found;
  const first = matching[0];
  if (!first) return undefined;
  const names = matching.map((entry) => entry.name);
  return {
    names,
    access: first.access,
    endpoint: names.map((name) => endpoints[name]).find((each) => each !== undefined),
    pathParams: { ...first.pattern.exec(request.path)?.groups },
  };
}

function grantOf(request: EmulatorRequest): unknown {
  return (request.body as { grant_type?: unknown } | undefined)?.grant_type;
}
