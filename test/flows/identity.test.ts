import type { AuthenticationClient } from '../../src';
import { connection, failure, useApp } from '../support/app';
import { firstWechatUser } from '../support/people';

const app = useApp();
let authing: AuthenticationClient;
beforeEach(() => {
  authing = app.client();
});

describe('bindWechat', () => {
  beforeEach(() => authing.loginByUsername('frontdesk', 'passw0rd'));

  it('links the WeChat identity of the phone, which then signs in to this account', async () => {
    const { id } = await authing.bindWechat();
    expect(id).toBe(authing.checkLoggedIn());
    expect(authing.user).toMatchObject({ id, openid: firstWechatUser, username: 'frontdesk' });
    await authing.logout();
    expect((await authing.loginByCode()).id).toBe(id);
  });

  it("uses the app's code once and does not call wx.login", async () => {
    const code = await app.code();
    app.phone.clearRecords();
    await authing.bindWechat(code, { rawData: JSON.stringify({ nickName: '林晓雨' }) });
    expect(app.phone.count('login')).toBe(0);
    const request = app.emulator.requests.find(({ path }) => path.endsWith('/bind'));
    expect(request?.body).toEqual({
      code,
      rawData: JSON.stringify({ nickName: '林晓雨' }),
      extIdpConnidentifier: connection,
    });
    expect(await failure(authing.bindWechat(code))).toMatchObject({ kind: 'api' });
  });

  it('calls listeners with userUpdated', async () => {
    const heard: (string | null | undefined)[] = [];
    authing.onAuthStateChange(({ type, user }) => heard.push(type, user?.openid));
    await authing.bindWechat();
    expect(heard).toEqual(['userUpdated', firstWechatUser]);
  });

  it('rejects when the identity belongs to another account', async () => {
    await app.client().loginByCode();
    await authing.loginByUsername('frontdesk', 'passw0rd');
    expect(await failure(authing.bindWechat())).toMatchObject({ kind: 'api', code: 2215 });
  });

  it('does not call wx.login when signed out', async () => {
    await authing.logout();
    app.phone.clearRecords();
    expect(await failure(authing.bindWechat())).toMatchObject({ kind: 'session' });
    expect(app.phone.count('login')).toBe(0);
    expect(app.phone.count('request')).toBe(0);
  });

  it('rejects with an error that names the missing connection', async () => {
    const error = await failure(app.client({ extIdpConnidentifier: undefined }).bindWechat());
    expect(error.message).toContain('extIdpConnidentifier');
    expect(error.kind).toBe('config');
  });
});

describe('linked identities', () => {
  it('are listed without the envelope, under both method names', async () => {
    await authing.loginByCode();
    const identities = await authing.getIdentities();
    expect(identities).toContainEqual(
      expect.objectContaining({ provider: 'wechat', type: 'openid', userIdInIdp: firstWechatUser }),
    );
    expect(await authing.social.getIdentities()).toEqual(identities);
  });

  it('are removed by their extIdpId', async () => {
    await authing.loginByUsername('zhouzihang', 'passw0rd');
    const [identity] = await authing.getIdentities();
    const answer = await authing.social.unlinkExtIdp({ extIdpId: String(identity?.extIdpId) });
    expect(answer).toEqual({ code: 200, message: expect.any(String) });
    expect(await authing.getIdentities()).toEqual([]);
    expect(await failure(authing.social.unlinkExtIdp({ extIdpId: 'unknown' }))).toMatchObject({
      kind: 'api',
    });
  });
});

describe('unLinkAccount', () => {
  it('removes the identities of a provider from the account of the given token', async () => {
    const { token } = await authing.loginByUsername('zhouzihang', 'passw0rd');
    await authing.loginByUsername('frontdesk', 'passw0rd');
    const answer = await authing.unLinkAccount({
      primaryUserToken: String(token),
      provider: 'wechat:miniprogram:default',
    });
    expect(answer).toEqual({ code: 200, message: expect.any(String) });
    const { identities } = app.emulator.state.users.find(({ username }) => username === 'zhouzihang') ?? {};
    expect(identities).toEqual([]);
    // One source, though it gave an openid and a unionid.
    expect(app.paths().filter((path) => path === 'unlink-extidp')).toHaveLength(1);
    expect(authing.user?.username).toBe('frontdesk');
  });

  it('keeps the identities of other providers', async () => {
    const { token } = await authing.loginByUsername('zhouzihang', 'passw0rd');
    await authing.unLinkAccount({ primaryUserToken: String(token), provider: 'github' });
    expect(await authing.getIdentities()).not.toEqual([]);
  });

  it('rejects for an invalid token, and names a missing argument', async () => {
    expect(
      await failure(authing.unLinkAccount({ primaryUserToken: 'over', provider: 'wechat' })),
    ).toMatchObject({ kind: 'api', code: 2020 });
    expect(await failure(authing.unLinkAccount({ primaryUserToken: '', provider: 'wechat' }))).toMatchObject({
      kind: 'config',
      message: expect.stringContaining('primaryUserToken'),
    });
  });

  it('rejects when removing would leave no way to sign in', async () => {
    const { token } = await authing.loginByCode();
    const error = await failure(
      authing.unLinkAccount({ primaryUserToken: String(token), provider: 'wechat' }),
    );
    expect(error).toMatchObject({ kind: 'api', code: 2217 });
  });
});
