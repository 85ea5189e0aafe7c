const { authing } = require('./utils/authing');

App({
  onLaunch() {
    // 静默登录，用户无感知。页面里的 ensureLogin 与它共享同一次登录；失败由 onError 提示。
    authing.ensureLogin().catch(() => {});
  },
});
