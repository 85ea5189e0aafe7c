// @ts-check
const { isGenAuthError } = require('authing-wxapp-sdk');
const { isDevelop } = require('../config');
const { texts } = require('./i18n');

/** 给用户看的文字。配置错误（kind 为 config）是开发者的问题：正式版不显示，onError 已写入日志。 */
function textOf(error) {
  const { offline, unavailable } = texts.common;
  if (isGenAuthError(error)) return error.kind === 'config' && !isDevelop ? unavailable : error.message;
  // wx 接口失败时只有 errMsg；其余是后端或代码的错误。
  if (error.errMsg) return offline;
  console.error(error);
  return unavailable;
}

/** 执行一个操作：一次只做一件事，期间 busy 为 true；失败时提示，用户取消则不提示。成功时返回 true。 */
async function run(page, action) {
  if (page.data.busy) return false;
  page.setData({ busy: true });
  try {
    await action();
    return true;
  } catch (error) {
    if (error.kind !== 'cancel') wx.showToast({ title: textOf(error), icon: 'none', duration: 3000 });
    return false;
  } finally {
    page.setData({ busy: false });
  }
}

/** 读取页面的数据：state 依次为 loading、ready 或 failed（problem 为原因，页面提供重试按钮）。 */
async function load(page, read) {
  page.setData({ state: 'loading', problem: '' });
  try {
    const data = await read();
    page.setData({ ...data, state: 'ready' });
  } catch (error) {
    page.setData({ state: 'failed', problem: textOf(error) });
  }
}

module.exports = { load, run };
