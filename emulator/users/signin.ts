import { createHash } from 'node:crypto';
import type { Context } from '../context';
import { ApiFailure } from '../failures';
import type { Device, TokenAnswer, User } from '../state';
import { fitsPassword } from '../passwords';
import { defaultScope, grantedScope } from './claims';
import { stepAfterPassword } from './steps';

/** Options of a sign-in that matter to its end. */
export interface SignInExtras {
  scope?: string;
  tenantId?: string;
  clientIp?: string;
  customData?: Record<string, unknown>;
}

/** Where every sign-in ends: further steps where the user or the app needs one, else history, device and tokens. */
export async function finishSignIn(
  context: Context,
  user: User,
  method: string,
  extras: SignInExtras = {},
): Promise<TokenAnswer> {
  const scope = requestedScope(extras.scope);
  try {
    refuseClosedAccounts(user, extras);
    stepAfterPassword(context, user, scope);
  } catch (error) {
    recordSignIn(
      context,
      user,
      method,
      extras,
      error instanceof ApiFailure ? error.text(context.lang) : String(error),
    );
    throw error;
  }
  return completeSignIn(context, user, method, scope, extras);
}

/** Issues the tokens of a sign-in that has nothing more to prove. */
export function completeSignIn(
  context: Context,
  user: User,
  method: string,
  scope: string,
  extras: SignInExtras = {},
): Promise<TokenAnswer> {
  const { app } = context;
  const device = noteSignIn(context, user, method, extras);
  return context.tokens.issue({ app, user, scope, deviceId: device.deviceId, tenantId: extras.tenantId });
}

/** Writes a good sign-in into the user, the history and the list of devices. */
export function noteSignIn(context: Context, user: User, method: string, extras: SignInExtras = {}): Device {
  user.failures = 0;
  user.loginsCount = (user.loginsCount ?? 0) + 1;
  user.lastLogin = context.now;
  user.lastIp = extras.clientIp ?? context.clientIp;
  user.lastLoginApp = context.app.appId;
  if (extras.tenantId) user.tenantId = extras.tenantId;
  if (extras.customData) Object.assign(user.customData, extras.customData);
  recordSignIn(context, user, method, extras);
  return noteDevice(context, user);
}

/** The scope a sign-in gets; fails without `openid`. */
export function requestedScope(scope: string | undefined): string {
  const granted = grantedScope(scope ?? defaultScope);
  if (!granted.split(' ').includes('openid')) {
    throw new ApiFailure('invalidArgument', 'options.scope', 'openid is mandatory');
  }
  return granted;
}

/** Checks a password at sign-in, with captcha and lock after too many wrong ones. */
export function checkPassword(context: Context, user: User, password: string, captcha: Captcha): void {
  const { captchaAfterFailures, lockAfterFailures, signInStep } = context.settings;
  if (user.locked) throw new ApiFailure('userLocked');
  const tooMany = captchaAfterFailures > 0 && user.failures >= captchaAfterFailures;
  if (tooMany || signInStep === 'captcha') checkCaptcha(context, captcha);
  if (user.password && fitsPassword(user.password, password)) return;
  user.failures += 1;
  if (lockAfterFailures > 0 && user.failures >= lockAfterFailures) user.locked = true;
  const error = user.locked ? new ApiFailure('userLocked') : new ApiFailure('wrongCredentials');
  recordSignIn(context, user, 'password', {}, error.text(context.lang));
  if (user.locked || lockAfterFailures === 0) throw error;
  throw error.with({ remainCount: lockAfterFailures - user.failures });
}

interface Captcha {
  captchaCode?: string;
  captchaToken?: string;
}

function checkCaptcha(context: Context, { captchaCode, captchaToken }: Captcha): void {
  if (!captchaCode || !captchaToken) throw new ApiFailure('captchaNeeded');
  const ticket = context.tickets.peek('captcha', captchaToken);
  if (ticket) context.tickets.spend('captcha', captchaToken, 'captchaToken');
  if (String(ticket?.data.text).toLowerCase() !== captchaCode.toLowerCase())
    throw new ApiFailure('wrongCaptcha');
}

function refuseClosedAccounts(user: User, extras: SignInExtras): void {
  if (user.locked) throw new ApiFailure('userLocked');
  if (user.status !== 'Activated') throw new ApiFailure('userDisabled');
  if (extras.tenantId && !user.tenantIds.includes(extras.tenantId)) throw new ApiFailure('notInTenant');
}

function recordSignIn(
  context: Context,
  user: User,
  method: string,
  extras: SignInExtras,
  errorMessage?: string,
): void {
  context.state.loginHistory.push({
    userId: user.userId,
    appId: context.app.appId,
    loginAt: context.now,
    clientIp: extras.clientIp ?? context.clientIp,
    success: errorMessage === undefined,
    errorMessage,
    userAgent: context.header('user-agent') ?? '',
    loginMethod: method,
    tenantId: extras.tenantId,
  });
}

function noteDevice(context: Context, user: User): Device {
  const userAgent = context.header('user-agent') ?? '';
  const kind = context.header('x-authing-request-from') ?? '';
  const name = context.header('x-authing-device-id') ?? `${kind} ${userAgent}`;
  // One entry per user and device, however often they sign in there.
  const deviceId = createHash('sha256').update(`${user.userId} ${name}`).digest('hex').slice(0, 24);
  let device = context.state.devices.find((each) => each.deviceId === deviceId);
  if (!device) {
    const isPhone = kind === 'wxapp' || /mobile|micromessenger|iphone|android/i.test(userAgent);
    device = {
      deviceId,
      userId: user.userId,
      name: kind === 'wxapp' ? '微信小程序' : userAgent.split('/')[0] || 'unknown',
      type: isPhone ? 'Mobile' : 'Browser',
      os: /iphone/i.test(userAgent) ? 'iOS' : /android/i.test(userAgent) ? 'Android' : 'Unknown',
      userAgent,
      lastLoginTime: context.now,
      lastIp: context.clientIp,
    };
    context.state.devices.push(device);
  }
  device.lastLoginTime = context.now;
  device.lastIp = context.clientIp;
  return device;
}
