// @ts-check
const { authing } = require('../../utils/authing');
const { time } = require('../../utils/format');
const { setTitle, texts } = require('../../utils/i18n');
const { load, run } = require('../../utils/task');

Page({
  data: {
    t: texts.activity,
    common: texts.common,
    state: 'loading',
    problem: '',
    busy: false,
    devices: [],
    records: [],
  },

  onReady: setTitle,

  onLoad() {
    return this.onRetry();
  },

  onRetry() {
    return load(this, async () => {
      const [devices, { data }] = await Promise.all([
        authing.browserFingerprint.myDevicesList(),
        authing.api.getLoginHistory({ page: 1, limit: 10 }),
      ]);
      return {
        devices: devices.map(({ device, lastLoginTime, online }) => ({
          id: device.deviceId,
          name: device.name || device.type,
          time: time(lastLoginTime),
          online,
        })),
        records: data.list.map(({ loginAt, clientIp, loginMethod, success }, index) => ({
          index,
          time: time(loginAt),
          detail: `${loginMethod} · ${clientIp}`,
          success,
        })),
      };
    });
  },

  /** 让一台设备下线；是本机时，SDK 会在下一次请求时发现登录已失效。 */
  async onSignOutDevice({ currentTarget }) {
    const { id } = currentTarget.dataset;
    if (await run(this, () => authing.browserFingerprint.myDevicesLogout(id))) await this.onRetry();
  },
});
