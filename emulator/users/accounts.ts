import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import { ApiFailure } from '../failures';
import { hashPassword, passwordLevel } from '../passwords';
import type { EmulatorState, User } from '../state';

/** Fields a new user may start with; the rest gets defaults. */
export type NewUser = Partial<Omit<User, 'password'>> & { password?: string };

/** The users of the pool. */
export class Accounts {
  constructor(
    private readonly read: () => EmulatorState,
    private readonly clock: Clock,
  ) {}

  byId(userId: string | undefined): User | undefined {
    return this.read().users.find((user) => user.userId === userId);
  }

  byEmail(email: string): User | undefined {
    const wanted = email.toLowerCase();
    return this.read().users.find((user) => user.email?.toLowerCase() === wanted);
  }

  byPhone(phone: string, countryCode?: string): User | undefined {
    const wanted = phoneKey(phone, countryCode);
    return this.read().users.find(
      (user) => user.phone && phoneKey(user.phone, user.phoneCountryCode) === wanted,
    );
  }

  byUsername(username: string): User | undefined {
    return this.read().users.find((user) => user.username === username);
  }

  /** By whatever kind of name this is. */
  byAccount(account: string): User | undefined {
    return this.byUsername(account) ?? this.byEmail(account) ?? this.byPhone(account);
  }

  /** By the WeChat identity: the unionid where there is one, since it is the same in all apps of an owner, else the openid. */
  byWechat(openid: string, unionid: string): User | undefined {
    const has = (type: string, id: string) =>
      this.read().users.find((user) =>
        user.identities.some(
          (each) => each.provider === 'wechat' && each.type === type && each.userIdInIdp === id,
        ),
      );
    return (unionid ? has('unionid', unionid) : undefined) ?? has('openid', openid);
  }

  /** Adds a user; fails when one of the names is taken. */
  create(fields: NewUser): User {
    this.claim(fields);
    const { password, ...profile } = fields;
    const now = new Date(this.clock.now()).toISOString();
    const user: User = {
      userId: randomBytes(12).toString('hex'),
      createdAt: now,
      updatedAt: now,
      signedUp: now,
      status: 'Activated',
      workStatus: 'Active',
      statusChangedAt: now,
      gender: 'U',
      emailVerified: false,
      phoneVerified: false,
      userSourceType: 'register',
      loginsCount: 0,
      customData: {},
      identities: [],
      failures: 0,
      locked: false,
      passwordExpired: false,
      passwordGiven: false,
      mfaEnabled: false,
      roleCodes: [],
      groupCodes: [],
      departments: [],
      tenantIds: [],
      publicAccountIds: [],
    };
    if (password !== undefined) this.setPassword(user, password);
    Object.assign(user, profile);
    user.email = user.email?.toLowerCase();
    if (user.phone) user.phoneCountryCode = normalCountryCode(user.phoneCountryCode);
    this.read().users.push(user);
    return user;
  }

  /** Fails when a name among the fields belongs to an account other than `owner`. */
  claim(fields: Pick<NewUser, 'username' | 'email' | 'phone' | 'phoneCountryCode'>, owner?: User): void {
    const taken = (found: User | undefined) => found !== undefined && found !== owner;
    if (fields.username && taken(this.byUsername(fields.username))) {
      throw new ApiFailure(owner ? 'usernameTaken' : 'userExists');
    }
    if (fields.email && taken(this.byEmail(fields.email)))
      throw new ApiFailure(owner ? 'emailTaken' : 'userExists');
    if (fields.phone && taken(this.byPhone(fields.phone, fields.phoneCountryCode))) {
      throw new ApiFailure(owner ? 'phoneTaken' : 'userExists');
    }
  }

  setPassword(user: User, password: string): void {
    user.password = hashPassword(password);
    user.passwordLastSetAt = new Date(this.clock.now()).toISOString();
    user.passwordSecurityLevel = passwordLevel(password);
    user.passwordExpired = false;
    user.passwordGiven = false;
    user.resetPasswordOnNextLogin = false;
    user.failures = 0;
    user.locked = false;
  }

  /** Notes that the user has changed. */
  touch(user: User): void {
    user.updatedAt = new Date(this.clock.now()).toISOString();
  }

  /** Takes a user out of the pool, with everything that belongs to them. */
  remove(user: User): void {
    const state = this.read();
    state.users = state.users.filter((each) => each !== user);
    state.factors = state.factors.filter((each) => each.userId !== user.userId);
    state.devices = state.devices.filter((each) => each.userId !== user.userId);
    state.loginHistory = state.loginHistory.filter((each) => each.userId !== user.userId);
  }
}

/** Dialling code with `+`; mainland China when there is none. */
export function normalCountryCode(countryCode: string | undefined): string {
  return countryCode ? `+${countryCode.replace(/^\+/, '')}` : '+86';
}

/** One text for a number, however it was written: `+86 18812345678`. */
export function phoneKey(phone: string, countryCode?: string): string {
  return `${normalCountryCode(countryCode)} ${phone}`;
}
