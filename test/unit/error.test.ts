import type * as Entry from '../../src/error';

/** The errors of the SDK as a copy of it makes them that was loaded now. */
function load(): typeof Entry {
  let entry: typeof Entry | undefined;
  jest.isolateModules(() => {
    entry = jest.requireActual<typeof Entry>('../../src/error');
  });
  return entry as typeof Entry;
}

/** Loads the errors where the properties of `owner` have other values: what an old engine lacks is `undefined` there. */
function loadWith<Owner extends object>(owner: Owner, values: { [name in keyof Owner]?: unknown }) {
  const before = Object.getOwnPropertyDescriptors(owner);
  Object.assign(owner, values);
  try {
    return load();
  } finally {
    Object.defineProperties(owner, before);
  }
}

const details = {
  statusCode: 403,
  apiCode: 2004,
  requestId: 'r-1',
  httpStatus: 200,
  data: { token: 'secret' },
  cause: new Error('why'),
};

function check({ GenAuthError, isGenAuthError }: typeof Entry): void {
  const error = new GenAuthError('api', 2004, 'No such user', details);
  expect(error).toBeInstanceOf(GenAuthError);
  expect(error).toBeInstanceOf(Error);
  expect(isGenAuthError(error)).toBe(true);
  expect(String(error)).toBe('GenAuthError 2004: No such user (docs/errors.md#2004)');
  expect(error.constructor).toBe(GenAuthError);
  expect({ ...error }).toEqual({ kind: 'api', code: 2004, statusCode: 403, apiCode: 2004, requestId: 'r-1' });
  expect([error.httpStatus, error.data, error.cause]).toEqual([200, details.data, details.cause]);
}

it('an error has every field, and shows those that hold no secret', () => {
  check(load());
});

it('fields can be changed and deleted, as those of any error', () => {
  const { GenAuthError } = load();
  const error: { data?: unknown; code: number } = new GenAuthError('api', 2004, 'No such user', details);
  error.code = 1;
  error.data = 'other';
  expect([error.code, error.data]).toEqual([1, 'other']);
  delete error.data;
  expect('data' in error).toBe(false);
});

it('a field that was not reported is no property', () => {
  const { GenAuthError } = load();
  const error = new GenAuthError('network', -1, 'Network error', { statusCode: undefined, cause: 1 });
  expect(Object.getOwnPropertyNames(error).sort()).toEqual(['cause', 'code', 'kind', 'message', 'stack']);
});

it('a detail with a name of its own is not shown, however it is called', () => {
  const { GenAuthError } = load();
  const others = { barcode: 'secret', codeword: 'secret', mankind: 'secret', requestIdToken: 'secret' };
  const error = new GenAuthError('api', 2004, 'No such user', others as never);
  expect({ ...error }).toEqual({ kind: 'api', code: 2004 });
  expect(error).toHaveProperty('barcode', 'secret');
});

it('the prototype shows nothing of its own', () => {
  const { GenAuthError } = load();
  const names: string[] = [];
  for (const name in GenAuthError.prototype) names.push(name);
  expect(names).toEqual([]);
});

it('JSON of an error is everything but data and cause', () => {
  const { GenAuthError } = load();
  expect(JSON.parse(JSON.stringify(new GenAuthError('api', 2004, 'No such user', details)))).toEqual({
    name: 'GenAuthError',
    kind: 'api',
    code: 2004,
    message: 'No such user',
    statusCode: 403,
    apiCode: 2004,
    requestId: 'r-1',
  });
});

it('the stack begins with name, code and message, and keeps its frames', () => {
  const { GenAuthError } = load();
  const { stack } = new GenAuthError('config', -4, 'Set the option');
  expect(stack).toMatch(/^GenAuthError -4: Set the option \(docs\/errors\.md#-4\)\n {4}at .*error/);
  expect(stack?.split('Set the option')).toHaveLength(2);
});

it('Object.prototype.toString tells name, code and message', () => {
  const { GenAuthError } = load();
  const error = new GenAuthError('config', -4, 'Set the option');
  expect(Object.prototype.toString.call(error)).toBe(
    '[object GenAuthError -4: Set the option (docs/errors.md#-4)]',
  );
});

describe('an engine', () => {
  it('without Object.setPrototypeOf has the same errors', () => {
    check(loadWith(Object, { setPrototypeOf: undefined }));
  });

  it('without symbols has the same errors', () => {
    const entry = loadWith(globalThis, { Symbol: undefined });
    check(entry);
    expect(Object.prototype.toString.call(new entry.GenAuthError('api', 1, ''))).toBe('[object Error]');
  });

  it('without Symbol.toStringTag has the same errors', () => {
    const entry = loadWith(globalThis, { Symbol: () => undefined });
    check(entry);
    expect(Object.prototype.toString.call(new entry.GenAuthError('api', 1, ''))).toBe('[object Error]');
  });

  it('whose errors have no stack gives them none', () => {
    const { GenAuthError } = load();
    const { Error: engineError } = globalThis;
    function PlainError(this: Error, message: string) {
      this.message = message;
    }
    PlainError.prototype = engineError.prototype;
    Object.assign(globalThis, { Error: PlainError });
    try {
      expect(new GenAuthError('api', 1, 'text').stack).toBeUndefined();
    } finally {
      globalThis.Error = engineError;
    }
  });

  it('whose stacks have no frames keeps them as they are', () => {
    const { GenAuthError } = load();
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      expect(new GenAuthError('api', 1, 'text').stack).toMatch(/^\w*Error: text$/);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  });
});

it.each([undefined, null, 'GenAuthError', 7, {}, { genAuthError: 'true' }, new Error('GenAuthError')])(
  '%p is no error of the SDK',
  (value) => {
    expect(load().isGenAuthError(value)).toBe(false);
  },
);

it('the codes of the SDK itself are those that apps and their logs know', () => {
  expect(load().errorCodes).toEqual({
    network: -1,
    timeout: -2,
    config: -4,
    cancel: -5,
    storage: -6,
    unreadable: -7,
    session: 2020,
  });
});

it('an error of another copy is one', () => {
  const { GenAuthError } = load();
  const { isGenAuthError, callbackError } = load();
  const error = new GenAuthError('cancel', -5, 'Cancelled');
  expect(isGenAuthError(error)).toBe(true);
  expect(callbackError('en-US', 'encrypt', error)).toBe(error);
});
