const { AuthenticationClient } = require('authing-wxapp-sdk');
const config = require('./config');

App({
  authing: new AuthenticationClient(config),

  async onLaunch() {
    try {
      await this.authing.ensureLogin();
    } catch {
      // The page awaits the same run and shows its failure.
    }
  },
});
