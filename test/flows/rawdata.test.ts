import type { AuthStateChange } from '../../src';
import { failure, useApp } from '../support/app';
import { tokenOfSecondUser } from '../support/people';

const app = useApp();

const photo = 'https://thirdwx.qlogo.cn/mmopen/vi_32/PiajxSqBRaEKL3ofY8EfVrMAcS1f5qh3/132';

describe('user info given to loginByCode as rawData', () => {
  it('is reported as userUpdated after signedIn when it fills the profile', async () => {
    const authing = app.client();
    const changes: AuthStateChange[] = [];
    authing.onAuthStateChange((change) => changes.push(change));
    const rawData = JSON.stringify({ nickName: '林晓雨', avatarUrl: photo });
    const user = await authing.loginByCode(undefined, { rawData });
    expect(user).toMatchObject({ nickname: '林晓雨', photo, openid: 'o1p9H4wAgb9uTqpxG5Z1g0pIr3FE' });
    expect(changes.map(({ type }) => type)).toEqual(['signedIn', 'userUpdated']);
    expect(changes[0]?.user).toMatchObject({ id: user.id });
    expect(changes[1]?.user).toEqual(user);
    expect(authing.user).toEqual(user);
  });

  it('is not reported when it changes nothing', async () => {
    const authing = app.client();
    const rawData = JSON.stringify({ nickName: '林晓雨', avatarUrl: photo });
    await authing.loginByCode(undefined, { rawData });
    const changes: AuthStateChange[] = [];
    authing.onAuthStateChange((change) => changes.push(change));
    await authing.loginByCode(undefined, { rawData });
    expect(changes.map(({ type }) => type)).toEqual(['signedIn']);
  });

  it('does not change the profile of the account that a listener signs in instead', async () => {
    const { token } = await tokenOfSecondUser(app);
    const authing = app.client();
    const remove = authing.onAuthStateChange(() => {
      remove();
      authing.setToken(token);
    });
    await authing.loginByCode(undefined, { rawData: JSON.stringify({ nickName: '林晓雨' }) });
    expect(app.requestsTo('update-profile')).toBe(0);
  });

  it('does not fail the sign-in when the profile cannot be filled', async () => {
    const authing = app.client();
    const changes: AuthStateChange[] = [];
    authing.onAuthStateChange((change) => changes.push(change));
    app.emulator.failNext('updateProfile', { drop: 'before' });
    const user = await authing.loginByCode(undefined, { rawData: JSON.stringify({ nickName: '林晓雨' }) });
    expect(authing.user).toEqual(user);
    expect(user.nickname ?? null).toBeNull();
    expect(changes.map(({ type }) => type)).toEqual(['signedIn']);
    expect(app.heard).toEqual([]);
  });

  it.each([
    ['null', null],
    ['a number', 7],
    ['a name that is no text', { nickName: 7, avatarUrl: photo }],
    ['an empty name', { nickName: '', avatarUrl: photo }],
    ['no name', { avatarUrl: photo }],
    ['the name that WeChat gives to every user', { nickName: '微信用户', avatarUrl: photo }],
    ['the English name that WeChat gives to every user', { nickName: 'WeChat User', avatarUrl: photo }],
  ])('changes nothing when it is %s', async (_name, info) => {
    await app.client().loginByCode(undefined, { rawData: JSON.stringify(info) });
    expect(app.paths()).not.toContain('update-profile');
  });

  it.each([
    ['no text', 7],
    ['a list', [photo]],
    ['empty', ''],
    ['the code of the grey picture', 'POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6ic'],
  ])('fills in the name alone when the picture is %s', async (_name, avatarUrl) => {
    const rawData = JSON.stringify({ nickName: '微信用户小雨', avatarUrl });
    await app.client().loginByCode(undefined, { rawData });
    const update = app.emulator.requests.find(({ path }) => path === '/api/v3/update-profile');
    expect(update?.body).toEqual({ nickname: '微信用户小雨' });
  });

  it.each(['微信用户小雨', '我是微信用户', 'Wechat User 2', 'My WeChat User'])(
    'fills in a name that holds the one that WeChat gives to every user: %s',
    async (nickName) => {
      const user = await app.client().loginByCode(undefined, { rawData: JSON.stringify({ nickName }) });
      expect(user.nickname).toBe(nickName);
    },
  );

  it('is refused by name, before a request, when it is not JSON', async () => {
    const error = await failure(app.client({ lang: 'en-US' }).loginByCode(undefined, { rawData: '{' }));
    expect(error).toMatchObject({
      kind: 'config',
      message: 'Invalid argument `rawData`: expected JSON.',
    });
    expect(app.paths()).toEqual([]);
  });

  it.each([
    'https://thirdwx.qlogo.cn/mmopen/vi_32/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6icRiccVGKSyXwibcPq4BWmiaIGuG1icwxaQX6grC9VemZoJ8rg/132',
    'http://wx.qlogo.cn/mmopen/vi_32/POgEwh4mIHO4nibH0KlMECNjjGxQUq24ZEaGT4poC6icRiccVGKSyXwibcPq4BWmiaIGuG1icwxaQX6grC9VemZoJ8rg/0',
  ])("fills the profile without WeChat's grey avatar: %s", async (avatarUrl) => {
    const rawData = JSON.stringify({ nickName: '林晓雨', avatarUrl });
    const user = await app.client().loginByCode(undefined, { rawData });
    expect(user.nickname).toBe('林晓雨');
    expect(user.photo ?? null).toBeNull();
    const update = app.emulator.requests.find(({ path }) => path === '/api/v3/update-profile');
    expect(update?.body).toEqual({ nickname: '林晓雨' });
  });
});
