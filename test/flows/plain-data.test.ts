import type { User } from '../../src';
import { failure, recordKey, useApp } from '../support/app';
import { zhou } from '../support/people';

// A user is plain data: what of it is copied, compared, stored and left out.
const app = useApp();

describe('a user given to setCurrentUser', () => {
  it('keeps a date of the custom data a date', async () => {
    const authing = app.client();
    const user = await authing.loginByCode();
    authing.setCurrentUser({ ...user, customData: { born: new Date(0), names: [new Date(1)] } });
    expect(authing.user?.customData).toEqual({ born: new Date(0), names: [new Date(1)] });
    expect(app.record().user).toMatchObject({ customData: { born: new Date(0).toISOString() } });
  });

  it('with __proto__ gives it no other prototype', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    const given = `{"id":"${id}","__proto__":{"isAdmin":true},"customData":{"__proto__":{"isAdmin":true}}}`;
    authing.setCurrentUser(JSON.parse(given) as User);
    expect(authing.user).not.toHaveProperty('isAdmin');
    expect(authing.user?.customData).not.toHaveProperty('isAdmin');
  });
});

/** The app's user, signed in, whose profile the server answers with this custom data from now on. */
async function signInWith(customData: unknown) {
  answerWith(customData);
  const authing = app.client();
  await authing.loginByUsername(zhou.username, zhou.password);
  return authing;
}

/** Makes the next profile have this custom data. */
function answerWith(customData: unknown): void {
  const data = { userId: zhou.id, customData };
  app.emulator.failNext('getProfile', { body: { statusCode: 200, message: '', data } });
}

const deep = { drinks: [{ name: 'tea', sorts: ['green', null] }], age: 7, empty: {}, none: [] };

describe('a profile', () => {
  it('is a copy at every depth, and so is each copy', async () => {
    const authing = await signInWith(deep);
    const copies = [authing.user, authing.user, await authing.ensureLogin()];
    for (const copy of copies) {
      const { drinks, empty, none } = copy?.customData as unknown as typeof deep;
      drinks[0]?.sorts.push('spoiled');
      drinks.push({ name: 'spoiled', sorts: [] });
      Object.assign(empty, { spoiled: 1 });
      none.push('spoiled' as never);
    }
    expect(authing.user?.customData).toStrictEqual(deep);
  });

  it('that is the same is not looked up in storage, nor stored', async () => {
    const authing = await signInWith(deep);
    app.phone.clearRecords();
    answerWith(structuredClone(deep));
    await authing.getCurrentUser();
    expect(app.storageCalls()).toEqual([]);
  });

  it('that changes is stored once', async () => {
    const authing = await signInWith(deep);
    app.phone.clearRecords();
    answerWith({ ...deep, age: 8 });
    await authing.getCurrentUser();
    expect(app.storageCalls()).toEqual(['getStorageSync', 'setStorageSync']);
  });
});

describe('a profile that has changed since it was stored', () => {
  it.each<[what: string, before: unknown, after: unknown]>([
    ['a list in place of an object with the same keys', { 0: 'tea' }, ['tea']],
    ['an object in place of a list with the same keys', ['tea'], { 0: 'tea' }],
    ['a shorter list', ['tea', 'chess'], ['tea']],
    ['without a field that it had', { drink: 'tea', game: 'chess' }, { drink: 'tea' }],
    ['with null in place of an object', { drink: { hot: 'tea' } }, { drink: null }],
    ['with an object in place of a text', { drink: 'tea' }, { drink: { hot: 'tea' } }],
  ])('is stored again: %s', async (_what, before, after) => {
    const authing = await signInWith(before);
    answerWith(after);
    await authing.getCurrentUser();
    expect(authing.user?.customData).toStrictEqual(after);
    expect(app.record().user).toMatchObject({ customData: after });
    app.relaunch();
    expect(app.client().user?.customData).toStrictEqual(after);
  });
});

describe('a stored record', () => {
  it('with __proto__ gives its user no other prototype', async () => {
    await app.client().loginByCode();
    const text = JSON.stringify(app.record())
      .replace(
        '"user":{',
        '"user":{"__proto__":{"isAdmin":true},"customData":{"__proto__":{"isAdmin":true}},',
      )
      .replace('"tokens":{', '"tokens":{"__proto__":{"idToken":"x"},');
    app.phone.storage.set(recordKey, text);
    app.relaunch();
    const { user } = app.client();
    expect(user?.id).toEqual(expect.any(String));
    expect((user as unknown as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect((user?.customData as { isAdmin?: boolean } | undefined)?.isAdmin).toBeUndefined();
    // The prototype of all objects, and nothing between.
    expect(Object.getPrototypeOf(Object.getPrototypeOf(user))).toBeNull();
  });
});

describe('an answer with __proto__', () => {
  it('gives neither user nor error data another prototype', async () => {
    const authing = app.client();
    const { id } = await authing.loginByCode();
    const data = `{"userId":"${id}","__proto__":{"isAdmin":true},"customData":{"__proto__":{"isAdmin":true}}}`;
    app.emulator.failNext('getProfile', { status: 200, body: `{"statusCode":200,"data":${data}}` });
    const user = (await authing.getCurrentUser()) as unknown as { isAdmin?: boolean; customData: object };
    expect([user.isAdmin, (user.customData as { isAdmin?: boolean }).isAdmin]).toEqual([
      undefined,
      undefined,
    ]);
    app.emulator.failNext('getRoleList', { status: 200, body: `{"statusCode":400,"data":${data}}` });
    const error = await failure(authing.api.getRoleList());
    expect((error.data as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect(Object.keys(error.data as object)).toEqual(['userId', 'customData']);
  });
});
