// What is mutated, and by which tests it is judged. Of these, only those run that reach a mutant.
const flows = ['test/flows/*.test.ts'];
const races = ['test/races/*.test.ts'];
const contract = [
  'test/contract/{access,answers,arguments,emulator,failures,official,requests,schema}.test.ts',
];

/** Measures memory, which the runner uses itself. */
export const excluded = ['test/races/leak.test.ts'];

/** Files of `src/` without code to mutate: types, re-exports, the version that the build checks. */
const withoutCode = ['!src/index.ts', '!src/version.ts', '!src/platform/platform.ts', '!src/**/*.d.ts'];

export const folders = {
  session: { sources: 'src/session/*.ts', tests: [...flows, ...races] },
  http: { sources: 'src/http/*.ts', tests: [...flows, ...races] },
  platform: { sources: 'src/platform/*.ts', tests: [...flows, ...races] },
  encrypt: {
    sources: 'src/encrypt/*.ts',
    tests: ['test/unit/encrypt/*.test.ts', 'test/flows/password-encryption.test.ts'],
  },
  top: {
    sources: 'src/*.ts',
    tests: [
      ...flows,
      ...races,
      'test/unit/{debugging,error,messages,options,surface,unsupported}.test.ts',
      ...contract,
    ],
  },
  methods: {
    sources: 'src/methods/*.ts',
    tests: [...flows, ...races, 'test/unit/{surface,unsupported}.test.ts', ...contract],
  },
  api: { sources: 'src/api/*.ts', tests: [...flows, ...contract] },
};

/** What to mutate in a folder: all of it, or the ranges of `changed` that lie in it. */
export function planOf(name, changed) {
  const { sources, tests } = folders[name];
  const folder = sources.slice(0, sources.lastIndexOf('/') + 1);
  const isHere = (range) => range.slice(0, range.lastIndexOf('/') + 1) === folder;
  const skipped = withoutCode.map((pattern) => pattern.slice(1));
  const isCode = (range) => !skipped.includes(range.split(':')[0]) && !/\.d\.ts:/.test(range);
  const mutate = changed
    ? changed.filter((range) => isHere(range) && isCode(range))
    : [sources, ...withoutCode];
  return { mutate, tests };
}

/** The same for one file of a folder. */
export function planOfFile(file) {
  const isIn = ({ sources }) =>
    sources.lastIndexOf('/') === file.lastIndexOf('/') && file.startsWith(sources.slice(0, -4));
  const found = Object.values(folders).find(isIn);
  if (!found) throw new Error(`${file} is in no folder that is tested.`);
  return { mutate: [file], tests: found.tests };
}
