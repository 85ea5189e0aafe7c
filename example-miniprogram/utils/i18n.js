// @ts-check
const zh = require('../i18n/zh');
const en = require('../i18n/en');

const info = wx.getAppBaseInfo ? wx.getAppBaseInfo() : wx.getSystemInfoSync();
const isChinese = /^zh/.test(info.language || 'zh');

/** @type {'zh-CN' | 'en-US'} 服务端消息和 SDK 提示的语言 */
const lang = isChinese ? 'zh-CN' : 'en-US';
const texts = isChinese ? zh : en;

/**
 * 页面的 onReady。各页面 json 中的标题是中文，其他语言在这里设置。
 *
 * @this {{ data: { t: { title: string } } }}
 */
function setTitle() {
  if (!isChinese) wx.setNavigationBarTitle({ title: this.data.t.title });
}

module.exports = { lang, setTitle, texts };
