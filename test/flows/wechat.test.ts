import { connection, failure, recordKey, useApp, type Edition } from '../support/app';
import { clientElsewhere, newestCode } from '../support/people';

const editions: Edition[] = ['sources', 'built', 'built, ES2015'];

describe.each(editions)('%s:', (edition) => {
  const app = useApp({ edition, callbackOnly: true });

  describe('loginByCode', () => {
    it('signs in with the code of the app in two requests and one storage write', async () => {
      const authing = app.client();
      const code = await app.code();
      app.phone.clearRecords();

      const user = await authing.loginByCode(code);

      expect(user.id).toEqual(expect.any(String));
      expect(user.token).toBe(app.record().tokens.accessToken);
      expect(user.openid).toBe('o1p9H4wAgb9uTqpxG5Z1g0pIr3FE');
      expect(app.paths()).toEqual(['signin-by-mobile', 'get-profile']);
      expect(app.phone.count('request')).toBe(2);
      expect(app.phone.count('setStorageSync')).toBe(1);
      expect(app.phone.count('login')).toBe(0);
      expect(app.emulator.requests[0]?.body).toMatchObject({
        connection: 'wechat_mini_program_code',
        extIdpConnidentifier: connection,
        wechatMiniProgramCodePayload: { code },
      });
    });

    it.each([undefined, null])('calls wx.login when the code is %s', async (code) => {
      await app.client().loginByCode(code as undefined);
      expect(app.phone.count('login')).toBe(1);
    });

    it('signs the same WeChat user in to the same account', async () => {
      const first = await app.client().loginByCode();
      const second = await app.client().loginByCode();
      expect(second.id).toBe(first.id);
    });

    it('sends one request and touches no storage for a call of a signed-in user', async () => {
      const authing = app.client();
      await authing.loginByCode();
      app.phone.clearRecords();

      const { data } = await authing.api.getProfile();

      expect(data.userId).toBe(authing.checkLoggedIn());
      expect(app.phone.calls.map(({ api }) => api)).toEqual(['request']);
    });

    it('needs one storage read after a relaunch', async () => {
      const before = await app.client().loginByCode();
      app.relaunch();
      const authing = app.client();

      expect(authing.user?.id).toBe(before.id);
      await authing.api.getProfile();

      expect(app.storageCalls()).toEqual([expect.stringMatching(/get/i)]);
      expect(app.phone.count('request')).toBe(1);
    });

    it('fills an empty profile from rawData', async () => {
      const rawData = JSON.stringify({ nickName: '林晓雨', avatarUrl: 'https://example.com/a.png' });
      const user = await app.client().loginByCode(await app.code(), { rawData });
      expect(user).toMatchObject({ nickname: '林晓雨', photo: 'https://example.com/a.png' });
      expect(app.record().user).toMatchObject({ nickname: '林晓雨' });
    });

    it('leaves WeChat placeholders out of the profile', async () => {
      const rawData = JSON.stringify({ nickName: '微信用户', avatarUrl: 'https://example.com/grey.png' });
      const user = await app.client().loginByCode(await app.code(), { rawData });
      expect(user.nickname ?? null).toBeNull();
      expect(app.paths()).toEqual(['signin-by-mobile', 'get-profile']);
    });

    it('does not overwrite profile fields that have a value', async () => {
      const authing = app.client();
      await authing.loginByCode();
      await authing.updateProfile({ nickname: 'Bob' });
      const user = await authing.loginByCode(await app.code(), {
        rawData: JSON.stringify({ nickName: '林晓雨' }),
      });
      expect(user.nickname).toBe('Bob');
    });

    it('rejects a used code with the error of the server, without a retry', async () => {
      const authing = app.client();
      const code = await app.code();
      await authing.loginByCode(code);
      const error = await failure(authing.loginByCode(code));
      expect(error).toMatchObject({ kind: 'api', code: expect.any(Number), message: expect.any(String) });
      expect(app.heard).toEqual([{ code: error.code, message: error.message, data: error.data }]);
      expect(app.paths().filter((path) => path === 'signin-by-mobile')).toHaveLength(2);
    });

    it('calls wx.login again when the exchange of its own code fails on the network', async () => {
      app.phone.network.loseAnswer();
      const user = await app.client().loginByCode();
      expect(user.id).toBeTruthy();
      expect(app.phone.count('login')).toBe(2);
      expect(app.heard).toEqual([]);
    });

    it("does not replace the app's code when its exchange fails on the network", async () => {
      const code = await app.code();
      app.phone.network.loseAnswer();
      const error = await failure(app.client().loginByCode(code));
      expect(error).toMatchObject({ kind: 'network', code: -1 });
      expect(app.heard).toHaveLength(1);
    });

    it('rejects without a request when extIdpConnidentifier is missing, and names it', async () => {
      const error = await failure(app.client({ extIdpConnidentifier: undefined }).loginByCode());
      expect(error.kind).toBe('config');
      expect(error.message).toContain('extIdpConnidentifier');
      expect(app.phone.calls).toEqual([]);
    });

    it('keeps the tokens when the profile read fails, and reads it next time', async () => {
      const authing = app.client();
      app.emulator.failNext('getProfile', { drop: 'before' });
      const error = await failure(authing.loginByCode());
      expect(error.kind).toBe('network');
      expect(app.record().tokens.accessToken).toEqual(expect.any(String));
      const user = await authing.ensureLogin();
      expect(user.id).toBe(authing.checkLoggedIn());
      expect(app.paths().filter((path) => path === 'signin-by-mobile')).toHaveLength(1);
    });
  });

  describe('loginByPhone', () => {
    it('signs in with the encryptedData of the phone button', async () => {
      const code = await app.code();
      const { iv, encryptedData } = await app.phone.user.tapGetPhoneNumber();
      const user = await app.client().loginByPhone(code, String(iv), String(encryptedData));
      expect(user.phone).toBe('18812345678');
    });

    it('signs in with the code of the phone button', async () => {
      const { code: phoneCode } = await app.phone.user.tapGetPhoneNumber();
      const user = await app.client().loginByPhone({ phoneCode: String(phoneCode) });
      expect(user.phone).toBe('18812345678');
      expect(app.phone.count('login')).toBe(1);
    });

    describe('with a number that belongs to a user of the web site', () => {
      const number = '18812345678';
      let webUser: string;
      beforeEach(async () => {
        const web = clientElsewhere(app);
        await web.sendSmsCode(number, '', 'register');
        webUser = (await web.registerByPhoneCode(number, newestCode(app, number))).id;
      });

      it('(code, iv, encryptedData) signs in that user, also after a silent sign-in', async () => {
        const authing = app.client();
        const before = await authing.ensureLogin();
        expect(before.id).not.toBe(webUser);
        const code = await app.code();
        const { iv, encryptedData } = await app.phone.user.tapGetPhoneNumber();
        const user = await authing.loginByPhone(code, String(iv), String(encryptedData));
        expect(user).toMatchObject({ id: webUser, phone: number });
        await authing.logout();
        // The WeChat identity is linked to that user now.
        expect((await authing.loginByCode()).id).toBe(webUser);
      });

      it('{ phoneCode } signs in the account of the WeChat identity, without the number', async () => {
        const authing = app.client();
        const before = await authing.ensureLogin();
        const { code: phoneCode } = await app.phone.user.tapGetPhoneNumber();
        const user = await authing.loginByPhone({ phoneCode: String(phoneCode) });
        expect(user.id).toBe(before.id);
        expect(user.id).not.toBe(webUser);
        expect(user.phone).toBeFalsy();
        expect(app.heard).toEqual([]);
      });
    });

    it('does not send a phone code twice when the network fails', async () => {
      const { code: phoneCode } = await app.phone.user.tapGetPhoneNumber();
      app.phone.network.loseAnswer();
      const error = await failure(app.client().loginByPhone({ phoneCode: String(phoneCode) }));
      expect(error.kind).toBe('network');
      expect(app.paths()).toEqual(['signin-by-mobile']);
    });

    it('rejects with an error that names the missing argument', async () => {
      const error = await failure(app.client().loginByPhone('code', '', 'data'));
      expect(error).toMatchObject({ kind: 'config', message: expect.stringContaining('iv') });
    });
  });

  describe('getPhone', () => {
    it('decrypts the number without signing in', async () => {
      const authing = app.client();
      const code = await app.code();
      const { iv, encryptedData } = await app.phone.user.tapGetPhoneNumber();
      expect(await authing.getPhone(code, String(iv), String(encryptedData))).toMatchObject({
        countryCode: '86',
        purePhoneNumber: '18812345678',
      });
      expect(app.phone.storage.snapshot()[recordKey]).toBeUndefined();
    });

    it.each(['flat', 'phone_info'] as const)('reads the phone code answer in the form %s', async (form) => {
      app.emulator.changeSettings({ phoneAnswer: form });
      const { code: phoneCode } = await app.phone.user.tapGetPhoneNumber();
      expect(await app.client().getPhone({ phoneCode: String(phoneCode) })).toMatchObject({
        countryCode: '86',
        purePhoneNumber: '18812345678',
      });
    });
  });

  describe('the V3-named methods', () => {
    it('resolve to the envelope', async () => {
      const authing = app.client();
      const code = await app.code();
      const { iv, encryptedData, code: phoneCode } = await app.phone.user.tapGetPhoneNumber();
      const decrypted = await authing.decryptWechatMiniProgramData({
        code,
        iv: String(iv),
        encryptedData: String(encryptedData),
        extIdpConnidentifier: connection,
      });
      expect(decrypted).toMatchObject({
        statusCode: 200,
        data: { purePhoneNumber: '18812345678', watermark: {} },
      });
      const phone = await authing.getWechatMiniprogramPhone({ code: String(phoneCode) });
      expect(phone).toMatchObject({ statusCode: 200, data: { purePhoneNumber: '18812345678' } });
      const token = await authing.getWechatMpAccessToken({
        appId: 'wx4f4bc4dec97d474b',
        appSecret: '0123456789abcdef0123456789abcdef',
      });
      expect(token).toMatchObject({ statusCode: 200, data: { accessToken: expect.any(String) } });
    });
  });

  describe('updateAvatar', () => {
    const picture = Buffer.from('89504e470d0a1a0a', 'hex');

    it('opens the chooser, uploads with the token and changes the profile', async () => {
      const authing = app.client();
      await authing.loginByCode();
      app.phone.user.choose(picture);
      const { photo } = await authing.updateAvatar();
      expect(photo).toMatch(/^http/);
      const upload = app.emulator.requests.find(({ path }) => path === '/api/v2/upload');
      expect(upload?.headers.authorization).toMatch(/^Bearer /);
      expect(app.record().user).toMatchObject({ photo });
    });

    it('api.uploadAvatar uploads to the given folder and leaves the profile unchanged', async () => {
      const authing = app.client();
      await authing.loginByCode();
      const filePath = String(app.phone.user.chooseAvatar(picture)?.avatarUrl);
      const { data } = await authing.api.uploadAvatar({ filePath, folder: 'photos' });
      expect(data.url).toMatch(/^http/);
      expect(app.emulator.requests.at(-1)).toMatchObject({
        path: '/api/v2/upload',
        query: { folder: 'photos' },
      });
      expect(app.paths()).not.toContain('update-profile');
    });

    it('uploads the file of a chooseAvatar button and reports progress', async () => {
      const authing = app.client();
      await authing.loginByCode();
      const filePath = app.phone.user.chooseAvatar(picture)?.avatarUrl;
      const progress: number[] = [];
      await authing.updateAvatar({ filePath, onProgress: (event) => progress.push(event.progress) });
      expect(progress.at(-1)).toBe(100);
      expect(app.phone.count('chooseMedia')).toBe(0);
    });

    it('rejects with kind cancel and does not call onError when the user closes the chooser', async () => {
      const authing = app.client();
      await authing.loginByCode();
      app.phone.user.cancel();
      const error = await failure(authing.updateAvatar());
      expect(error).toMatchObject({ kind: 'cancel', code: -5 });
      expect(app.heard).toEqual([]);
    });

    it('does not open the chooser when signed out', async () => {
      const error = await failure(app.client().updateAvatar());
      expect(error).toMatchObject({ kind: 'session', code: 2020 });
      expect(app.phone.count('chooseMedia')).toBe(0);
    });

    it('rejects when the server refuses the upload', async () => {
      const authing = app.client();
      await authing.loginByCode();
      app.emulator.failNext('/api/v2/upload', { status: 413, body: '<html>too large</html>' });
      const error = await failure(
        authing.updateAvatar({ filePath: app.phone.user.chooseAvatar(picture)?.avatarUrl }),
      );
      expect(error).toMatchObject({ kind: 'api', code: 413, statusCode: 413 });
      expect(app.heard).toHaveLength(1);
    });

    it('uses chooseImage on a base library without chooseMedia', async () => {
      app.launch({ edition, baseLibrary: '2.2.1' });
      const authing = app.client();
      await authing.loginByCode();
      app.phone.user.choose(picture);
      await authing.updateAvatar();
      expect(app.phone.count('chooseImage')).toBe(1);
    });
  });
});
