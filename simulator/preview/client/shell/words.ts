/** What WeChat itself says on the phone. */
const zh = {
  phoneTitle: '申请获取并验证你的手机号',
  phoneNote: '用于登录并识别你的账号',
  phoneBound: '微信绑定号码',
  deny: '不允许',
  privacyTitle: '用户隐私保护提示',
  privacyBefore: '在你使用服务之前，请仔细阅读',
  privacyGuide: '《{app}隐私保护指引》',
  privacyAfter: '。如你同意该指引，请点击“同意”开始使用。',
  guideTitle: '用户隐私保护指引',
  guideText: '这里是小程序后台填写的《用户隐私保护指引》。预览中没有真实内容。',
  understood: '我知道了',
  agree: '同意',
  refuse: '拒绝',
  avatarTitle: '选择头像',
  avatarOwn: '用微信头像（{name}）',
  album: '从相册选择',
  camera: '拍摄',
  cancel: '取消',
  confirm: '确定',
  scanTitle: '扫一扫',
  scanNote: '预览没有摄像头：请填入二维码的内容',
  scanField: '二维码的内容',
  nickname: '用微信昵称：',
  copied: '内容已复制',
  noQuota: '该功能使用次数已达当前小程序上限，暂时无法使用',
  unsupported: '预览不支持 {name}',
};

export type Words = { readonly [name in keyof typeof zh]: string };

const en: Words = {
  phoneTitle: 'Request to get and verify your phone number',
  phoneNote: 'Used to sign you in and to recognise your account',
  phoneBound: 'Bound to WeChat',
  deny: "Don't allow",
  privacyTitle: 'Privacy notice',
  privacyBefore: 'Before you use the service, please read the ',
  privacyGuide: 'privacy guide of {app}',
  privacyAfter: '. If you agree to it, tap “Agree” to begin.',
  guideTitle: 'Privacy guide',
  guideText: 'Here stands the privacy guide from the mini program console. The preview has no real one.',
  understood: 'OK',
  agree: 'Agree',
  refuse: 'Decline',
  avatarTitle: 'Choose an avatar',
  avatarOwn: 'Use WeChat avatar ({name})',
  album: 'Choose from album',
  camera: 'Take photo',
  cancel: 'Cancel',
  confirm: 'OK',
  scanTitle: 'Scan',
  scanNote: 'The preview has no camera: enter what the code says',
  scanField: 'What the code says',
  nickname: 'Use WeChat name: ',
  copied: 'Copied',
  noQuota: 'This mini program has used up its quota for this function',
  unsupported: 'The preview does not support {name}',
};

/** WeChat's words in the language of the phone. */
export function wordsOf(language: 'zh' | 'en'): Words {
  return language === 'zh' ? zh : en;
}

/** Puts a name into a word. */
export function fill(word: string, name: string): string {
  return word.replace(/\{\w+\}/, name);
}
