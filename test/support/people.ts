import type { AuthenticationClient } from '../../src';
import type { TestApp } from './app';

/** The account of the demo seed that has everything: phone, email, password, roles. */
export const zhou = {
  id: '650000000000000000000001',
  username: 'zhouzihang',
  email: 'zhouzihang@example.com',
  phone: '13900001111',
  password: 'passw0rd',
};

/** openid of the WeChat user that is logged in to a simulated phone by default. */
export const firstWechatUser = 'o1p9H4wAgb9uTqpxG5Z1g0pIr3FE';

/** openid of the second WeChat user of the emulator. */
export const secondWechatUser = 'o1p9H4zSecondWechatUserDemo0';

/** A login code of the second WeChat user: signs in another account than `wx.login` of the phone does. */
export function codeOfSecondUser(app: TestApp): string {
  return app.emulator.wechat.login({ wechatUser: secondWechatUser }).code;
}

/** A sign-in of the second WeChat user that leaves no trace on the phone, nor among the requests of the emulator. */
export async function tokenOfSecondUser(app: TestApp): Promise<{ id: string; token: string }> {
  const { id, token } = await clientElsewhere(app).loginByCode(codeOfSecondUser(app));
  app.emulator.requests.length = 0;
  return { id, token: String(token) };
}

/** A client whose session is not stored on the phone. */
export function clientElsewhere(app: TestApp): AuthenticationClient {
  const entries = new Map<string, string>();
  return app.client({
    storage: {
      get: (key) => entries.get(key),
      set: (key, value) => void entries.set(key, value),
      remove: (key) => void entries.delete(key),
    },
  });
}

/** The newest code that was sent by SMS or email to an address containing `to`. */
export function newestCode(app: TestApp, to = ''): string {
  const message = app.emulator.messages().findLast((each) => each.to.includes(to));
  if (!message?.code) throw new Error(`No code was sent to ${to || 'any address'}.`);
  return message.code;
}

/** A code that differs from `code`. */
export function otherCode(code: string): string {
  return code === '000000' ? '111111' : '000000';
}
