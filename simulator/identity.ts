import { ApiFailure } from './failure';
import type { AsyncApi, Host } from './host';
import type { SimulatedNetwork } from './network';
import type { SimulatedUser } from './user';
import type { EncryptedUserInfo, WechatServer } from './wechat';

/** The functions of `wx` about who the user is. */
export interface IdentityApis {
  login: AsyncApi<{ timeout?: number }, { code: string }>;
  checkSession: AsyncApi<object, object>;
  getUserInfo: AsyncApi<
    { withCredentials?: boolean; lang?: string },
    EncryptedUserInfo & { userInfo: object }
  >;
  /** Base library 2.10.4. */
  getUserProfile: AsyncApi<{ desc: string; lang?: string }, EncryptedUserInfo & { userInfo: object }>;
}

/** Makes the identity functions. */
export function createIdentityApis(
  host: Host,
  wechat: WechatServer,
  network: SimulatedNetwork,
  user: SimulatedUser,
): IdentityApis {
  const profile = async () => {
    const data = await wechat.encryptedUserInfo(host.has('2.27.1'));
    return { ...data, userInfo: JSON.parse(data.rawData) as object };
  };
  return {
    login: host.async('login', async () => {
      if (network.isSilent) return new Promise<never>(() => undefined);
      if (!network.isConnected) throw new ApiFailure('network error');
      return { code: await wechat.login() };
    }),
    checkSession: host.async('checkSession', () => {
      if (!wechat.hasSession) throw new ApiFailure('session time out, need relogin');
      return {};
    }),
    getUserInfo: host.async('getUserInfo', () => profile()),
    getUserProfile: host.async('getUserProfile', ({ desc }: { desc: string }) => {
      if (!desc)
        throw new ApiFailure('parameter error: parameter.desc should be String instead of Undefined;', 1001);
      if (user.refuses()) throw new ApiFailure('auth deny');
      return profile();
    }),
  };
}
