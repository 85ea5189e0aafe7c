import type { AuthenticationClient, AuthenticationClientOptions } from '../../src';

/** What a call of a row can use of the phone that it runs on. */
export interface Hand {
  /** A picture of the phone. */
  readonly filePath: string;
  /** The signed-in user, as the app has got it. */
  readonly userId: string;
}

export type Call = (authing: AuthenticationClient, hand: Hand) => unknown;

/**
 * What the first request of a call carries, which decides what a refused token leads to:
 * `session` the session's token · `optional` the session's token when there is one · `anonymous` none, or a token that the call brings ·
 * `nothing` there is no request · `unsupported` there is none either, for a mini program cannot do it
 */
export type Sends = 'session' | 'optional' | 'anonymous' | 'nothing' | 'unsupported';

/** Functions of `wx` that a call uses beside the request itself and the storage. */
export type Uses = 'login' | 'chooseMedia' | 'scanCode' | 'uploadFile';

/** One way to call a method. */
export interface Way {
  readonly sends: Sends;
  readonly call: Call;
  readonly uses?: readonly Uses[];
  /** What the app has called before, and the data that it was answered with. */
  readonly before?: { readonly call: Call; readonly data: object };
  /** Options of the client. */
  readonly options?: Partial<AuthenticationClientOptions>;
  /** Renews the session, so that its request brings the refresh token. */
  readonly renews?: boolean;
  /** Returns, or throws, at once. */
  readonly atOnce?: boolean;
  /** More ways to call it, by what is different. */
  readonly also?: { readonly [difference: string]: Way };
}

/** A row of the matrix. */
export interface Row extends Way {
  /** As an app writes it: `loginByCode`, `mfa.sendSms`, `api.getProfile`. */
  readonly method: string;
  /** The method, and how it is called where there are several ways. */
  readonly name: string;
}

export const session = (call: Call, more: Partial<Way> = {}): Way => ({ ...more, sends: 'session', call });
export const optional = (call: Call): Way => ({ sends: 'optional', call });
export const anonymous = (call: Call, more: Partial<Way> = {}): Way => ({
  ...more,
  sends: 'anonymous',
  call,
});
export const nothing = (call: Call): Way => ({ sends: 'nothing', call });
export const nothingAtOnce = (call: Call): Way => ({ sends: 'nothing', call, atOnce: true });
export const unsupported = (call: Call): Way => ({ sends: 'unsupported', call });
export const unsupportedAtOnce = (call: Call): Way => ({ sends: 'unsupported', call, atOnce: true });
