// @ts-check
// 真机预览时，手机访问不到 127.0.0.1：填电脑的局域网 IP，例如 192.168.1.10。
const LAN_HOST = '';
const local = LAN_HOST || '127.0.0.1';

const environments = {
  // 开发版：本机的模拟服务（npm start）和示例后端（npm run example:server）
  develop: {
    host: `http://${local}:4010`,
    appId: 'GEN_AUTH_APP_ID',
    extIdpConnidentifier: 'my-wxapp',
    backend: `http://${local}:4030`,
  },
  // 体验版、正式版
  release: {
    host: 'https://core.genauth.ai',
    // GenAuth 控制台 - 应用 - 应用 ID
    appId: 'GEN_AUTH_APP_ID',
    // GenAuth 控制台 - 连接身份源 - 小程序内登录 - 唯一标识
    extIdpConnidentifier: 'my-wxapp',
    backend: 'https://api.example.com',
  },
};

// 基础库 2.10.0 起才有 envVersion。
const { envVersion = 'release' } = wx.getAccountInfoSync ? wx.getAccountInfoSync().miniProgram : {};
const isDevelop = envVersion === 'develop';

module.exports = { ...(isDevelop ? environments.develop : environments.release), isDevelop };
