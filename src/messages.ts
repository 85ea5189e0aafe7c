/**
 * Texts of the errors that the SDK itself raises, Chinese then English. The server's own messages arrive in the client's language
 * already. `{0}`, `{1}` are filled in; no text ever gets a token, code, phone number or password.
 */
const texts = {
  network: ['网络连接失败，请检查网络后重试', 'The network is not available. Check the connection and try again.'],
  timeout: ['请求超时，请稍后重试', 'The request timed out. Try again later.'],
  interrupted: ['请求被中断，请重试', 'The request was interrupted. Try again.'],
  domain: [
    '{0} 不在小程序的 {1} 合法域名列表中：请在小程序后台“开发设置 - 服务器域名”中添加',
    'Add {0} to the {1} domain list of the mini program console (Development settings, server domains).',
  ],
  badUrl: ['无法请求 {0}：请检查 host 选项', '{0} cannot be requested. Check the "host" option.'],
  unreadable: [
    '服务器返回了无法识别的内容（HTTP {0}），请稍后重试',
    'The server sent an answer that cannot be read (HTTP {0}). Try again later.',
  ],
  refused: ['服务器拒绝了请求（{0}）', 'The server refused the request ({0}).'],
  signedOut: ['尚未登录，请先登录', 'Not signed in. Sign in first, for example with ensureLogin().'],
  expired: ['登录已过期，请重新登录', 'The session has expired. Sign in again.'],
  superseded: ['登录状态已变更，本次操作已取消', 'The session changed meanwhile, so this call was given up.'],
  notSaved: [
    '登录状态无法保存到本地存储，重启小程序后需要重新登录',
    'The session could not be saved to storage. It will be gone after a restart of the mini program.',
  ],
  loggedIn: ['已登录', 'Signed in'],
  ok: ['操作成功', 'Done'],
  option: ['选项 {0} 有误：应为{1}', 'Option "{0}" is wrong: expected {1}.'],
  argument: ['参数 {0} 有误：应为{1}', 'Argument "{0}" is wrong: expected {1}.'],
  connection: [
    '缺少 extIdpConnidentifier：请在创建 AuthenticationClient 时设置，值为 GenAuth 控制台中小程序身份源的“唯一标识”',
    'Option "extIdpConnidentifier" is missing: set it to the identifier of the mini program connection shown in the GenAuth console.',
  ],
  noPlatform: [
    '没有找到 wx.{0}：请在微信小程序中运行，或升级基础库，或传入 platform 选项',
    'wx.{0} is not available: run inside a mini program, raise the base library version, or pass the "platform" option.',
  ],
  loginFailed: ['wx.login 失败，请重试', 'wx.login failed. Try again.'],
  mockCode: [
    'wx.login 返回了模拟的 code：当前使用的是测试号或游客模式，请在 project.config.json 中填写真实的 appid',
    'wx.login gave a mock code: the project runs with a tourist or test appid. Put the real appid into project.config.json.',
  ],
  cancelled: ['已取消', 'Cancelled.'],
  privacy: [
    '{0} 未在小程序后台的“用户隐私保护指引”中声明',
    'Declare what wx.{0} uses in the privacy guide of the mini program console.',
  ],
  platformFailed: ['wx.{0} 调用失败', 'wx.{0} failed.'],
  callback: ['{0} 函数执行失败', 'The {0} function failed.'],
  unexpected: ['SDK 内部错误', 'Unexpected error.'],
} satisfies { [key: string]: readonly [zh: string, en: string] };

export type MessageKey = keyof typeof texts;

/** The text of `key` for a language such as `zh-CN` or `en-US`; Chinese unless another language is asked for. */
export function message(lang: string, key: MessageKey, ...values: (string | number)[]): string {
  const template = texts[key][/^zh/i.test(lang) ? 0 : 1];
  return template.replace(/\{(\d)\}/g, (_match, index: string) => String(values[+index]));
}
