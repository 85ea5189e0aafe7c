import type { AuthenticationClient, User } from '../../src';
import { failure, useApp } from '../support/app';
import { zhou } from '../support/people';

const app = useApp();
let authing: AuthenticationClient;
let user: User;
beforeEach(async () => {
  authing = app.client({ lang: 'en-US' });
  user = await authing.loginByEmail(zhou.email, zhou.password);
  app.emulator.requests.length = 0;
});

/** `updateProfile` without the types that keep wrong fields away. */
function update(updates: object, client = authing): Promise<User> {
  return client.updateProfile(updates as User);
}

/** What the profile call was sent. */
function sent(): unknown {
  return app.emulator.requests.find(({ path }) => path.endsWith('/update-profile'))?.body;
}

const updatable = {
  name: '周子航',
  nickname: '小周',
  photo: 'https://files.example.com/zhou.png',
  externalId: 'z-1',
  username: 'zhou.zihang',
  gender: 'M',
  birthdate: '1995-05-05',
  company: '示例科技',
  country: 'CN',
  province: '浙江',
  city: '杭州',
  address: '文三路 1 号',
  streetAddress: '文三路',
  postalCode: '310000',
  identityNumber: '330100199505050000',
  customData: { level: 4 },
} as const;

describe('updateProfile with fields', () => {
  it('sends every field that V3 takes, and resolves to the user with them', async () => {
    const changed = await authing.updateProfile(updatable);
    expect(sent()).toEqual(updatable);
    const { customData, ...plain } = updatable;
    expect(changed).toMatchObject(plain);
    expect(await authing.getUdfValue()).toMatchObject(customData);
  });

  it.each([
    ['email', 'bindEmail, updateEmail'],
    ['phone', 'bindPhone, updatePhone'],
    ['phoneCountryCode', 'bindPhone, updatePhone'],
    ['password', 'updatePassword'],
    ['openid', 'bindWechat'],
    ['unionid', 'bindWechat'],
    ['identities', 'bindWechat'],
  ])('rejects %s beside a good field, and names %s', async (field, method) => {
    const error = await failure(update({ nickname: 'Bob', [field]: 'new' }));
    expect(error).toMatchObject({
      kind: 'config',
      code: -4,
      message: expect.stringContaining(`updateProfile does not change ${field}. Use ${method}`),
    });
    expect(app.paths()).toEqual([]);
    expect(authing.user?.nickname).toBe(user.nickname);
  });

  it.each([
    'familyName',
    'givenName',
    'website',
    'locale',
    'region',
    'browser',
    'token',
    'nickName',
    'udf',
    'toString',
  ])('rejects %s and lists the fields that it changes', async (field) => {
    const error = await failure(update({ nickname: 'Bob', [field]: 'new' }));
    expect(error).toMatchObject({ kind: 'config', code: -4 });
    expect(error.message).toBe(
      `updateProfile does not change ${field}, only ${Object.keys(updatable).join(', ')}.`,
    );
    expect(app.paths()).toEqual([]);
  });

  it('names only methods that exist', async () => {
    for (const field of ['email', 'phone', 'password', 'openid', 'identities']) {
      const { message } = await failure(update({ [field]: 'new' }));
      const methods = message.replace(/^.* Use |\.$/g, '').split(', ');
      for (const path of methods) {
        const [name = '', member = ''] = path.split('.');
        const owner = authing as unknown as { [name: string]: { [member: string]: unknown } };
        expect(typeof (member ? owner[name]?.[member] : owner[name])).toBe('function');
      }
    }
  });

  it('does not send what is undefined, whatever its name, and rejects when nothing is left', async () => {
    await update({ nickname: 'Bob', email: undefined, photo: undefined });
    expect(sent()).toEqual({ nickname: 'Bob' });
    for (const nothing of [{}, { email: undefined }, { nickname: undefined }, null, undefined])
      expect(await failure(update(nothing as object))).toMatchObject({
        kind: 'config',
        message: expect.stringContaining('updates'),
      });
  });

  it('sends null, and leaves it to the server what that does', async () => {
    await update({ nickname: null, company: '示例科技' });
    expect(sent()).toEqual({ nickname: null, company: '示例科技' });
  });

  it('does not change its argument, and tells who is at fault in the language of the client', async () => {
    const updates = Object.freeze({ nickname: 'Bob' });
    await update(updates);
    authing.setLang('zh-CN');
    expect((await failure(update({ email: 'bob@example.com' }))).message).toBe(
      'updateProfile 不能修改 email，请使用 bindEmail, updateEmail',
    );
    expect((await failure(update({ udf: [] }))).message).toBe(
      `updateProfile 不能修改 udf，只能修改 ${Object.keys(updatable).join(', ')}`,
    );
  });

  it('rejects a wrong field before it asks for a session', async () => {
    await authing.logout();
    expect(await failure(update({ email: 'bob@example.com' }))).toMatchObject({ kind: 'config' });
    expect(await failure(update({ nickname: 'Bob' }))).toMatchObject({ kind: 'session' });
  });
});

describe('updateProfile with a whole user', () => {
  it.each<[string, () => Promise<User | null> | User | null]>([
    ['a sign-in', () => user],
    ['getCurrentUser', () => authing.getCurrentUser()],
    ['authing.user', () => authing.user],
  ])('of %s sends what V3 takes and resolves to the changed user', async (_source, read) => {
    const whole = (await read()) as User;
    const changed = await authing.updateProfile({ ...whole, nickname: 'Bob', customData: { level: 9 } });
    expect(changed).toMatchObject({ id: zhou.id, nickname: 'Bob', email: zhou.email });
    expect(Object.keys(sent() as object).filter((name) => !(name in updatable))).toEqual([]);
    expect(sent()).toMatchObject({ nickname: 'Bob', customData: { level: 9 } });
  });

  it('does not write null over fields that were never set', async () => {
    expect(Object.values(user)).toContain(null);
    await authing.updateProfile({ ...user, nickname: 'Bob' });
    expect(Object.values(sent() as object)).not.toContain(null);
  });

  it('sends the fields that are unchanged on this phone: another one may have changed them since', async () => {
    await authing.updateProfile({ ...user, nickname: 'Bob', name: undefined });
    expect(sent()).toMatchObject({ username: zhou.username, nickname: 'Bob' });
    expect(sent()).not.toHaveProperty('name');
  });

  it('takes null for what the user does not have, and what is undefined for null', async () => {
    expect(user).toMatchObject({ familyName: null });
    expect(user).not.toHaveProperty('favourite');
    await update({ ...user, nickname: 'Bob', familyName: undefined, favourite: null });
    expect(sent()).toMatchObject({ nickname: 'Bob' });
    expect(await failure(update({ ...user, favourite: false }))).toMatchObject({ kind: 'config' });
  });

  it('rejects a changed field that has a method of its own, and one that has none', async () => {
    for (const [field, text] of [
      ['email', /Use bindEmail/],
      ['familyName', /only name/],
      ['id', /does not change id/],
    ] as const) {
      const error = await failure(update({ ...user, nickname: 'Bob', [field]: 'new' }));
      expect(error).toMatchObject({ kind: 'config', message: expect.stringMatching(text) });
    }
    expect(app.paths()).toEqual([]);
  });

  it('takes a user that was read before the session was renewed', async () => {
    const before = { ...user };
    app.emulator.clock.advance(60_000);
    await authing.refreshToken();
    expect(authing.user?.token).not.toBe(before.token);
    expect((await authing.updateProfile({ ...before, nickname: 'Bob' })).nickname).toBe('Bob');
  });

  it('compares with the user that a slow storage holds', async () => {
    const stored = app.phone.storage.snapshot();
    const storage = {
      get: (key: string) => Promise.resolve(stored[key] as string | undefined),
      set: () => Promise.resolve(),
      remove: () => Promise.resolve(),
    };
    const changed = await app.client({ storage }).updateProfile({ ...user, nickname: 'Bob' });
    expect(changed.nickname).toBe('Bob');
  });

  it('of another account is rejected', async () => {
    const other = await app.client().loginByUsername('frontdesk', 'passw0rd');
    expect(await failure(authing.updateProfile({ ...user, nickname: 'Bob' }))).toMatchObject({
      kind: 'config',
    });
    expect(authing.user?.id).toBe(other.id);
  });
});
