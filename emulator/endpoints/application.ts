import type { ApplicationApi } from '../../src/api/application';
import type { LoginRecord as LoginRecordAnswer, UserApplication } from '../../types/index';
import type { Context } from '../context';
import { ApiFailure } from '../failures';
import type { Endpoints } from '../endpoint';
import { pageFields, pageOf } from '../paging';
import { flag, number, optional, text } from '../shape';
import type { App, LoginRecord } from '../state';

export const applicationEndpoints: Endpoints<ApplicationApi> = {
  getLoginHistory: {
    fields: {
      ...pageFields,
      appId: optional(text),
      clientIp: optional(text),
      success: optional(flag),
      start: optional(number),
      end: optional(number),
    },
    handle(context, params) {
      const { user, state } = context;
      const { appId, clientIp, success, start = -Infinity, end = Infinity } = params;
      const matching = state.loginHistory.filter((record) => {
        const at = Date.parse(record.loginAt);
        return (
          record.userId === user.userId &&
          (appId === undefined || record.appId === appId) &&
          (clientIp === undefined || record.clientIp === clientIp) &&
          (success === undefined || record.success === success) &&
          at >= start &&
          at <= end
        );
      });
      const page = pageOf(matching.toReversed(), params);
      return { ...page, list: page.list.map((record) => historyEntry(context, record)) };
    },
  },
  getLoggedInApps: { handle: (context) => applications(context).filter((app) => app.active) },
  getAccessibleApps: { handle: applications },
  getApplicationEnabledExtIdps: {
    handle(context) {
      return context.wechat.miniPrograms.map((program) => ({
        identifier: program.extIdpConnidentifier,
        extIdpId: program.extIdpId,
        type: 'wechat',
        extIdpType: 'social',
        bindUrl: `${context.origin}/connections/social/${program.extIdpConnidentifier}`,
        name: program.name,
        name_en: 'WeChat mini program',
        desc: '微信小程序内登录',
        desc_en: 'Sign-in inside a WeChat mini program',
        logo: 'https://files.example.com/wechat.svg',
      }));
    },
  },
  getApplicationPublicConfig: {
    handle(context, { appId = context.app.appId }) {
      const app = context.state.apps.find((each) => each.appId === appId);
      if (!app) throw new ApiFailure('unknownApp', appId);
      return {
        id: app.appId,
        name: app.appName,
        logo: app.appLogo,
        userPoolId: context.state.userPoolId,
        registerDisabled: !(context.settings.signUp && app.signUp),
        loginTabs: { list: ['phone-code', 'password'], default: 'phone-code' },
        agreementEnabled: false,
        agreements: [],
      };
    },
  },
};

function applications(context: Context): UserApplication[] {
  const { user, state } = context;
  const now = context.clock.now();
  const tokens = Object.values(state.accessTokens);
  return state.apps.map((app) => ({
    ...publicApp(app),
    active: tokens.some(
      (token) =>
        token.userId === user.userId && token.appId === app.appId && !token.revoked && token.expiresAt > now,
    ),
  }));
}

function publicApp({ appId, appName, appLogo, appLoginUrl }: App) {
  return { appId, appName, appLogo, appLoginUrl };
}

function historyEntry(context: Context, record: LoginRecord): LoginRecordAnswer {
  const app = context.state.apps.find((each) => each.appId === record.appId);
  return {
    appName: app?.appName ?? '',
    appLoginUrl: app?.appLoginUrl ?? '',
    appLogo: app?.appLogo ?? '',
    ...record,
    parsedUserAgent: parseUserAgent(record.userAgent),
    // A loopback address has no location.
    geoip: {
      location: { lon: 0, lat: 0 },
      country_name: '',
      country_code2: '',
      country_code3: '',
      region_name: '',
      region_code: '',
      city_name: '',
      continent_code: '',
      timezone: 'Asia/Shanghai',
    },
  };
}

function parseUserAgent(userAgent: string): LoginRecordAnswer['parsedUserAgent'] {
  const find = (names: string[]) =>
    names.find((name) => userAgent.toLowerCase().includes(name.toLowerCase()));
  const browser = find(['MicroMessenger', 'Chrome', 'Safari', 'Firefox', 'axios', 'node']) ?? 'Unknown';
  return {
    device: find(['iPhone', 'iPad', 'Android', 'Macintosh', 'Windows']) ?? 'Unknown',
    browser,
    name: browser,
    os: find(['iPhone OS', 'Android', 'Mac OS X', 'Windows', 'Linux']) ?? 'Unknown',
  };
}
