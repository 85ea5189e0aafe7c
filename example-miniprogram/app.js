// @ts-check
const { restore } = require('./utils/session');

App({
  onLaunch() {
    // 静默恢复登录。页面里的 restore 与它共享同一次登录，失败由页面提示。
    restore().catch(() => {});
  },
});
