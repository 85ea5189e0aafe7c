// How each SDK is used: its client, how it comes to be signed in, and its calls. The vendor's have fewer of them.
export const sdks = {
  ours: {
    create: ({ AuthenticationClient }) =>
      new AuthenticationClient({ appId: 'app', extIdpConnidentifier: 'wxapp' }),
    signIn: (authing) => authing.ensureLogin(),
    calls: {
      'api.getProfile()': (authing) => authing.api.getProfile(),
      'getCurrentUser()': (authing) => authing.getCurrentUser(),
      'ensureLogin()': (authing) => authing.ensureLogin(),
    },
  },
  'miniapp-taro': {
    create: ({ Authing }) =>
      new Authing({ appId: 'app', userPoolId: 'pool', host: 'https://core.genauth.ai', platform: 'wx' }),
    signIn: (authing) => authing.loginByCode({ extIdpConnidentifier: 'wxapp' }),
    // What it resolves to is a pair of an error and the data.
    calls: { 'api.getProfile()': async (authing) => (await authing.getUserInfo())[1] },
  },
  'wxapp-sdk 4': {
    create: ({ AuthenticationClient }) =>
      new AuthenticationClient({ appId: 'app', userPoolId: 'pool', appHost: 'https://core.genauth.ai' }),
    signIn: (authing) => authing.setCurrentUser({ id: '1', token: 'token' }),
    calls: { 'getCurrentUser()': (authing) => authing.getCurrentUser() },
  },
};
