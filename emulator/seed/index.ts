import { emptyDirectory } from '../directory';
import type { Directory } from '../directory';
import { serverKeys } from '../keys';
import type { Accounts } from '../users/accounts';
import type { App, EmulatorState } from '../state';
import type { MiniProgram, WechatUser } from '../wechat/state';
import { linkWechat } from '../users/identities';
import { demoSeed } from './demo';
import type { Seed, SeedName, SeedUser } from './seed';

/** A state without anything in it. */
export function emptyState(): EmulatorState {
  return {
    userPoolId: '',
    apps: [],
    users: [],
    factors: [],
    directory: emptyDirectory(),
    codes: [],
    messages: [],
    accessTokens: {},
    refreshTokens: {},
    tickets: {},
    qrCodes: [],
    pushCodes: [],
    loginHistory: [],
    devices: [],
    files: {},
    approvals: [],
    invitations: [],
    events: [],
    customFields: null,
    keys: serverKeys(),
    wechat: { miniPrograms: [], users: [], sessions: [], codes: [], accessTokens: {} },
  };
}

/** What every emulator begins with, before its own seed. */
export { baseSeed } from './demo';

/** The data of a named seed; other data is returned as it is. */
export function seedOf(seed: Seed | SeedName): Seed {
  if (seed === 'empty') return {};
  return seed === 'demo' ? demoSeed : seed;
}

const parts: readonly string[] = [
  'userPoolId',
  'apps',
  'users',
  'directory',
  'invitations',
  'customFields',
  'miniPrograms',
  'wechatUsers',
] satisfies (keyof Seed)[];

/** Adds a seed to the state. An application, mini program or WeChat user with a known id is changed instead of added. */
export function applySeed(state: EmulatorState, accounts: Accounts, seed: Seed): void {
  const unknown = Object.keys(seed).find((part) => !parts.includes(part));
  if (unknown !== undefined) throw new Error(`A seed has no "${unknown}": it has ${parts.join(', ')}.`);
  if (seed.userPoolId) state.userPoolId = seed.userPoolId;
  if (seed.customFields) state.customFields = [...seed.customFields];
  for (const app of seed.apps ?? []) upsert(state.apps, 'appId', app, newApp(app.appId));
  const { miniPrograms, users } = state.wechat;
  for (const each of seed.miniPrograms ?? []) upsert(miniPrograms, 'appId', each, newMiniProgram(each.appId));
  for (const each of seed.wechatUsers ?? []) upsert(users, 'openid', each, newWechatUser(each.openid));
  state.invitations.push(...structuredClone(seed.invitations ?? []));
  addDirectory(state.directory, seed.directory ?? {});
  for (const user of seed.users ?? []) addUser(state, accounts, user);
}

function addUser(state: EmulatorState, accounts: Accounts, { openid, factors, ...fields }: SeedUser): void {
  const user = accounts.create({ passwordGiven: fields.password !== undefined, ...structuredClone(fields) });
  const wechatUser = state.wechat.users.find((each) => each.openid === openid);
  const program = state.wechat.miniPrograms[0];
  if (wechatUser && program) linkWechat(user, program, wechatUser);
  for (const [index, factor] of (factors ?? []).entries()) {
    state.factors.push({
      factorId: `${user.userId}-${index}`,
      userId: user.userId,
      ...structuredClone(factor),
    });
  }
}

function addDirectory(directory: Directory, added: Partial<Directory>): void {
  for (const part of Object.keys(directory) as (keyof Directory)[]) {
    (directory[part] as unknown[]).push(...structuredClone((added[part] ?? []) as unknown[]));
  }
}

function upsert<Item, Key extends keyof Item>(
  list: Item[],
  key: Key,
  given: Partial<Item>,
  fresh: Item,
): void {
  const known = list.find((each) => each[key] === given[key]);
  if (known) Object.assign(known, given);
  else list.push({ ...fresh, ...given });
}

function newApp(appId: string): App {
  return {
    appId,
    appSecret: `secret-of-${appId}`,
    appName: appId,
    appLogo: 'https://files.example.com/logo.png',
    appLoginUrl: `https://${appId.toLowerCase()}.example.com/login`,
    refreshTokenGrant: true,
    signUp: true,
    mfa: false,
  };
}

function newMiniProgram(appId: string): MiniProgram {
  return {
    appId,
    appSecret: `secret-of-${appId}`,
    name: appId,
    extIdpConnidentifier: appId,
    extIdpId: `idp-${appId}`,
    connId: `conn-${appId}`,
  };
}

function newWechatUser(openid: string): WechatUser {
  return {
    openid,
    unionid: `u-${openid}`,
    phone: '',
    countryCode: '86',
    nickName: '微信用户',
    avatarUrl: '',
    gender: 0,
    country: '',
    province: '',
    city: '',
  };
}
