import { join } from 'node:path';
import ts from 'typescript';
import { createSimulator } from '../../simulator';
import { AuthenticationClient, isGenAuthError } from '../../src';
import { programOf } from '../support/program';

// The promise is written down as types in test/types/classic.ts; this holds names and arities against it, in types and at run time.
const promise = join(__dirname, '../types/classic.ts');
const sources = join(__dirname, '../../src/index.ts');
const program = programOf([promise, sources]);
const checker = program.getTypeChecker();

function typeOf(file: string, name: string): ts.Type {
  const source = program.getSourceFile(file);
  const symbol = source && checker.getSymbolAtLocation(source);
  const found = symbol && checker.getExportsOfModule(symbol).find((each) => each.name === name);
  if (!found) throw new Error(`${file} does not export ${name}`);
  return checker.getDeclaredTypeOfSymbol(found);
}

interface Arity {
  path: string;
  /** How many arguments a caller has to give, and may give; over all overloads. */
  least: number;
  most: number;
}

function aritiesOf(type: ts.Type, prefix = ''): Arity[] {
  return type.getProperties().flatMap((property) => {
    const path = prefix + property.name;
    const own = checker.getTypeOfSymbol(property);
    const signatures = own.getCallSignatures();
    if (signatures.length === 0) return prefix ? [] : aritiesOf(own, `${path}.`);
    const counts = signatures.map((signature) => signature.getParameters());
    return [
      {
        path,
        least: Math.min(...counts.map((parameters) => parameters.filter((each) => !isOptional(each)).length)),
        most: Math.max(...counts.map((parameters) => parameters.length)),
      },
    ];
  });
}

function isOptional({ valueDeclaration }: ts.Symbol): boolean {
  return Boolean(
    valueDeclaration && ts.isParameter(valueDeclaration) && checker.isOptionalParameter(valueDeclaration),
  );
}

const promised = ['ClassicClient', 'MiniProgramClient', 'ClassicSubClients'].flatMap((name) =>
  aritiesOf(typeOf(promise, name)),
);
const typed = [
  ...aritiesOf(typeOf(sources, 'AuthenticationMethods')),
  ...aritiesOf(typeOf(sources, 'SubClients')),
];
const atOnce = [
  ...[
    'onAuthStateChange',
    'checkLoggedIn',
    'setCurrentUser',
    'setToken',
    'setLang',
    'setRequestFrom',
    'computedPasswordSecurityLevel',
  ],
  ...['buildAuthorizeUrl', 'buildLogoutUrl', 'generateCodeChallenge', 'getCodeChallengeDigest', 'event.sub'],
  ...['getToken', 'setToken', 'getUser', 'setUser', 'clearUser'].map((name) => `tokenProvider.${name}`),
];

type Method = (...values: unknown[]) => unknown;

function client(): AuthenticationClient {
  // The network is down: nothing here is about answers.
  const phone = createSimulator();
  phone.network.offline();
  return new AuthenticationClient({ appId: 'app', platform: phone.wx });
}

function owner(authing: AuthenticationClient, path: string): { [name: string]: Method } {
  const [sub, name] = path.split('.');
  return (name === undefined ? authing : authing[sub as 'mfa']) as unknown as { [name: string]: Method };
}

function nameOf(path: string): string {
  return path.replace(/^.*\./, '');
}

test('the table of promised methods covers the whole classic client', () => {
  expect(promised.length).toBeGreaterThan(120);
});

test.each(promised)('$path exists and takes $least to $most arguments', ({ path, least, most }) => {
  const authing = client();
  expect(owner(authing, path)[nameOf(path)]).toBeInstanceOf(Function);
  const ours = typed.find((each) => each.path === path);
  // Fewer may be asked for and more accepted, but no classic call may stop working.
  expect(ours?.least).toBeLessThanOrEqual(least);
  expect(ours?.most).toBeGreaterThanOrEqual(most);
});

test('types and run time agree: no method without a type, no type without a method', () => {
  const authing = client();
  const names = (target: object) =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(target)).filter(
      (name) => !['constructor', 'user', 'options'].includes(name),
    );
  const subClients = typeOf(sources, 'SubClients')
    .getProperties()
    .map(({ name }) => name);
  const installed = [
    ...names(authing).filter((name) => name !== 'api' && !subClients.includes(name)),
    ...subClients.flatMap((sub) => names(authing[sub as 'mfa']).map((name) => `${sub}.${name}`)),
  ];
  expect(installed.sort()).toEqual(typed.map(({ path }) => path).sort());
});

describe.each(typed)('$path, called without arguments', ({ path }) => {
  if (atOnce.includes(path)) {
    it('returns or throws synchronously', () => {
      const authing = client();
      let answer: unknown;
      try {
        answer = owner(authing, path)[nameOf(path)]?.();
      } catch (error) {
        answer = undefined;
        if (typeof error !== 'string') expect(isGenAuthError(error)).toBe(true);
      }
      expect(answer).not.toBeInstanceOf(Promise);
    });
    return;
  }

  it('returns a promise that rejects with a GenAuthError if it rejects', async () => {
    const answer = owner(client(), path)[nameOf(path)]?.();
    expect(answer).toBeInstanceOf(Promise);
    const error: unknown = await (answer as Promise<unknown>).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error !== undefined) expect(isGenAuthError(error)).toBe(true);
  });
});

test('sub-clients of all clients share their methods', () => {
  const one = client();
  const other = client();
  for (const name of ['mfa', 'tokenProvider', 'api'] as const) {
    expect(one[name]).not.toBe(other[name]);
    expect(Object.getPrototypeOf(one[name])).toBe(Object.getPrototypeOf(other[name]));
  }
});

test('sub-clients belong to their client, and print no internals', () => {
  const one = client();
  const other = client();
  one.setLang('en-US');
  expect(() => one.event.sub('name', () => undefined)).toThrow(/Not supported/);
  expect(() => other.event.sub('name', () => undefined)).toThrow(/不支持/);
  expect(one.mfa).toBe(one.mfa);
  expect(JSON.stringify(one.mfa)).toBe('{}');
  expect(Object.keys(one.mfa)).toEqual([]);
});
