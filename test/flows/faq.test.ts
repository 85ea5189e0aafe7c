// The page of frequent questions is found by the texts of errors: each text that it prints is raised here, in both languages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuthenticationClient, AuthenticationClientOptions, GenAuthError, Lang } from '../../src';
import { failure, thrownBy, useApp } from '../support/app';

const app = useApp();

type Options = Partial<AuthenticationClientOptions>;
type Raise = (client: (options?: Options) => AuthenticationClient) => Promise<GenAuthError>;

/** An option or argument that the types refuse. */
const wrong = (value: object) => value as never;
// Constructors throw, methods reject.
const thrown = (make: () => unknown) => Promise.resolve(thrownBy(make) as GenAuthError);

const errors: { [symptom: string]: Raise } = {
  'a host that is not in the list of domains': (client) => {
    app.launch({ domains: { request: ['https://example.com'], upload: [] } });
    return failure(client({ host: undefined }).loginByCode());
  },
  'a project without AppID': (client) => {
    app.launch({ appId: 'touristappid' });
    return failure(client().loginByCode());
  },
  'no appId': (client) => thrown(() => client(wrong({ appId: undefined }))),
  'an option of 4.x': (client) => thrown(() => client(wrong({ appHost: 'https://core.genauth.ai' }))),
  'an answer that is not of GenAuth': (client) => {
    app.emulator.failNext('signInByMobile', { status: 200, body: '<html></html>' });
    return failure(client().loginByCode());
  },
  'no wx.request': (client) => {
    app.launch({ missing: ['request'] });
    return failure(client().api.getSystemInfo());
  },
  'full storage': async (client) => {
    app.phone.storage.failWrites(true);
    await client().ensureLogin();
    return app.heard[0] as unknown as GenAuthError;
  },
  'data that is not declared': async (client) => {
    app.phone.privacy.undeclare('chooseMedia');
    const authing = client();
    await authing.loginByCode();
    return failure(authing.updateAvatar());
  },
  'e.detail of a user who declined': (client) => failure(client().loginByPhone(wrong({}))),
  'a picture on the web as an avatar': async (client) => {
    const authing = client();
    await authing.loginByCode();
    return failure(authing.updateAvatar({ filePath: 'https://example.com/me.png' }));
  },
  'no session': (client) => failure(client().getAccessToken()),
  'a session that cannot be renewed': async (client) => {
    const authing = client();
    await authing.loginByCode();
    app.emulator.revokeRefreshTokens();
    return failure(authing.refreshToken());
  },
  'a renewal that the console forbids': async (client) => {
    const authing = client();
    await authing.loginByCode();
    app.emulator.failNext('/oidc/token', { status: 400, body: { error: 'unauthorized_client' } });
    return failure(authing.refreshToken());
  },
  'a session without refresh token': async (client) => {
    const authing = client({ scope: 'openid profile' });
    await authing.loginByCode();
    return failure(authing.refreshToken());
  },
  'another account meanwhile': async (client) => {
    const authing = client();
    await authing.loginByCode();
    const hold = app.emulator.hold('getProfile');
    const call = failure(authing.api.getProfile());
    await hold.arrived;
    await authing.logout();
    hold.release();
    return call;
  },
};

// Pages have texts in headings too, where code is not set as code.
const plain = (text: string) => text.replace(/`/g, '').replace(/[.。]$/, '');

const pages: [page: string, lang: Lang][] = [
  ['docs/faq.md', 'zh-CN'],
  ['docs/en/faq.md', 'en-US'],
];

describe.each(pages)('%s', (page, lang) => {
  const text = plain(readFileSync(join(__dirname, '../..', page), 'utf8'));

  it.each(Object.entries(errors))('prints the text for %s', async (_, raise) => {
    const error = await raise((options) => app.client({ lang, ...options }));
    expect(text).toContain(plain(error.message).replace(app.emulator.url, 'https://core.genauth.ai'));
  });

  it('says which codes refused sign-ins have', async () => {
    app.emulator.changeSettings({ tokenEndpointAuthMethod: 'client_secret_post' });
    const { code } = await failure(app.client().loginByCode());
    expect(text).toMatch(new RegExp(`^### code ${code}[：:].*(登录被拒绝|sign-in is rejected)`, 'm'));
    app.emulator.changeSettings({ tokenEndpointAuthMethod: 'none' });
    const used = await app.code();
    await app.client().loginByCode(used);
    const again = await failure(app.client().loginByCode(used));
    expect(text).toMatch(new RegExp(`^### code ${again.code}[：:]`, 'm'));
    // What WeChat answered.
    const { errcode } = again.data as { errcode: number };
    expect(text).toMatch(new RegExp(`^\\| ${errcode} +\\| `, 'm'));
  });

  it('names the sizes of the package', () => {
    const folder = join(__dirname, '../../miniprogram_dist');
    const kilobytes = (file: string) => Math.round(readFileSync(join(folder, file)).length / 1000);
    expect(text).toContain(`index.js ${kilobytes('index.js')} kB`);
    expect(text).toContain(`encrypt.js ${kilobytes('encrypt.js')} kB`);
  });
});
