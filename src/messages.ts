/** Languages of `lang`, in the order in which a text has them. */
export const languages = ['zh-CN', 'en-US', 'zh-TW', 'ja-JP'] as const;

/** Language of messages, those of the server and those of the SDK. Messages for developers are in Chinese or English. */
export type Lang = (typeof languages)[number];

/**
 * A text in the order of `languages`. Without the last two it is for the app developer: `zh-TW` then shows the first, `ja-JP` the second, and
 * `''` does the same for one of them.
 */
export type Text =
  readonly [zhCN: string, enUS: string] | readonly [zhCN: string, enUS: string, zhTW: string, jaJP: string];

/**
 * Texts of the errors that the SDK itself raises. The server's own messages arrive in the client's language already. `{0}`, `{1}` are
 * filled in; no text ever gets a token, code, phone number or password.
 */
export const texts = {
  network: [
    '网络连接失败，请检查网络后重试',
    'Network error. Check your connection and try again.',
    '網路連線失敗，請檢查網路後再試',
    'ネットワークに接続できません。接続を確認してください。',
  ],
  timeout: [
    '请求超时，请稍后重试',
    'The request timed out. Try again later.',
    '連線逾時，請稍後再試',
    'タイムアウトしました。しばらくしてからもう一度お試しください。',
  ],
  interrupted: [
    '请求被中断，请重试',
    'The request was interrupted. Try again.',
    '連線中斷，請再試一次',
    '通信が中断されました。もう一度お試しください。',
  ],
  unreadable: [
    '服务返回了无法识别的内容（HTTP {0}），请稍后重试',
    'Unexpected response from the server (HTTP {0}). Try again later.',
    '服務傳回無法識別的內容（HTTP {0}），請稍後再試',
    'サーバーの応答が正しくありません（HTTP {0}）。しばらくしてからもう一度お試しください。',
  ],
  refused: [
    '请求被拒绝（{0}）',
    'The request was rejected ({0}).',
    '要求遭拒（{0}）',
    'リクエストが拒否されました（{0}）。',
  ],
  signedOut: [
    '尚未登录，请先登录',
    'You are not signed in. Sign in and try again.',
    '尚未登入，請先登入',
    'ログインしていません。ログインしてください。',
  ],
  expired: [
    '登录已过期，请重新登录',
    'Your session has expired. Sign in again.',
    '登入已過期，請重新登入',
    'ログインの有効期限が切れました。もう一度ログインしてください。',
  ],
  superseded: [
    '登录账号已变更，请重试',
    'The signed-in account has changed. Try again.',
    '登入帳號已變更，請再試一次',
    'ログイン中のアカウントが変わりました。もう一度お試しください。',
  ],
  noIdToken: [
    '当前登录没有 ID token：请用包含 openid 的 scope 重新登录',
    'The session has no ID token. Sign in again with openid in `scope`.',
  ],
  notSaved: [
    '登录信息无法保存（存储空间已满或不可用），下次需重新登录',
    'Your session could not be saved (storage is full or unavailable). Sign in again next time.',
    '登入資訊無法儲存（儲存空間已滿或無法使用），下次需重新登入',
    'ログイン情報を保存できません（空き容量不足など）。次回もう一度ログインしてください。',
  ],
  cancel: ['已取消', 'Cancelled', '', 'キャンセルしました'],
  wechat: [
    '微信登录失败，请重试',
    'WeChat sign-in failed. Try again.',
    '微信登入失敗，請再試一次',
    'WeChat ログインに失敗しました。もう一度お試しください。',
  ],
  weakPassword: [
    '密码强度不足：至少 8 位，须含字母和数字',
    'Weak password: use at least 8 characters, with letters and digits.',
    '密碼強度不足：至少 8 個字元，須含字母和數字',
    'パスワードが弱すぎます。英字と数字を含む 8 文字以上にしてください。',
  ],
  notLoginCode: [
    '不是登录二维码，请扫描登录页上的二维码',
    'Not a sign-in QR code. Scan the code on the sign-in page.',
    '不是登入 QR Code，請掃描登入頁上的 QR Code',
    'ログイン用ではありません。ログインページの QR コードを読み取ってください。',
  ],
  signedIn: ['已登录', 'Signed in', '已登入', 'ログイン中です'],
  done: ['操作成功', 'Done', '', '完了しました'],
  // From here on for the app developer.
  domain: [
    '请在小程序后台的 {1} 合法域名中添加 {0}，开发时可勾选“不校验合法域名”',
    'Add {0} to the {1} domains in the Mini Program console. DevTools can skip the check while developing.',
  ],
  badUrl: [
    '无法请求 {0}：请检查选项 host（应为 https 地址）',
    'Cannot request {0}. Check the `host` option (an https URL).',
  ],
  badFile: [
    '找不到文件：filePath 应为临时路径，网络图片请先 wx.downloadFile',
    'File not found. `filePath` must be a temporary path; fetch web images with wx.downloadFile first.',
  ],
  option: ['选项 {0} 无效，应为 {1}', 'Invalid option `{0}`: expected {1}.'],
  argument: ['参数 {0} 无效，应为 {1}', 'Invalid argument `{0}`: expected {1}.'],
  empty: ['参数 {0} 不能为空', 'Argument `{0}` must not be empty.'],
  header: [
    '{0} 会写入请求头：只能包含 ASCII 字符，不能换行',
    '`{0}` is sent in a header: use ASCII without line breaks.',
  ],
  appId: [
    '请设置选项 appId：GenAuth 控制台中应用的 App ID（不是小程序的 AppID）',
    'Set the `appId` option: the App ID in the GenAuth console (not the AppID of the Mini Program).',
  ],
  host: [
    '选项 host 应为 https:// 地址，不含 /api/v3；仅本机和内网地址可用 http://',
    'Invalid option `host`: use https://, without /api/v3; http:// is for loopback and private addresses only.',
  ],
  unknownOption: ['没有选项 {0}', 'There is no option `{0}`.'],
  renamedOption: ['没有选项 {0}，请使用 {1}', 'There is no option `{0}`: use `{1}`.'],
  connection: [
    '请设置选项 extIdpConnidentifier：GenAuth 控制台中小程序身份源的唯一标识',
    'Set the `extIdpConnidentifier` option: the identifier of your Mini Program connection in the GenAuth console.',
  ],
  noPlatform: [
    '没有 wx.{0}：请提高基础库最低版本，或设置选项 platform（uni-app、Taro）；Worker 中没有 wx',
    'There is no wx.{0}. Raise the minimum base library version, or set the `platform` option (uni-app, Taro). Workers have no wx.',
  ],
  mockCode: [
    'wx.login 返回了模拟 code：请在 project.config.json 中填写真实的 appid',
    'wx.login returned a mock code. Set a real appid in project.config.json.',
  ],
  privacy: [
    '请在小程序后台的用户隐私保护指引中声明 {0} 涉及的信息',
    'Declare the data that {0} uses in the privacy guidelines of the Mini Program console.',
  ],
  clientSettings: [
    'GenAuth 拒绝了获取 token 的请求（{0}）：请在控制台为应用开启 refresh_token 授权模式，并将“换取 token 身份验证方式”设为 none',
    'GenAuth refused the token request ({0}). In the console, enable the refresh_token grant of the app and set its token endpoint authentication to none.',
  ],
  phoneForms: [
    '请使用 {0}({ phoneCode: e.detail.code }) 或 {0}(code, iv, encryptedData)；用户拒绝时没有 e.detail.code',
    'Call {0}({ phoneCode: e.detail.code }) or {0}(code, iv, encryptedData). There is no e.detail.code when the user declined.',
  ],
  codeNeeded: ['{0} 需要验证码：先调用 {1}，再调用 {0}(code)', '{0} needs a code: call {1}, then {0}(code).'],
  notEnrolling: [
    '请先调用 mfa.assosicateMfaAuthenticator()；小程序重启后需要重新调用',
    'Call mfa.assosicateMfaAuthenticator() first, and again after a relaunch.',
  ],
  notRenewable: [
    '无法续期：请重新登录，并检查 scope 含 offline_access、应用已开启 refresh_token',
    'The session cannot be renewed. Sign in again, and check that `scope` has offline_access and the app allows refresh_token.',
  ],
  unsupported: ['小程序不支持 {0}，请使用 {1}', 'Not supported in a mini program: {0}. Use {1}.'],
  failed: ['{0} 调用失败，原因见 error.cause', '{0} failed; see `error.cause`.'],
} satisfies { [key: string]: Text };

export type MessageKey = keyof typeof texts;

/** The text for a language; English for one that is not known. A text that only one place needs is written there, and given as `key`. */
export function message(
  lang: string,
  key: MessageKey | Text,
  ...values: (string | number | undefined)[]
): string {
  const text: readonly string[] = typeof key === 'string' ? texts[key] : key;
  // `lang` may be any text here.
  const index = (languages as readonly string[]).indexOf(lang);
  const column = index < 0 ? 1 : index;
  // A function, because `$` in a replacement text has a meaning.
  return String(text[column] || text[column % 2]).replace(/\{(\d)\}/g, (_match, place: string) =>
    String(values[+place]),
  );
}
