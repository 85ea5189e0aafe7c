// 开发版连接本机的模拟服务（npm start），体验版和正式版连接 GenAuth。
const environments = {
  develop: {
    host: 'http://127.0.0.1:4010',
    appId: 'GEN_AUTH_APP_ID',
    extIdpConnidentifier: 'my-wxapp',
  },
  release: {
    host: 'https://core.genauth.ai',
    // GenAuth 控制台 - 应用 - 应用 ID
    appId: 'GEN_AUTH_APP_ID',
    // GenAuth 控制台 - 连接身份源 - 小程序内登录 - 唯一标识
    extIdpConnidentifier: 'my-wxapp',
  },
};

// 基础库 2.10.0 起才有 envVersion。
const { envVersion } = wx.getAccountInfoSync ? wx.getAccountInfoSync().miniProgram : {};

module.exports = envVersion === 'develop' ? environments.develop : environments.release;
