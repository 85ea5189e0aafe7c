import type { Settings } from '../settings';

export type PageLanguage = 'zh-CN' | 'en-US';

/** Every text of the control page. */
export interface PageTexts {
  title: string;
  intro: string;
  noScript: string;
  sections: Record<'connection' | 'codes' | 'users' | 'sessions' | 'requests' | 'settings' | 'clock', string>;
  columns: Record<
    | 'time'
    | 'kind'
    | 'to'
    | 'channel'
    | 'code'
    | 'name'
    | 'username'
    | 'phone'
    | 'email'
    | 'state'
    | 'logins'
    | 'user'
    | 'app'
    | 'scope'
    | 'access'
    | 'refresh'
    | 'request'
    | 'status'
    | 'setting'
    | 'value',
    string
  >;
  words: Record<
    | 'none'
    | 'sms'
    | 'mail'
    | 'active'
    | 'expired'
    | 'revoked'
    | 'spent'
    | 'locked'
    | 'mfa'
    | 'reset'
    | 'until'
    | 'held'
    | 'dropped'
    | 'headers'
    | 'query'
    | 'body'
    | 'random'
    | 'unreachable'
    | 'more',
    string
  >;
  actions: Record<
    'reset' | 'resetAsk' | 'expire' | 'revoke' | 'minute' | 'hour' | 'day' | 'month' | 'set' | 'machine',
    string
  >;
  settings: Record<keyof Settings, string>;
}

const zh: PageTexts = {
  title: 'GenAuth 模拟服务',
  intro: '运行在本机的 GenAuth V3，用于开发和测试小程序。它默认不校验密钥，也不保护任何数据。',
  noScript: '显示数据需要启用 JavaScript。也可以直接访问 /emulator/ 下的控制接口。',
  sections: {
    connection: '连接参数',
    codes: '已发送的验证码',
    users: '用户',
    sessions: '登录会话',
    requests: '请求记录',
    settings: '设置',
    clock: '时钟',
  },
  columns: {
    time: '时间',
    kind: '方式',
    to: '接收方',
    channel: '用途',
    code: '验证码',
    name: '姓名',
    username: '用户名',
    phone: '手机号',
    email: '邮箱',
    state: '状态',
    logins: '登录次数',
    user: '用户',
    app: '应用',
    scope: 'scope',
    access: 'access token',
    refresh: 'refresh token',
    request: '请求',
    status: 'HTTP 状态',
    setting: '设置',
    value: '值',
  },
  words: {
    none: '暂无数据',
    sms: '短信',
    mail: '邮件',
    active: '有效',
    expired: '已过期',
    revoked: '已撤销',
    spent: '已使用',
    locked: '已锁定',
    mfa: '二次验证',
    reset: '需重置密码',
    until: '有效期至',
    held: '等待中',
    dropped: '未应答',
    headers: '请求头',
    query: '查询参数',
    body: '请求体',
    random: '随机',
    unreachable: '无法连接模拟服务，正在重试……',
    more: '仅显示最近 {0} 条，共 {1} 条',
  },
  actions: {
    reset: '全部重置',
    resetAsk: '数据、设置、时钟和请求记录都会恢复到初始状态，确定吗？',
    expire: '让所有 access token 过期',
    revoke: '撤销所有 refresh token',
    minute: '快进 1 分钟',
    hour: '快进 1 小时',
    day: '快进 1 天',
    month: '快进 30 天',
    set: '设为此时间',
    machine: '恢复为本机时间',
  },
  settings: {
    refreshTokenGrant: '应用开启 refresh_token 授权模式',
    rotateRefreshTokens: '每次刷新都换新的 refresh token',
    revokeOnRefreshTokenReuse: '重复使用 refresh token 时结束整个登录',
    tokenEndpointAuthMethod: '换取 token 的身份验证方式',
    lifetimeField: '有效期字段的名称',
    authExpiredForm: '登录失效时的应答形式',
    opaqueTokens: 'access token 不是 JWT',
    tokensWithoutExp: 'access token 没有 exp',
    tokenAlgorithm: 'token 的签名算法',
    sendDateHeader: '应答带 Date 头',
    phoneAnswer: '手机号接口的返回结构',
    uploadAnswer: '上传接口的返回结构',
    maxUploadBytes: '上传大小上限（字节）',
    accessTokenLifetime: 'access token 有效期（秒）',
    refreshTokenLifetime: 'refresh token 有效期（秒）',
    passCode: '固定验证码（留空为随机）',
    signUp: '允许注册',
    signInStep: '每次登录停在哪一步',
    captchaAfterFailures: '密码错误几次后要求图形验证码（0 为永不）',
    lockAfterFailures: '密码错误几次后锁定账号（0 为永不）',
    rateLimit: '每个时间窗口允许的调用次数（0 为不限）',
    rateLimitSeconds: '限流的时间窗口（秒）',
    throttle: '所有接口返回 429',
    rotateSessionKeys: '每次 wx.login 都更换 session_key',
    acceptUnknownWechatCodes: '接受微信签发的 code',
  },
};

const en: PageTexts = {
  title: 'GenAuth emulator',
  intro:
    'A GenAuth V3 on this machine, for developing and testing mini programs. It checks no secrets unless told to, and protects nothing.',
  noScript: 'Showing the data needs JavaScript. The control plane below /emulator/ can be called directly.',
  sections: {
    connection: 'Connection',
    codes: 'Sent codes',
    users: 'Users',
    sessions: 'Sessions',
    requests: 'Requests',
    settings: 'Settings',
    clock: 'Clock',
  },
  columns: {
    time: 'Time',
    kind: 'By',
    to: 'To',
    channel: 'Purpose',
    code: 'Code',
    name: 'Name',
    username: 'Username',
    phone: 'Phone',
    email: 'Email',
    state: 'State',
    logins: 'Sign-ins',
    user: 'User',
    app: 'Application',
    scope: 'Scope',
    access: 'Access token',
    refresh: 'Refresh token',
    request: 'Request',
    status: 'HTTP status',
    setting: 'Setting',
    value: 'Value',
  },
  words: {
    none: 'Nothing yet',
    sms: 'SMS',
    mail: 'Mail',
    active: 'active',
    expired: 'expired',
    revoked: 'revoked',
    spent: 'spent',
    locked: 'locked',
    mfa: 'second factor',
    reset: 'needs a new password',
    until: 'until',
    held: 'waiting',
    dropped: 'no answer',
    headers: 'Headers',
    query: 'Query',
    body: 'Body',
    random: 'random',
    unreachable: 'The emulator cannot be reached; trying again …',
    more: 'The latest {0} of {1}',
  },
  actions: {
    reset: 'Reset everything',
    resetAsk: 'Data, settings, clock and recorded requests go back to the beginning. Continue?',
    expire: 'Expire all access tokens',
    revoke: 'Revoke all refresh tokens',
    minute: '+1 minute',
    hour: '+1 hour',
    day: '+1 day',
    month: '+30 days',
    set: 'Set to this time',
    machine: 'Back to machine time',
  },
  settings: {
    refreshTokenGrant: 'Applications have the refresh_token grant',
    rotateRefreshTokens: 'Each renewal gives a new refresh token',
    revokeOnRefreshTokenReuse: 'Reuse of a refresh token ends the sign-in',
    tokenEndpointAuthMethod: 'Authentication at the token endpoint',
    lifetimeField: 'Name of the lifetime field',
    authExpiredForm: 'How an expired access token is reported',
    opaqueTokens: 'Access tokens are no JWTs',
    tokensWithoutExp: 'Access tokens have no exp',
    tokenAlgorithm: 'Signature of the tokens',
    sendDateHeader: 'Answers have a Date header',
    phoneAnswer: 'Shape of the phone number answer',
    uploadAnswer: 'Shape of the upload answer',
    maxUploadBytes: 'Largest upload (bytes)',
    accessTokenLifetime: 'Lifetime of access tokens (seconds)',
    refreshTokenLifetime: 'Lifetime of refresh tokens (seconds)',
    passCode: 'Fixed code (empty: random)',
    signUp: 'Accounts can be created',
    signInStep: 'Step that stops every sign-in',
    captchaAfterFailures: 'Wrong passwords before a captcha (0: never)',
    lockAfterFailures: 'Wrong passwords before a lock (0: never)',
    rateLimit: 'Calls per window (0: no limit)',
    rateLimitSeconds: 'Length of the window (seconds)',
    throttle: 'Every call answers 429',
    rotateSessionKeys: 'Each wx.login makes a new session key',
    acceptUnknownWechatCodes: 'Accept codes that WeChat made',
  },
};

export const pageTexts: Record<PageLanguage, PageTexts> = { 'zh-CN': zh, 'en-US': en };

/** The language to show: the one that was chosen, else the first of the browser's that there is, else English. */
export function languageOf(chosen: string | undefined, accepted: string | undefined): PageLanguage {
  const wanted = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/\s*;\s*q=/);
      return { tag, quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
  for (const tag of [chosen ?? '', ...wanted]) {
    if (/^zh\b/i.test(tag)) return 'zh-CN';
    if (/^en\b/i.test(tag)) return 'en-US';
  }
  return 'en-US';
}
