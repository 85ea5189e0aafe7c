import { totp } from '../../emulator';
import {
  EmailScene,
  SceneType,
  type AuthenticationClient,
  type AuthenticationClientOptions,
  type Platform,
} from '../../src';
import { rsa } from '../../src/encrypt';
import { failure, useApp, userPoolId } from '../support/app';
import { clientElsewhere, newestCode, zhou } from '../support/people';
import { PickyPhone, until } from './stage';

const app = useApp();
let phone: PickyPhone;
let authing: AuthenticationClient;
let second: { id: string; token: string };

beforeEach(async () => {
  phone = new PickyPhone(app);
  authing = app.client({ platform: phone.platform });
  const { id, token } = await clientElsewhere(app).loginByUsername('frontdesk', 'passw0rd');
  second = { id, token: String(token) };
});

/** Signs in the first account: one that has everything, or one that has neither phone nor email. */
async function begin(who: 'zhou' | 'newcomer', options: Partial<AuthenticationClientOptions> = {}) {
  authing = app.client({ platform: phone.platform, ...options });
  if (who === 'newcomer') await authing.loginByCode();
  // Not a sign-in of this client, which would read the key for encryption.
  else authing.setCurrentUser(await clientElsewhere(app).loginByEmail(zhou.email, zhou.password));
}

/** Accounts whose tokens were sent since the requests were last forgotten. */
function senders(): (string | undefined)[] {
  const tokens = app.emulator.requests
    .map(({ headers }) => headers.authorization?.replace('Bearer ', ''))
    .filter((token): token is string => !!token);
  return tokens.map((token) => app.emulator.state.accessTokens[token]?.userId);
}

/** The second account as the server knows it. */
function secondUser(): string {
  return JSON.stringify(app.emulator.state.users.find(({ userId }) => userId === second.id));
}

/** Lets the second account sign in. Returns the check that nothing was sent since, nor as it before. */
function switchAccount(): { expectNothingSent: () => void } {
  const first = authing.checkLoggedIn();
  const before = secondUser();
  authing.setToken(second.token);
  const count = app.emulator.requests.length;
  return {
    expectNothingSent() {
      expect(app.emulator.requests.length).toBe(count);
      expect(senders().filter((id) => id !== first)).toEqual([]);
      expect(secondUser()).toBe(before);
      expect(authing.checkLoggedIn()).toBe(second.id);
    },
  };
}

async function smsCode(number: string, scene: SceneType): Promise<string> {
  await authing.sendSmsCode(number, '', scene);
  return newestCode(app, number);
}

async function emailCode(address: string, scene: EmailScene): Promise<string> {
  await authing.sendEmail(address, scene);
  return newestCode(app, address);
}

/** Enrols an authenticator app for the first account. */
async function enroll(): Promise<void> {
  const { secret } = await authing.mfa.assosicateMfaAuthenticator();
  await authing.mfa.confirmAssosicateMfaAuthenticator({ totp: totp(secret, app.emulator.clock.now()) });
}

const encrypting = { encrypt: rsa };

interface Flow {
  name: string;
  /** Part of the address of the request after whose answer the account changes. */
  after: string;
  who?: 'newcomer';
  options?: Partial<AuthenticationClientOptions>;
  /** Prepares the flow and returns what begins it. */
  prepare(): Promise<() => Promise<unknown>>;
}

const flows: Flow[] = [
  {
    name: 'bindPhone',
    after: '/bind-phone',
    who: 'newcomer',
    async prepare() {
      const code = await smsCode('13600000000', SceneType.SCENE_TYPE_BIND);
      return () => authing.bindPhone('13600000000', code);
    },
  },
  {
    name: 'bindEmail',
    after: '/bind-email',
    who: 'newcomer',
    async prepare() {
      const code = await emailCode('new@example.com', EmailScene.EMAIL_BIND_VERIFY_CODE);
      return () => authing.bindEmail('new@example.com', code);
    },
  },
  {
    name: 'unbindPhone',
    after: '/unbind-phone',
    async prepare() {
      const code = await smsCode(zhou.phone, SceneType.SCENE_TYPE_UNBIND);
      return () => authing.unbindPhone(code);
    },
  },
  {
    name: 'unbindEmail',
    after: '/unbind-email',
    async prepare() {
      const code = await emailCode(zhou.email, EmailScene.EMAIL_UNBIND_VERIFY_CODE);
      return () => authing.unbindEmail(code);
    },
  },
  ...['/verify-update-phone-request', '/update-phone'].map((after): Flow => ({
    name: 'updatePhone',
    after,
    async prepare() {
      const code = await smsCode('13600000000', SceneType.SCENE_TYPE_BIND);
      const oldCode = await smsCode(zhou.phone, SceneType.SCENE_TYPE_UNBIND);
      return () => authing.updatePhone('13600000000', code, zhou.phone, oldCode);
    },
  })),
  ...['/verify-update-email-request', '/update-email'].map((after): Flow => ({
    name: 'updateEmail',
    after,
    async prepare() {
      const code = await emailCode('new@example.com', EmailScene.ChangeEmail);
      const oldCode = await emailCode(zhou.email, EmailScene.ChangeEmail);
      return () => authing.updateEmail('new@example.com', code, zhou.email, oldCode);
    },
  })),
  {
    name: 'updatePassword',
    after: '/update-password',
    prepare: () => Promise.resolve(() => authing.updatePassword('N3w passw0rd', zhou.password)),
  },
  {
    name: 'updatePassword with encryption',
    after: '/api/v3/system',
    options: encrypting,
    prepare: () => Promise.resolve(() => authing.updatePassword('N3w passw0rd', zhou.password)),
  },
  {
    name: 'deleteAccountRequest with encryption',
    after: '/api/v3/system',
    options: encrypting,
    prepare: () =>
      Promise.resolve(() =>
        authing.deleteAccountRequest({
          verifyMethod: 'PASSWORD',
          passwordPayload: { password: zhou.password },
        }),
      ),
  },
  {
    name: 'setUdv',
    after: '/update-profile',
    prepare: () => Promise.resolve(() => authing.setUdv('hobby', '登山')),
  },
  {
    name: 'bindWechat',
    after: '/wechat-miniprogram/bind',
    async prepare() {
      const code = await app.code();
      return () => authing.bindWechat(code);
    },
  },
  {
    name: 'deleteMfaAuthenticator',
    after: '/list-enrolled-factors',
    async prepare() {
      await enroll();
      return () => authing.mfa.deleteMfaAuthenticator();
    },
  },
  ...(['listDepartments', 'listOrgs'] as const).map((name): Flow => ({
    name,
    after: '/get-my-department-list',
    prepare() {
      const first = { departmentId: 'd1', organizationCode: 'o', code: 'c', name: 'n' };
      const data = { totalCount: 51, list: [first] };
      app.emulator.failNext('getDepartmentList', { body: { statusCode: 200, data } });
      return Promise.resolve(() => authing[name]());
    },
  })),
];

describe('when another account signs in between two requests', () => {
  it.each(flows)('$name rejects after $after and sends nothing as the other account', async (flow) => {
    await begin(flow.who ?? 'zhou', flow.options);
    const run = await flow.prepare();
    app.emulator.requests.length = 0;
    phone.keepNext(flow.after);
    const outcome = failure(run());
    await until(() => phone.count === 1);
    const { expectNothingSent } = switchAccount();
    phone.release();
    expect(await outcome).toMatchObject({ kind: 'session' });
    expectNothingSent();
  });
});

describe('scanLogin, when another account signs in', () => {
  let page: AuthenticationClient;
  let random: string;
  let text: string;
  beforeEach(async () => {
    await begin('zhou');
    page = clientElsewhere(app);
    ({ random } = await page.qrcode.geneCode());
    text = JSON.stringify({ scene: 'APP_AUTH', random, userPoolId, createdAt: '', expireAt: '' });
    app.emulator.requests.length = 0;
  });

  /** What the page was told, in order, and by which account. */
  function told(): unknown[] {
    return app.emulator.requests
      .filter(({ path }) => path.endsWith('/set-qrcode-status'))
      .map(({ body }) => (body as { action: string }).action);
  }

  it('during the scanner, rejects and tells the page nothing', async () => {
    const confirm = jest.fn(() => true);
    const outcome = failure(authing.scanLogin({ confirm }));
    await until(() => app.phone.count('scanCode') === 1);
    const { expectNothingSent } = switchAccount();
    app.phone.user.scan(text);
    expect(await outcome).toMatchObject({ kind: 'session' });
    expectNothingSent();
    expect(confirm).not.toHaveBeenCalled();
    expect((await page.qrcode.checkStatus(random)).state).toBe('PENDING');
  });

  it.each([
    ['yes', true],
    ['no', false],
  ])('during a confirm that says %s, rejects and tells the page nothing more', async (_answer, yes) => {
    let confirmed: ReturnType<typeof switchAccount> | undefined;
    const confirm = () => {
      confirmed = switchAccount();
      return yes;
    };
    expect(await failure(authing.scanLogin({ text, confirm }))).toMatchObject({ kind: 'session' });
    confirmed?.expectNothingSent();
    expect(told()).toEqual(['SCAN']);
    expect((await page.qrcode.checkStatus(random)).state).toBe('SCANNED');
  });

  it('during a confirm that throws, rejects and tells the page nothing more', async () => {
    const confirm = () => {
      switchAccount();
      throw new Error('no dialog');
    };
    expect(await failure(authing.scanLogin({ text, confirm }))).toMatchObject({ kind: 'config' });
    expect(told()).toEqual(['SCAN']);
  });

  it('between SCAN and confirm, does not ask the other account', async () => {
    const confirm = jest.fn(() => true);
    phone.keepNext('/set-qrcode-status');
    const outcome = failure(authing.scanLogin({ text, confirm }));
    await until(() => phone.count === 1);
    const { expectNothingSent } = switchAccount();
    phone.release();
    expect(await outcome).toMatchObject({ kind: 'session' });
    expectNothingSent();
    expect(confirm).not.toHaveBeenCalled();
  });

  it('and the first one again, during confirm, rejects as well', async () => {
    const confirm = () => {
      const own = String(authing.user?.token);
      authing.setToken(second.token);
      authing.setToken(own);
      return true;
    };
    expect(await failure(authing.scanLogin({ text, confirm }))).toMatchObject({ kind: 'session' });
    expect(told()).toEqual(['SCAN']);
  });

  it('during confirm after a logout, rejects', async () => {
    const confirm = async () => {
      await authing.logout();
      return true;
    };
    expect(await failure(authing.scanLogin({ text, confirm }))).toMatchObject({ kind: 'session' });
    expect(told()).toEqual(['SCAN']);
    expect(authing.user).toBeNull();
  });
});

describe('bindWechat, when another account signs in during wx.login', () => {
  it('rejects and links the WeChat identity to no account', async () => {
    let deliver: (() => void) | undefined;
    const login = (options: Parameters<NonNullable<Platform['login']>>[0]) => {
      deliver = () => void app.phone.wx.login(options);
    };
    const platform = Object.create(phone.platform, { login: { value: login } }) as Platform;
    await begin('zhou', { platform });
    const before = secondUser();
    app.emulator.requests.length = 0;
    const outcome = failure(authing.bindWechat());
    await until(() => deliver !== undefined);
    authing.setToken(second.token);
    deliver?.();
    expect(await outcome).toMatchObject({ kind: 'session' });
    expect(app.paths()).toEqual([]);
    expect(secondUser()).toBe(before);
  });
});

describe('an authenticator app that one account begins to add', () => {
  it('is not confirmed as another account', async () => {
    await begin('zhou');
    const { secret } = await authing.mfa.assosicateMfaAuthenticator();
    app.emulator.requests.length = 0;
    const { expectNothingSent } = switchAccount();
    const code = totp(secret, app.emulator.clock.now());
    const outcome = authing.mfa.confirmAssosicateMfaAuthenticator({ totp: code });
    expect(await failure(outcome)).toMatchObject({ kind: 'session' });
    expectNothingSent();
  });
});

describe('a sign-in with rawData', () => {
  it('does not fill the profile of an account that a listener signs in', async () => {
    authing.onAuthStateChange(({ user }) => {
      if (user && user.id !== second.id) authing.setToken(second.token);
    });
    const before = secondUser();
    await authing.loginByCode(await app.code(), { rawData: JSON.stringify({ nickName: '林晓雨' }) });
    expect(authing.checkLoggedIn()).toBe(second.id);
    expect(app.requestsTo('update-profile')).toBe(0);
    expect(secondUser()).toBe(before);
  });
});

describe('deleteAccount, when another account signs in before the answer', () => {
  it('leaves the other account signed in', async () => {
    await begin('zhou');
    const grant = await authing.deleteAccountRequest({
      verifyMethod: 'PASSWORD',
      passwordPayload: { password: zhou.password },
    });
    phone.keepNext('/delete-account');
    const outcome = authing.deleteAccount(grant);
    await until(() => phone.count === 1);
    authing.setToken(second.token);
    phone.release();
    await outcome;
    expect(authing.checkLoggedIn()).toBe(second.id);
    expect(app.record().tokens.accessToken).toBe(second.token);
  });
});
