/** One way a request can fail: the business status, the finer code where there is one, and what to tell the user. */
interface FailureText {
  statusCode: number;
  apiCode?: number;
  zh: string;
  en: string;
}

/** Every failure the emulator reports. `{0}`, `{1}` stand for details. */
export const failures = {
  invalidArgument: { statusCode: 400, zh: '参数 {0} 有误：{1}', en: 'Parameter {0} is wrong: {1}' },
  notJson: { statusCode: 400, zh: '请求体不是合法的 JSON', en: 'The request body is not valid JSON' },
  notObject: {
    statusCode: 400,
    zh: '请求体必须是 JSON 对象',
    en: 'The request body must be a JSON object',
  },
  badMultipart: {
    statusCode: 400,
    zh: 'multipart 请求体有误',
    en: 'The multipart body is malformed',
  },
  bodyTooLarge: { statusCode: 413, zh: '请求体过大', en: 'The request body is too large' },
  noApp: {
    statusCode: 400,
    zh: '缺少应用标识，请携带 x-authing-app-id 或 x-authing-userpool-id 请求头',
    en: 'Say which application this is: send x-authing-app-id or x-authing-userpool-id',
  },
  unknownApp: { statusCode: 404, apiCode: 2011, zh: '应用不存在：{0}', en: 'There is no application {0}' },
  unknownPool: { statusCode: 404, apiCode: 2224, zh: '用户池不存在：{0}', en: 'There is no user pool {0}' },
  unknownPath: { statusCode: 404, zh: '接口不存在：{0}', en: 'There is no endpoint {0}' },
  notImplemented: { statusCode: 501, zh: '模拟器未实现 {0}', en: 'The emulator does not implement {0}' },
  throttled: { statusCode: 429, zh: '请求过于频繁，请稍后再试', en: 'Too many requests, try again later' },
  tooLarge: { statusCode: 413, zh: '文件过大', en: 'The file is too large' },
  notSignedIn: {
    statusCode: 401,
    apiCode: 2020,
    zh: '尚未登录或登录已过期',
    en: 'Not signed in, or the sign-in has expired',
  },
  forbidden: { statusCode: 403, zh: '无权进行此操作', en: 'This is not allowed' },
  userNotFound: { statusCode: 404, apiCode: 2004, zh: '用户不存在', en: 'User does not exist' },
  userLocked: { statusCode: 403, apiCode: 2005, zh: '账号已被锁定', en: 'The account is locked' },
  userDisabled: { statusCode: 403, apiCode: 2120008, zh: '账号已停用', en: 'The account is not active' },
  notInTenant: {
    statusCode: 403,
    apiCode: 2130010,
    zh: '无权登录该租户',
    en: 'No right to sign in to this tenant',
  },
  wrongCredentials: { statusCode: 403, apiCode: 2333, zh: '账号或密码错误', en: 'Wrong account or password' },
  wrongPassword: { statusCode: 403, apiCode: 2006, zh: '密码错误', en: 'Wrong password' },
  undecryptable: {
    statusCode: 400,
    apiCode: 2016,
    zh: '密码解密失败',
    en: 'The password could not be decrypted',
  },
  passwordTooShort: {
    statusCode: 400,
    apiCode: 2029,
    zh: '密码长度不能少于 6 位',
    en: 'A password needs at least 6 characters',
  },
  wrongCode: {
    statusCode: 403,
    apiCode: 2001,
    zh: '验证码错误或已过期',
    en: 'The code is wrong or has expired',
  },
  captchaNeeded: { statusCode: 403, apiCode: 2000, zh: '请输入图形验证码', en: 'Enter the picture captcha' },
  wrongCaptcha: { statusCode: 403, apiCode: 2000, zh: '图形验证码错误', en: 'The picture captcha is wrong' },
  codeTooSoon: {
    statusCode: 403,
    apiCode: 2080,
    zh: '验证码发送过于频繁，请一分钟后再试',
    en: 'One code per minute: wait before asking for another',
  },
  userExists: { statusCode: 409, apiCode: 2026, zh: '用户已存在', en: 'The user already exists' },
  usernameTaken: { statusCode: 409, apiCode: 1108, zh: '用户名已被占用', en: 'The username is taken' },
  signUpClosed: {
    statusCode: 403,
    apiCode: 2031,
    zh: '该应用已关闭注册',
    en: 'This application does not let people sign up',
  },
  emailTaken: {
    statusCode: 409,
    apiCode: 2200,
    zh: '邮箱已被其他账号绑定',
    en: 'The email belongs to another account',
  },
  phoneTaken: {
    statusCode: 409,
    apiCode: 2035,
    zh: '手机号已被其他账号绑定',
    en: 'The phone number belongs to another account',
  },
  emailBound: {
    statusCode: 409,
    zh: '当前账号已绑定邮箱，请使用修改邮箱',
    en: 'The account already has an email: change it instead',
  },
  phoneBound: {
    statusCode: 409,
    zh: '当前账号已绑定手机号，请使用修改手机号',
    en: 'The account already has a phone number: change it instead',
  },
  noEmail: { statusCode: 400, apiCode: 2219, zh: '当前账号没有绑定邮箱', en: 'The account has no email' },
  noPhone: {
    statusCode: 400,
    apiCode: 2216,
    zh: '当前账号没有绑定手机号',
    en: 'The account has no phone number',
  },
  lastSignInWay: {
    statusCode: 403,
    apiCode: 2217,
    zh: '这是唯一的登录方式，不能解绑',
    en: 'This is the only way to sign in and cannot be removed',
  },
  oldEmailMismatch: {
    statusCode: 400,
    apiCode: 2037,
    zh: '旧邮箱不正确',
    en: 'The old email is not the one of this account',
  },
  oldPhoneMismatch: {
    statusCode: 400,
    apiCode: 2038,
    zh: '旧手机号不正确',
    en: 'The old phone number is not the one of this account',
  },
  sameEmail: {
    statusCode: 400,
    apiCode: 2229,
    zh: '新旧邮箱相同',
    en: 'That is the email the account already has',
  },
  samePhone: {
    statusCode: 400,
    apiCode: 2230,
    zh: '新旧手机号相同',
    en: 'That is the phone number the account already has',
  },
  oldPasswordNeeded: {
    statusCode: 400,
    apiCode: 2201,
    zh: '请提供原密码',
    en: 'Give the current password as well',
  },
  ticketDead: { statusCode: 403, zh: '{0} 无效或已过期', en: '{0} is not valid or has expired' },
  clientUnproven: {
    statusCode: 400,
    zh: '应用身份校验失败：该应用的 token 换取方式不是 none，请求缺少正确的 client_secret',
    en: 'The application is not authenticated: its token method is not none, and the request has no valid client_secret',
  },
  bindNeeded: {
    statusCode: 403,
    apiCode: 1640,
    zh: '请先绑定已有账号',
    en: 'Bind an existing account first',
  },
  bindOrCreateNeeded: {
    statusCode: 403,
    apiCode: 1641,
    zh: '请先绑定已有账号或创建新账号',
    en: 'Bind an existing account or create one first',
  },
  completionNeeded: {
    statusCode: 403,
    apiCode: 1642,
    zh: '请补全个人资料',
    en: 'Complete the profile first',
  },
  unlockNeeded: {
    statusCode: 403,
    apiCode: 1643,
    zh: '账号已锁定，可自助解锁',
    en: 'The account is locked; its user may unlock it',
  },
  firstLogin: {
    statusCode: 403,
    apiCode: 1639,
    zh: '首次登录，请设置新密码',
    en: 'First sign-in: set a new password',
  },
  passwordExpired: {
    statusCode: 403,
    apiCode: 2058,
    zh: '密码已过期，请修改密码',
    en: 'The password has to be changed',
  },
  mfaNeeded: { statusCode: 403, apiCode: 1635, zh: '请完成二次验证', en: 'A second factor is needed' },
  appMfaNeeded: {
    statusCode: 403,
    apiCode: 1636,
    zh: '该应用要求二次验证',
    en: 'This application demands a second factor',
  },
  wrongTotp: { statusCode: 403, apiCode: 6001, zh: '动态口令错误', en: 'The TOTP code is wrong' },
  wrongFace: { statusCode: 403, apiCode: 1702, zh: '人脸校验失败', en: 'The face does not match' },
  wrongRecoveryCode: { statusCode: 403, apiCode: 6002, zh: '恢复码错误', en: 'The recovery code is wrong' },
  unknownConnection: {
    statusCode: 404,
    zh: '身份源连接不存在：{0}',
    en: 'There is no identity source connection {0}',
  },
  wechatRefused: { statusCode: 602, zh: '微信返回错误：{0}', en: 'WeChat refused: {0}' },
  undecryptableData: {
    statusCode: 400,
    zh: '解密失败：encryptedData 与 code 对应的 session_key 不匹配',
    en: 'Decryption failed: encryptedData does not fit the session_key behind the code',
  },
  foreignData: {
    statusCode: 400,
    zh: '数据水印属于另一个小程序：{0}',
    en: 'The data is watermarked for another mini program: {0}',
  },
  identityTaken: {
    statusCode: 409,
    apiCode: 2215,
    zh: '该微信已绑定其他账号',
    en: 'This WeChat identity is linked to another account',
  },
  wrongAppSecret: {
    statusCode: 602,
    zh: '微信返回错误：40125 invalid appsecret',
    en: 'WeChat refused: 40125 invalid appsecret',
  },
  notFound: { statusCode: 404, zh: '{0} 不存在', en: '{0} does not exist' },
  notScanned: {
    statusCode: 422,
    zh: '请先由当前用户扫码',
    en: 'The current user has to scan the code first',
  },
  alreadyDecided: { statusCode: 422, zh: '{0} 已处理', en: '{0} has been decided already' },
  alreadyScanned: { statusCode: 422, zh: '二维码已被使用', en: 'The code has been used already' },
  expired: { statusCode: 422, zh: '{0} 已过期', en: '{0} has expired' },
  forbiddenField: { statusCode: 400, zh: '未定义的自定义字段：{0}', en: 'There is no custom field {0}' },
  factorExists: { statusCode: 409, zh: '已绑定该认证因素', en: 'A factor of this kind is already enrolled' },
} as const satisfies Record<string, FailureText>;

export type FailureName = keyof typeof failures;

/** A refusal in the form of the V3 envelope (or the V2 one on V2 paths). */
export class ApiFailure extends Error {
  readonly details: readonly string[];
  /** What a further step needs. */
  data: unknown;
  /** Seconds after which the request may be sent again. */
  retryAfter: number | undefined;

  constructor(
    readonly failure: FailureName,
    ...details: string[]
  ) {
    super(failure);
    this.details = details;
  }

  /** Says when to try again. */
  after(seconds: number): this {
    this.retryAfter = seconds;
    return this;
  }

  /** Adds data for the client, such as the token of a further step. */
  with(data: unknown): this {
    this.data = data;
    return this;
  }

  get statusCode(): number {
    return failures[this.failure].statusCode;
  }

  get apiCode(): number | undefined {
    const text: FailureText = failures[this.failure];
    return text.apiCode;
  }

  /** The message in the language of the client: English when it asks for it, else Chinese. */
  text(lang: string): string {
    const template =
      lang.toLowerCase().startsWith('zh') || !lang ? failures[this.failure].zh : failures[this.failure].en;
    return template.replace(/\{(\d)\}/g, (_, index: string) => this.details[Number(index)] ?? '');
  }
}

/** A refusal in the form of OAuth 2 (RFC 6749 section 5.2). */
export class OAuthFailure extends Error {
  constructor(
    readonly status: number,
    readonly error: string,
    readonly description: string,
  ) {
    super(error);
  }
}
