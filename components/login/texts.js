// @ts-check
/** Languages of the sheet, in the order of the texts below. */
const languages = ['zh-CN', 'zh-TW', 'en-US', 'ja-JP'];

/** @type {{ [key: string]: string[] }} */
const texts = {
  title: ['登录', '登入', 'Sign in', 'ログイン'],
  wechat: ['微信一键登录', '微信一鍵登入', 'Sign in with WeChat', 'WeChat でログイン'],
  phone: ['手机号快捷登录', '手機號碼快速登入', 'Use my WeChat phone number', 'WeChat の電話番号でログイン'],
  sms: ['短信验证码登录', '簡訊驗證碼登入', 'Sign in with an SMS code', 'SMS コードでログイン'],
  email: ['邮箱验证码登录', '電子郵件驗證碼登入', 'Sign in with an email code', 'メールコードでログイン'],
  password: ['账号密码登录', '帳號密碼登入', 'Sign in with a password', 'パスワードでログイン'],
  mfa: ['二次验证', '兩步驟驗證', 'Two-step verification', '2 段階認証'],
  first: ['设置新密码', '設定新密碼', 'Set a new password', '新しいパスワードの設定'],
  reset: ['重置密码', '重設密碼', 'Reset password', 'パスワードの再設定'],
  profile: ['完善资料', '完善資料', 'Your profile', 'プロフィール'],
  submit: ['登录', '登入', 'Sign in', 'ログイン'],
  confirm: ['确定', '確定', 'Confirm', '確認'],
  save: ['完成', '完成', 'Done', '完了'],
  skip: ['暂时跳过', '暫時略過', 'Skip for now', 'スキップ'],
  back: ['返回', '返回', 'Back', '戻る'],
  close: ['关闭', '關閉', 'Close', '閉じる'],
  retry: ['重试', '重試', 'Try again', '再試行'],
  phoneNumber: ['手机号', '手機號碼', 'Phone number', '電話番号'],
  countryCode: ['国家或地区代码', '國家或地區代碼', 'Country code', '国番号'],
  emailAddress: ['邮箱', '電子郵件', 'Email', 'メールアドレス'],
  account: [
    '用户名 / 手机号 / 邮箱',
    '使用者名稱／手機號碼／電子郵件',
    'User name, phone or email',
    'ユーザー名・電話番号・メール',
  ],
  phoneOrEmail: ['手机号或邮箱', '手機號碼或電子郵件', 'Phone or email', '電話番号またはメール'],
  passwordField: ['密码', '密碼', 'Password', 'パスワード'],
  newPassword: ['新密码', '新密碼', 'New password', '新しいパスワード'],
  code: ['验证码', '驗證碼', 'Code', '認証コード'],
  captcha: ['图形验证码', '圖形驗證碼', 'Text in the picture', '画像の文字'],
  newCaptcha: ['换一张', '換一張', 'Another picture', '別の画像'],
  sendCode: ['获取验证码', '取得驗證碼', 'Send code', 'コードを送信'],
  sent: ['验证码已发送', '驗證碼已傳送', 'The code has been sent.', 'コードを送信しました。'],
  forgot: ['忘记密码？', '忘記密碼？', 'Forgot password?', 'パスワードをお忘れですか？'],
  totp: ['身份验证器', '驗證器應用程式', 'Authenticator app', '認証アプリ'],
  bySms: ['短信验证码', '簡訊驗證碼', 'SMS code', 'SMS コード'],
  byEmail: ['邮箱验证码', '電子郵件驗證碼', 'Email code', 'メールコード'],
  recovery: ['恢复码', '復原碼', 'Recovery code', 'リカバリーコード'],
  nickname: ['昵称', '暱稱', 'Nickname', 'ニックネーム'],
  avatar: ['选择头像', '選擇大頭貼', 'Choose a picture', '画像を選択'],
  agree: ['我已阅读并同意', '我已閱讀並同意', 'I have read and agree to ', '以下に同意します：'],
  and: ['和', '與', ' and ', '、'],
  askTitle: [
    '登录前请阅读并同意',
    '登入前請閱讀並同意',
    'Please read and agree first',
    'ログイン前にご確認ください',
  ],
  agreeAndGoOn: ['同意并继续', '同意並繼續', 'Agree and continue', '同意して続ける'],
  disagree: ['不同意', '不同意', 'Not now', '同意しない'],
  badPhone: [
    '请填写正确的手机号',
    '請填寫正確的手機號碼',
    'Enter a valid phone number.',
    '正しい電話番号を入力してください。',
  ],
  badEmail: [
    '请填写正确的邮箱',
    '請填寫正確的電子郵件',
    'Enter a valid email address.',
    '正しいメールアドレスを入力してください。',
  ],
  missing: ['请填写完整', '請填寫完整', 'Fill in all fields.', 'すべて入力してください。'],
  phoneRefused: [
    '未授权手机号，可以换一种方式登录',
    '未授權手機號碼，可改用其他方式登入',
    'No phone number was shared. Choose another way to sign in.',
    '電話番号が共有されませんでした。別の方法でログインしてください。',
  ],
  phoneQuota: [
    '手机号快捷登录暂不可用，请换一种方式登录',
    '手機號碼快速登入暫時無法使用，請改用其他方式',
    'Phone sign-in is unavailable right now. Choose another way.',
    '電話番号でのログインは現在利用できません。別の方法でログインしてください。',
  ],
  tapAgain: [
    '已超时，请再点一次',
    '已逾時，請再點一次',
    'That took too long. Tap once more.',
    '時間切れです。もう一度タップしてください。',
  ],
  unavailable: [
    '暂时无法登录，请换一种方式或稍后再试',
    '暫時無法登入，請改用其他方式或稍後再試',
    'Sign-in is unavailable. Choose another way or try later.',
    '現在ログインできません。別の方法を試すか、後でもう一度お試しください。',
  ],
  noFactor: [
    '账号需要二次验证，但没有可用的验证方式',
    '帳號需要兩步驟驗證，但沒有可用的驗證方式',
    'This account needs a second step, but has none set up.',
    '2 段階認証が必要ですが、利用できる方法がありません。',
  ],
  expired: [
    '密码已过期，请重置',
    '密碼已過期，請重設',
    'Your password has expired. Set a new one.',
    'パスワードの有効期限が切れました。再設定してください。',
  ],
  firstHint: [
    '首次登录，请设置新密码',
    '首次登入，請設定新密碼',
    'First sign-in: set a new password.',
    '初回ログインです。新しいパスワードを設定してください。',
  ],
  signInAgain: [
    '密码已设置，请重新登录',
    '密碼已設定，請重新登入',
    'The password is set. Sign in again.',
    'パスワードを設定しました。もう一度ログインしてください。',
  ],
};

/**
 * The language of the sheet: the one that was asked for, else WeChat's, else Simplified Chinese.
 *
 * @param {string | undefined} wanted such as `zh-TW`
 * @param {string | undefined} system such as `zh_TW`, `zh_HK`, `en`
 * @returns {string}
 */
function languageOf(wanted, system) {
  if (wanted && languages.indexOf(wanted) >= 0) return wanted;
  const name = String(system || '').replace('_', '-');
  if (/^zh-(TW|HK|MO)/i.test(name)) return 'zh-TW';
  const found = languages.filter((language) => language.slice(0, 2) === name.slice(0, 2).toLowerCase());
  return found[0] || 'zh-CN';
}

/**
 * All texts of a language by key.
 *
 * @param {string} language
 * @returns {{ [key: string]: string }}
 */
function textsOf(language) {
  const index = Math.max(languages.indexOf(language), 0);
  /** @type {{ [key: string]: string }} */
  const result = {};
  Object.keys(texts).forEach((key) => {
    result[key] = texts[key][index];
  });
  return result;
}

module.exports = { languageOf, textsOf };
