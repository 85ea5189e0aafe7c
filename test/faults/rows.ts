import { routes, type RequestApi } from '../../src/api';
import { samples } from '../contract/fixtures';
import { call, methods } from '../contract/stage';
import { flatWays } from './flat';
import { session, type Row, type Sends, type Way } from './row';
import { subClientWays } from './subclients';

/** What an endpoint sends, by its route and its first sample. */
function sendsOf(name: keyof RequestApi): Sends {
  const access = routes[name][2];
  if (access === 'optional' || access === 'anonymous') return access;
  return access && access in { ...samples[name][0] } ? 'anonymous' : 'session';
}

const endpointWays: { [name: string]: Way } = {
  ...Object.fromEntries(
    methods.map((name) => [
      name,
      { sends: sendsOf(name), call: (authing) => call(authing.api, name, samples[name][0]) } satisfies Way,
    ]),
  ),
  uploadAvatar: session((authing, { filePath }) => authing.api.uploadAvatar({ filePath }), {
    uses: ['uploadFile'],
  }),
};

function rowsOf(method: string, way: Way): Row[] {
  const others = Object.entries(way.also ?? {});
  return [
    { ...way, method, name: method },
    ...others.map(([difference, other]) => ({ ...other, method, name: `${method} ${difference}` })),
  ];
}

function rowsOfGroup(prefix: string, ways: { readonly [name: string]: Way }): Row[] {
  return Object.entries(ways).flatMap(([name, way]) => rowsOf(prefix + name, way));
}

/** Every method of the client, of its sub-clients and of `authing.api`. */
export const rows: readonly Row[] = [
  ...rowsOfGroup('', flatWays),
  ...Object.entries(subClientWays).flatMap(([sub, ways]) => rowsOfGroup(`${sub}.`, ways)),
  ...rowsOfGroup('api.', endpointWays),
];

/** The rows that send a request. */
export const sending = rows.filter(({ sends }) => sends !== 'nothing' && sends !== 'unsupported');
