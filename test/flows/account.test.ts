import { EmailScene, SceneType, type AuthenticationClient, type AuthStateChange } from '../../src';
import { failure, recordKey, useApp } from '../support/app';
import { newestCode, otherCode, zhou } from '../support/people';

const app = useApp();
let authing: AuthenticationClient;
beforeEach(() => {
  authing = app.client();
});

/** Signs in to an account without phone and email. */
async function asNewcomer(): Promise<void> {
  await authing.loginByCode();
  app.emulator.requests.length = 0;
}

async function asZhou(): Promise<void> {
  await authing.loginByEmail(zhou.email, zhou.password);
  app.emulator.requests.length = 0;
}

/** What an endpoint below `/api/v3/` was sent. */
function bodyOf(name: string): unknown {
  return app.emulator.requests.find(({ path }) => path === `/api/v3/${name}`)?.body;
}

describe('binding a first phone or email', () => {
  it('binds a phone with the code sent to it and updates the stored user', async () => {
    await asNewcomer();
    const changes: AuthStateChange[] = [];
    authing.onAuthStateChange((change) => changes.push(change));
    await authing.sendSmsCode('13600000000', '', SceneType.SCENE_TYPE_BIND);
    const user = await authing.bindPhone('13600000000', newestCode(app, '13600000000'));

    expect(user).toMatchObject({ phone: '13600000000', phoneVerified: true });
    expect(user.token).toBe(app.record().tokens.accessToken);
    expect(app.record().user).toMatchObject({ phone: '13600000000' });
    expect(changes).toEqual([{ type: 'userUpdated', user }]);
    expect(app.paths()).toEqual(['send-sms', 'bind-phone', 'get-profile']);
  });

  it('binds a foreign phone number', async () => {
    await asNewcomer();
    await authing.sendSmsCode('7700900123', '+44', SceneType.SCENE_TYPE_BIND);
    const user = await authing.bindPhone('7700900123', newestCode(app, '7700900123'), '+44');
    expect(user).toMatchObject({ phone: '7700900123', phoneCountryCode: '+44' });
  });

  it('binds an email', async () => {
    await asNewcomer();
    await authing.sendEmail('new@example.com', EmailScene.EMAIL_BIND_VERIFY_CODE);
    const user = await authing.bindEmail('new@example.com', newestCode(app, 'new@example.com'));
    expect(user).toMatchObject({ email: 'new@example.com', emailVerified: true });
    expect(authing.user?.email).toBe('new@example.com');
  });

  it('rejects a wrong code and a number of another account', async () => {
    await asNewcomer();
    await authing.sendSmsCode('13600000000', '', SceneType.SCENE_TYPE_BIND);
    const wrong = otherCode(newestCode(app, '13600000000'));
    expect(await failure(authing.bindPhone('13600000000', wrong))).toMatchObject({ kind: 'api', code: 2001 });
    await authing.sendEmail(zhou.email, EmailScene.EMAIL_BIND_VERIFY_CODE);
    const taken = authing.bindEmail(zhou.email, newestCode(app, zhou.email));
    expect(await failure(taken)).toMatchObject({ kind: 'api', code: 2200 });
    expect(authing.user?.phone ?? null).toBeNull();
    expect(app.heard).toHaveLength(2);
  });
});

describe('unbinding a phone or email', () => {
  it('needs a code sent to it', async () => {
    await asZhou();
    await authing.sendSmsCode(zhou.phone, '', SceneType.SCENE_TYPE_UNBIND);
    const withoutPhone = await authing.unbindPhone(newestCode(app, zhou.phone));
    expect(withoutPhone.phone ?? null).toBeNull();
    expect(app.record().user).toMatchObject({ id: zhou.id, phone: null });

    await authing.sendEmail(zhou.email, EmailScene.EMAIL_UNBIND_VERIFY_CODE);
    const withoutEmail = await authing.unbindEmail(newestCode(app, zhou.email));
    expect(withoutEmail.email ?? null).toBeNull();
    expect(authing.user?.email ?? null).toBeNull();
  });

  it('rejects without a code, with an error that names the method to call', async () => {
    await asZhou();
    const phone = await failure(authing.unbindPhone());
    expect(phone).toMatchObject({ kind: 'config', code: -4 });
    expect(phone.message).toContain("sendSmsCode(phone, '', 'unbind')");
    const email = await failure(authing.unbindEmail());
    expect(email).toMatchObject({ kind: 'config', code: -4 });
    expect(email.message).toContain("sendEmail(email, 'EMAIL_UNBIND_VERIFY_CODE')");
    expect(app.paths()).toEqual([]);
  });

  it('rejects a wrong code', async () => {
    await asZhou();
    await authing.sendSmsCode(zhou.phone, '', SceneType.SCENE_TYPE_UNBIND);
    const wrong = authing.unbindPhone(otherCode(newestCode(app, zhou.phone)));
    expect(await failure(wrong)).toMatchObject({ kind: 'api', code: 2001 });
    expect(authing.user?.phone).toBe(zhou.phone);
  });
});

describe('updatePhone', () => {
  it('sends the codes of both numbers in one call', async () => {
    await asZhou();
    await authing.sendSmsCode('7700900123', '+44', SceneType.SCENE_TYPE_BIND);
    await authing.sendSmsCode(zhou.phone, '', SceneType.SCENE_TYPE_UNBIND);
    const user = await authing.updatePhone(
      '7700900123',
      newestCode(app, '7700900123'),
      zhou.phone,
      newestCode(app, zhou.phone),
      '+44',
      '+86',
    );
    expect(user).toMatchObject({ id: zhou.id, phone: '7700900123', phoneCountryCode: '+44' });
    expect(authing.user?.phone).toBe('7700900123');
    expect(app.paths().slice(2)).toEqual(['verify-update-phone-request', 'update-phone', 'get-profile']);
  });

  it('sends the code of the new number alone when the old one is empty', async () => {
    await asZhou();
    await authing.sendSmsCode('13600000000', '', SceneType.SCENE_TYPE_BIND);
    const user = await authing.updatePhone('13600000000', newestCode(app, '13600000000'), '', '');
    expect(user.phone).toBe('13600000000');
  });

  it('works in two separate calls', async () => {
    await asZhou();
    await authing.sendSmsCode('13600000000', '', SceneType.SCENE_TYPE_BIND);
    const params = Object.freeze({
      verifyMethod: 'PHONE_PASSCODE' as const,
      phonePassCodePayload: Object.freeze({
        newPhoneNumber: '13600000000',
        newPhonePassCode: newestCode(app, '13600000000'),
      }),
    });
    const grant = await authing.updatePhoneRequest(params);
    expect(grant).toEqual({ updatePhoneToken: expect.any(String), tokenExpiresIn: 60 });
    const user = await authing.updatePhone({ updatePhoneToken: grant.updatePhoneToken });
    expect(user.phone).toBe('13600000000');

    const again = authing.updatePhone({ updatePhoneToken: grant.updatePhoneToken });
    expect(await failure(again)).toMatchObject({ kind: 'api', code: 403 });
  });

  it('rejects a wrong code, a wrong old number and an expired update token', async () => {
    await asZhou();
    await authing.sendSmsCode('13600000000', '', SceneType.SCENE_TYPE_BIND);
    const code = newestCode(app, '13600000000');
    expect(await failure(authing.updatePhone('13600000000', otherCode(code)))).toMatchObject({ code: 2001 });
    const foreign = authing.updatePhone('13600000000', code, '13600000009', '123456');
    expect(await failure(foreign)).toMatchObject({ code: 2038 });

    const hold = app.emulator.hold('updatePhone');
    const late = failure(authing.updatePhone('13600000000', code));
    await hold.arrived;
    app.emulator.clock.advance(61_000);
    hold.release();
    expect(await late).toMatchObject({ kind: 'api', code: 403 });
    expect(authing.user?.phone).toBe(zhou.phone);
  });

  it('rejects when another account signs in between the two steps', async () => {
    await asZhou();
    await authing.sendSmsCode('13600000000', '', SceneType.SCENE_TYPE_BIND);
    const hold = app.emulator.hold('verifyUpdatePhoneRequest');
    const late = failure(authing.updatePhone('13600000000', newestCode(app, '13600000000')));
    await hold.arrived;
    const other = await app.client().loginByUsername('frontdesk', zhou.password);
    hold.release();
    expect(await late).toMatchObject({ kind: 'session', code: 2020, message: '登录账号已变更，请重试' });
    expect(app.paths()).not.toContain('update-phone');
    expect(authing.user?.id).toBe(other.id);
  });
});

describe('updateEmail', () => {
  it('sends the codes of both addresses in one call', async () => {
    await asZhou();
    await authing.sendEmail('new@example.com', EmailScene.ChangeEmail);
    await authing.sendEmail(zhou.email, EmailScene.ChangeEmail);
    const user = await authing.updateEmail(
      'new@example.com',
      newestCode(app, 'new@example.com'),
      zhou.email,
      newestCode(app, zhou.email),
    );
    expect(user).toMatchObject({ id: zhou.id, email: 'new@example.com' });
    expect(authing.user?.email).toBe('new@example.com');
    expect(bodyOf('verify-update-email-request')).toEqual({
      verifyMethod: 'EMAIL_PASSCODE',
      emailPassCodePayload: {
        newEmail: 'new@example.com',
        newEmailPassCode: newestCode(app, 'new@example.com'),
        oldEmail: zhou.email,
        oldEmailPassCode: newestCode(app, zhou.email),
      },
    });
  });

  it('sends the code of the new address alone when the old one is empty', async () => {
    await asZhou();
    await authing.sendEmail('new@example.com', EmailScene.ChangeEmail);
    const code = newestCode(app, 'new@example.com');
    await authing.updateEmail('new@example.com', code, '', '');
    expect(bodyOf('verify-update-email-request')).toEqual({
      verifyMethod: 'EMAIL_PASSCODE',
      emailPassCodePayload: { newEmail: 'new@example.com', newEmailPassCode: code },
    });
  });

  it('works in two separate calls', async () => {
    await asZhou();
    await authing.sendEmail('new@example.com', EmailScene.ChangeEmail);
    const { updateEmailToken } = await authing.updateEmailRequest({
      verifyMethod: 'EMAIL_PASSCODE',
      emailPassCodePayload: {
        newEmail: 'new@example.com',
        newEmailPassCode: newestCode(app, 'new@example.com'),
      },
    });
    expect((await authing.updateEmail({ updateEmailToken })).email).toBe('new@example.com');
    expect(await failure(authing.updateEmail({ updateEmailToken: 'made up' }))).toMatchObject({ code: 403 });
  });

  it('rejects a wrong code and an address of another account', async () => {
    await asZhou();
    await authing.sendEmail('new@example.com', EmailScene.ChangeEmail);
    const wrong = otherCode(newestCode(app, 'new@example.com'));
    expect(await failure(authing.updateEmail('new@example.com', wrong))).toMatchObject({ code: 2001 });
    const taken = authing.updateEmail('chensiyuan@example.com', '123456');
    expect(await failure(taken)).toMatchObject({ code: 2200 });
  });
});

describe('closing the account', () => {
  it('takes two steps, ends the session and reports the reason', async () => {
    await asZhou();
    const changes: AuthStateChange[] = [];
    authing.onAuthStateChange((change) => changes.push(change));
    const params = Object.freeze({
      verifyMethod: 'PASSWORD' as const,
      passwordPayload: Object.freeze({ password: zhou.password }),
    });
    const grant = await authing.deleteAccountRequest(params);
    expect(grant).toEqual({ deleteAccountToken: expect.any(String), tokenExpiresIn: 60 });
    expect(authing.user?.id).toBe(zhou.id);

    const outcome = await authing.deleteAccount(grant);
    expect(outcome).toEqual({ code: 200, message: expect.any(String) });
    expect(changes).toEqual([{ type: 'signedOut', user: null, reason: 'deleted' }]);
    expect(authing.user).toBeNull();
    expect(app.phone.storage.snapshot()).not.toHaveProperty([recordKey]);
    const gone = authing.loginByEmail(zhou.email, zhou.password);
    expect(await failure(gone)).toMatchObject({ kind: 'api', code: 2004 });
  });

  it('does not create a new account by a silent sign-in afterwards', async () => {
    authing = app.client({ autoLogin: true });
    await asZhou();
    const grant = await authing.deleteAccountRequest({
      verifyMethod: 'PASSWORD',
      passwordPayload: { password: zhou.password },
    });
    await authing.deleteAccount(grant);
    expect(await failure(authing.api.getProfile())).toMatchObject({ kind: 'session', code: 2020 });
    expect(app.phone.count('login')).toBe(0);
  });

  it('can be verified by SMS or email', async () => {
    await asZhou();
    await authing.sendSmsCode(zhou.phone, '', 'CHANNEL_DELETE_ACCOUNT');
    const bySms = await authing.deleteAccountRequest({
      verifyMethod: 'PHONE_PASSCODE',
      phonePassCodePayload: { phoneNumber: zhou.phone, passCode: newestCode(app, zhou.phone) },
    });
    expect(bySms.deleteAccountToken).toEqual(expect.any(String));
    await authing.sendEmail(zhou.email, 'CHANNEL_DELETE_ACCOUNT');
    const byMail = await authing.deleteAccountRequest({
      verifyMethod: 'EMAIL_PASSCODE',
      emailPassCodePayload: { passCode: newestCode(app, zhou.email) },
    });
    expect((await authing.deleteAccount(byMail)).code).toBe(200);
  });

  it('keeps account and session when the verification is wrong or expired', async () => {
    await asZhou();
    const wrong = authing.deleteAccountRequest({
      verifyMethod: 'PASSWORD',
      passwordPayload: { password: 'wrong password' },
    });
    expect(await failure(wrong)).toMatchObject({ kind: 'api', code: 2006 });
    const grant = await authing.deleteAccountRequest({
      verifyMethod: 'PASSWORD',
      passwordPayload: { password: zhou.password },
    });
    app.emulator.clock.advance(61_000);
    expect(await failure(authing.deleteAccount(grant))).toMatchObject({ kind: 'api', code: 403 });
    expect(authing.user?.id).toBe(zhou.id);
    expect((await authing.getCurrentUser())?.id).toBe(zhou.id);
  });

  it('does not end the session of another account that signs in meanwhile', async () => {
    await asZhou();
    const grant = await authing.deleteAccountRequest({
      verifyMethod: 'PASSWORD',
      passwordPayload: { password: zhou.password },
    });
    const hold = app.emulator.hold('deleteAccount', 'after');
    const deletion = authing.deleteAccount(grant);
    await hold.arrived;
    const other = await app.client().loginByUsername('frontdesk', zhou.password);
    hold.release();
    await deletion;
    expect(authing.user?.id).toBe(other.id);
  });
});

describe('signed out', () => {
  const calls: [string, (client: AuthenticationClient) => Promise<unknown>][] = [
    ['bindPhone', (client) => client.bindPhone('13600000000', '123456')],
    ['unbindPhone', (client) => client.unbindPhone('123456')],
    ['bindEmail', (client) => client.bindEmail('new@example.com', '123456')],
    ['unbindEmail', (client) => client.unbindEmail('123456')],
    ['updatePhone', (client) => client.updatePhone('13600000000', '123456')],
    ['updateEmail', (client) => client.updateEmail('new@example.com', '123456')],
    ['deleteAccount', (client) => client.deleteAccount({ deleteAccountToken: 'token' })],
    [
      'deleteAccountRequest',
      (client) =>
        client.deleteAccountRequest({ verifyMethod: 'PASSWORD', passwordPayload: { password: 'passw0rd' } }),
    ],
  ];

  it.each(calls)('%s rejects before any request', async (_name, call) => {
    expect(await failure(call(authing))).toMatchObject({ kind: 'session', code: 2020 });
    expect(app.paths()).toEqual([]);
    expect(app.heard).toHaveLength(1);
  });
});
