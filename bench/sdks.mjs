// How each SDK is used: its client, how it comes to be signed in and out, and its calls. The vendor's have fewer of them. What a user of the SDK
// has to do beside it, such as calling `wx.login`, is done here.
const HOST = 'https://core.genauth.ai';

const wxLogin = () => new Promise((success, fail) => globalThis.wx.login({ success, fail }));

export const sdks = {
  ours: {
    title: 'authing-wxapp-sdk 5',
    create: ({ AuthenticationClient }) =>
      new AuthenticationClient({ appId: 'app', extIdpConnidentifier: 'wxapp' }),
    signIn: (authing) => authing.ensureLogin(),
    signOut: (authing) => authing.logout(),
    profile: async (authing) => (await authing.api.getProfile()).data,
    calls: {
      'api.getProfile()': async (authing) => (await authing.api.getProfile()).data,
      'getCurrentUser()': (authing) => authing.getCurrentUser(),
      'ensureLogin()': (authing) => authing.ensureLogin(),
    },
  },
  'wxapp-sdk 4': {
    title: 'authing-wxapp-sdk 4.3.22-alpha.7',
    create: ({ AuthenticationClient }) =>
      new AuthenticationClient({ appId: 'app', userPoolId: 'pool', appHost: HOST }),
    signIn: async (authing) => authing.loginByCode((await wxLogin()).code),
    signOut: (authing) => authing.logout(),
    profile: (authing) => authing.getCurrentUser(),
    calls: { 'getCurrentUser()': (authing) => authing.getCurrentUser() },
  },
  'miniapp-taro': {
    title: '@authing/miniapp-taro 5.1.18',
    create: ({ Authing }) => new Authing({ appId: 'app', userPoolId: 'pool', host: HOST, platform: 'wx' }),
    signIn: (authing) => authing.loginByCode({ extIdpConnidentifier: 'wxapp' }),
    signOut: (authing) => authing.logout(),
    // What it resolves to is a pair of an error and the data.
    profile: async (authing) => (await authing.getUserInfo())[1],
    calls: { 'api.getProfile()': async (authing) => (await authing.getUserInfo())[1] },
  },
  'wx.request': {
    title: 'wx.request',
    create(bare) {
      bare.open();
      return bare;
    },
    signIn: (bare) => bare.signIn(),
    signOut: (bare) => bare.signOut(),
    profile: async (bare) => (await bare.profile()).data,
    calls: { 'api.getProfile()': async (bare) => (await bare.profile()).data },
  },
};
