/**
 * Texts of the errors that the SDK itself raises, Chinese then English. The server's own messages arrive in the client's language
 * already. `{0}`, `{1}` are filled in; no text ever gets a token, code, phone number or password.
 */
const texts = {
  network: ['网络连接失败，请检查网络后重试', 'Network unavailable. Check the connection and try again.'],
  timeout: ['请求超时，请稍后重试', 'The request timed out. Try again later.'],
  interrupted: ['请求被中断，请重试', 'The request was interrupted. Try again.'],
  unreadable: [
    '服务器返回异常（HTTP {0}），请稍后重试',
    'Unexpected answer of the server (HTTP {0}). Try again later.',
  ],
  refused: ['请求被拒绝（{0}）', 'Refused ({0}).'],
  signedOut: ['尚未登录，请先登录', 'Not signed in. Sign in first.'],
  expired: ['登录已过期，请重新登录', 'The session has expired. Sign in again.'],
  superseded: ['登录状态已变更，请重试', 'The session has changed meanwhile. Try again.'],
  noIdToken: [
    '当前登录态没有 ID token：请用包含 openid 的 scope 重新登录',
    'The session has no ID token. Sign in again with openid in scope.',
  ],
  notSaved: [
    '登录状态无法保存到本地存储，重启后需要重新登录',
    'The session cannot be stored and will be gone after a restart.',
  ],
  cancel: ['已取消', 'Cancelled'],
  // From here on for the app developer.
  domain: [
    '请将 {0} 添加到小程序后台的 {1} 合法域名',
    'Add {0} to the {1} domain list of the mini program console.',
  ],
  badUrl: ['无法请求 {0}，请检查 host 选项', 'Cannot request {0}. Check option host.'],
  option: ['选项 {0} 有误，应为 {1}', 'Option {0} must be {1}.'],
  unknownOption: ['没有名为 {0} 的选项', 'There is no option `{0}`.'],
  renamedOption: ['没有名为 {0} 的选项，请使用 {1}', 'There is no option `{0}`: use `{1}`.'],
  argument: ['参数 {0} 有误，应为 {1}', 'Argument {0} must be {1}.'],
  connection: [
    '请设置选项 extIdpConnidentifier：GenAuth 控制台中小程序身份源的唯一标识',
    'Set option extIdpConnidentifier: the identifier that the GenAuth console shows for your mini program connection.',
  ],
  noPlatform: [
    '没有 wx.{0}：请升级基础库，或设置选项 platform',
    'No wx.{0}: raise the base library version or set option platform.',
  ],
  mockCode: [
    'wx.login 返回了模拟 code，请在 project.config.json 中填写真实的 appid',
    'wx.login gave a mock code. Put a real appid into project.config.json.',
  ],
  privacy: [
    '请在小程序后台的用户隐私保护指引中声明 wx.{0}',
    'Declare wx.{0} in the privacy guide of the mini program console.',
  ],
  clientSettings: [
    'GenAuth 拒绝了获取 token 的请求（{0}）：请在控制台为应用开启 refresh_token 授权模式，并将“换取 token 身份验证方式”设为 none',
    'GenAuth refused the token request ({0}). In the console, enable the refresh_token grant of the app and set its token endpoint authentication to none.',
  ],
  failed: ['{0} 执行失败', '{0} failed.'],
} satisfies { [key: string]: readonly [zh: string, en: string] };

export type MessageKey = keyof typeof texts;

/** A text that only one place needs, and so is written there: Chinese, then English. */
export type Text = readonly [zh: string, en: string];

/** The text for a language such as `zh-CN` or `en-US`; Chinese for Chinese of any kind, else English. */
export function message(
  lang: string,
  key: MessageKey | Text,
  first: string | number = '',
  second = '',
): string {
  const text = typeof key === 'string' ? texts[key] : key;
  return text[/^zh/i.test(lang) ? 0 : 1].replace('{0}', String(first)).replace('{1}', second);
}
