// Which source files a page of the reference is made of. Every file that exports something public is on exactly one page.

const page = (path, zh, en, files, owner = '') => ({ path, title: { zh, en }, files, owner });
const methods = (name, zh, en, owner = '', more = []) =>
  page(name, zh, en, [`src/methods/${name}.ts`, ...more], owner);
const api = (name, zh, en, more = []) =>
  page(
    `api/${name}`,
    `authing.api：${zh}`,
    `authing.api: ${en}`,
    [`src/api/${name}.ts`, `types/${name}.ts`, ...more],
    'authing.api.',
  );

/** The client's own methods, its sub-clients, what it is made with, then `authing.api`. */
export const sections = [
  {
    title: { zh: '客户端', en: 'The client' },
    pages: [
      page('client', 'AuthenticationClient', 'AuthenticationClient', [
        'src/client.ts',
        'src/methods/index.ts',
        'src/api/index.ts',
        'src/version.ts',
      ]),
      page('options', '选项', 'Options', [
        'src/options.ts',
        'src/messages.ts',
        'src/platform/platform.ts',
        'src/platform/storage.ts',
      ]),
      page('errors', '错误类型', 'Error types', ['src/error.ts', 'types/step.ts']),
      page('user', '用户', 'The user', ['src/user.ts', 'src/session/jwt.ts']),
      page('encrypt', '加密密码', 'Encrypting passwords', [
        'src/encrypt/encryptor.ts',
        'src/encrypt/rsa.ts',
        'src/encrypt/sm2.ts',
      ]),
      page('common', '通用类型', 'Common types', [
        'types/common.ts',
        'types/envelope.ts',
        'src/methods/answer.ts',
      ]),
    ],
  },
  {
    title: { zh: '登录', en: 'Signing in' },
    pages: [
      methods('login', '微信登录', 'Signing in with WeChat', 'authing.', ['src/session/wechat.ts']),
      methods('wechat', '微信手机号与微信数据', 'WeChat phone numbers and data', 'authing.'),
      methods('signin', '密码与验证码登录', 'Signing in with a password or a code', 'authing.'),
      methods('register', '注册', 'Registering', 'authing.'),
      methods('message', '短信与邮件', 'Text messages and mail', 'authing.', ['src/methods/scenes.ts']),
      methods('mfa', '多因素认证（MFA）', 'Second factors (MFA)', 'authing.mfa.', [
        'src/methods/authenticator.ts',
      ]),
      methods('scan', '扫码登录网页', 'Signing in a web page by scanning', 'authing.'),
      methods('qrcode', '登录二维码', 'Sign-in QR codes', 'authing.qrcode.'),
      methods('social', '社会化身份源', 'Social identity providers', 'authing.social.'),
    ],
  },
  {
    title: { zh: '登录态', en: 'The session' },
    pages: [
      methods('session', '登录态', 'The session', 'authing.', ['src/session/listeners.ts']),
      methods('status', '登录状态与 token', 'Sign-in status and tokens', 'authing.'),
      methods('token', '已保存的登录态', 'The stored session', 'authing.tokenProvider.'),
      methods('settings', '运行时设置', 'Settings at run time', 'authing.'),
      methods('oidc', 'OIDC', 'OIDC', 'authing.'),
    ],
  },
  {
    title: { zh: '用户', en: 'The account' },
    pages: [
      methods('profile', '用户资料', 'The profile', 'authing.', ['src/platform/media.ts']),
      methods('customdata', '自定义数据', 'Custom data', 'authing.'),
      methods('password', '密码', 'Passwords', 'authing.'),
      methods('account', '手机号、邮箱与账号', 'Phone, email and account', 'authing.', [
        'src/methods/deletion.ts',
      ]),
      methods('identity', '身份绑定', 'Linked identities', 'authing.'),
      methods('resource', '组织、角色与权限', 'Organizations, roles and permissions', 'authing.'),
      methods('device', '设备', 'Devices', 'authing.browserFingerprint.'),
      methods('event', '自定义事件', 'Custom events', 'authing.event.'),
      methods('unsupported', '小程序不支持的方法', 'Methods that mini programs do not support', 'authing.'),
    ],
  },
  {
    title: { zh: 'authing.api', en: 'authing.api' },
    pages: [
      api('signin', '登录', 'signing in'),
      api('qrcode', '二维码登录', 'QR codes'),
      api('push', '推送登录', 'push sign-in'),
      api('message', '短信与邮件', 'text messages and mail'),
      api('wechat', '微信', 'WeChat'),
      api('profile', '用户资料', 'the profile'),
      page('api/upload', 'authing.api：上传', 'authing.api: uploads', ['src/api/upload.ts'], 'authing.api.'),
      api('account', '手机号、邮箱与账号', 'phone, email and account'),
      api('password', '密码', 'passwords'),
      api('identity', '身份绑定', 'linked identities'),
      api('mfa', '多因素认证（MFA）', 'second factors (MFA)'),
      api('device', '设备', 'devices'),
      api('organization', '组织', 'organizations'),
      api('resource', '资源与权限', 'resources and permissions'),
      api('application', '应用', 'applications'),
      api('approval', '权限申请', 'permission requests'),
      api('invitation', '邀请', 'invitations'),
      api('switching', '切换账号', 'switching accounts'),
      api('system', '系统', 'the system'),
      api('oidc', 'OIDC', 'OIDC'),
      api('event', '自定义事件', 'custom events'),
    ],
  },
];

export const pages = sections.flatMap((section) => section.pages);

/** Names of sub-clients whose groups stand in a file with others. */
export const owners = {
  UnsupportedMfaMethods: 'authing.mfa.',
  UnsupportedQrcodeMethods: 'authing.qrcode.',
  UnsupportedSocialMethods: 'authing.social.',
  EnterpriseMethods: 'authing.enterprise.',
  PrincipalMethods: 'authing.principal.',
  UnsupportedEventMethods: 'authing.event.',
  UnsupportedDeviceMethods: 'authing.browserFingerprint.',
};
