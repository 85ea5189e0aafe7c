// @ts-check
const { authing } = require('./authing');
const { backend } = require('../config');

/**
 * 带上 access token 请求自己的后端；后端返回 401 时续期，再发一次。
 *
 * @param {string} path
 * @param {{ method?: 'GET' | 'POST' | 'PUT' | 'DELETE', data?: object }} [options]
 */
async function request(path, { method = 'GET', data } = {}, isRetry = false) {
  const token = await authing.getAccessToken({ forceRefresh: isRetry });
  const header = { Authorization: `Bearer ${token}` };
  const answer = await new Promise((success, fail) => {
    wx.request({ url: backend + path, method, data, header, success, fail });
  });
  if (answer.statusCode === 401 && !isRetry) return request(path, { method, data }, true);
  if (answer.statusCode >= 400) throw new Error(`HTTP ${answer.statusCode}`);
  return answer.data;
}

module.exports = { request };
