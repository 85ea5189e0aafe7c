// What an app writes without an SDK, in the fewest lines: a token in storage, and a promise around `wx.request`. It renews nothing.
/* global wx, exports */
const HOST = 'https://core.genauth.ai';

function send(path, data) {
  return new Promise((resolve, reject) => {
    const header = {
      'content-type': 'application/json',
      'x-authing-app-id': 'app',
      authorization: exports.token,
    };
    wx.request({ url: HOST + path, method: 'POST', header, data, success: resolve, fail: reject });
  });
}

exports.token = undefined;

exports.open = () => {
  exports.token = wx.getStorageSync('token');
};

exports.signIn = async () => {
  const { code } = await new Promise((success, fail) => wx.login({ success, fail }));
  const answer = await send('/api/v3/signin-by-mobile', { wechatMiniProgramCodePayload: { code } });
  exports.token = answer.data.data.access_token;
  wx.setStorageSync('token', exports.token);
};

exports.profile = async () => (await send('/api/v3/get-profile')).data;

exports.signOut = async () => {
  await send('/oidc/token/revocation', { token: exports.token });
  wx.removeStorageSync('token');
};
