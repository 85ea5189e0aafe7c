import { useApp } from '../support/app';
import { clientOfCopy, copyOfSdk } from './stage';

const app = useApp();

/** Runs where nothing can be put on `Promise`, as in a realm whose built-in objects are frozen. */
function inFrozenRealm<Result>(run: () => Result): Result {
  const define = Object.defineProperty;
  jest.spyOn(Object, 'defineProperty').mockImplementation((target, name, descriptor) => {
    if (target === Promise) throw new TypeError('Cannot define property, object is not extensible');
    return define(target, name, descriptor);
  });
  try {
    return run();
  } finally {
    jest.restoreAllMocks();
  }
}

it('clients of one copy of the SDK share a session in a frozen realm', async () => {
  const sdk = copyOfSdk();
  const [one, other] = inFrozenRealm(() => [clientOfCopy(app, sdk), clientOfCopy(app, sdk)] as const);
  const { id } = await one.loginByCode();
  app.phone.clearRecords();
  expect(other.checkLoggedIn()).toBe(id);
  expect(app.storageCalls()).toEqual([]);
});

it('clients of two copies meet in storage there', async () => {
  const [one, other] = inFrozenRealm(
    () => [clientOfCopy(app, copyOfSdk()), clientOfCopy(app, copyOfSdk())] as const,
  );
  const { id } = await one.loginByCode();
  app.phone.clearRecords();
  expect(other.checkLoggedIn()).toBe(id);
  expect(app.storageCalls()).not.toEqual([]);
});
