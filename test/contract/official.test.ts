import { AuthenticationClient as OfficialClient } from 'authing-node-sdk';
import { routes, type RequestApi } from '../../src/api';
import type { SignInByCredentialsParams, SignUpParams } from '../../types';
import { goodAnswer } from './answers';
import { aliases, factsOf, fieldsOf } from './facts';
import type { RecordedRequest } from './recorder';
import { accessToken, appId, call, calls, methods, sentOf, useStage } from './stage';

const stage = useStage();

type Sent = { [name: string]: unknown };
type OfficialCall = (client: OfficialClient, params: Sent) => Promise<unknown>;

/** The official SDK takes these apart into positional arguments. */
const positional: { [method: string]: OfficialCall } = {
  getNewAccessTokenByRefreshToken: (client, sent) =>
    client.getNewAccessTokenByRefreshToken(sent.refresh_token as string),
  getAccessTokenByCode: (client, sent) =>
    client.getAccessTokenByCode(sent.code as string, { codeVerifier: sent.code_verifier as string }),
  revokeToken: (client, sent) => client.revokeToken(sent.token as string),
  introspectToken: (client, sent) => client.introspectToken(sent.token as string),
  getUserInfoByAccessToken: (client, sent) =>
    client.getUserInfoByAccessToken((sent.accessToken ?? accessToken) as string, {
      method: 'GET',
      tokenPlace: 'header',
    }),
  pub: (client, sent) => client.pub(sent.eventType as string, sent.eventData as string),
};

/** Endpoints the official SDK has no method for. */
const notInOfficial: (keyof RequestApi)[] = [
  'getWechatMiniProgramPhone',
  'bindWechatByCode',
  'checkWechatMiniProgramUser',
  'getWechatMiniProgramPhoneData',
  'updatePhoneByWechat',
  'logoutWechatMiniProgram',
  'getApplicationPublicConfig',
  'getOidcConfiguration',
  'validateToken',
  'resetPasswordByFirstLoginToken',
  'mfaVerifySms',
  'mfaVerifyEmail',
  'mfaVerifyTotp',
  'mfaVerifyTotpLegacy',
  'mfaRecover',
  'mfaVerifyFace',
  'mfaCheck',
];

const redirectUri = 'https://app.example.com/callback?from=wx';

/** It sends the token of its options with every call, also where a token is an argument. */
function official(token = accessToken): OfficialClient {
  return new OfficialClient({
    appId,
    appHost: stage.recorder.url,
    accessToken: token,
    redirectUri,
    tokenEndPointAuthMethod: 'none',
    introspectionEndPointAuthMethod: 'none',
    revocationEndPointAuthMethod: 'none',
  });
}

async function sentByOfficial(method: string, params: object | undefined): Promise<RecordedRequest> {
  const client = official(method in routes ? sentOf(method as keyof RequestApi, params).bearer : undefined);
  const named = (client as unknown as { [name: string]: (params: object) => Promise<unknown> })[method];
  const run = positional[method] ?? ((_client, sent: Sent) => named?.call(client, sent));
  // Only the request counts here: some methods cannot read the answer that fits all others.
  await Promise.resolve(run(client, (params ?? {}) as Sent)).catch(() => undefined);
  return stage.recorder.takeOne();
}

async function sentByOurs(method: keyof RequestApi, params: object | undefined): Promise<RecordedRequest> {
  await call(stage.client().api, method, params);
  return stage.recorder.takeOne();
}

function contentOf({ body, headers }: RecordedRequest): unknown {
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(body));
  }
  return body ? (JSON.parse(body) as unknown) : undefined;
}

function tokenOf({ headers }: RecordedRequest): string | undefined {
  return headers.authorization?.replace(/^Bearer /, '');
}

/** The official SDK writes out what the server takes anyway when a field is left out. */
function withDefaults(method: keyof RequestApi, query: RecordedRequest['query']): RecordedRequest['query'] {
  const defaults = fieldsOf(factsOf(method).query).filter((field) => field.byDefault !== undefined);
  return { ...Object.fromEntries(defaults.map((field) => [field.name, field.byDefault ?? ''])), ...query };
}

/** Where the official SDK is known to go wrong, or to do without harm what we do otherwise. */
const known: { [method: string]: (theirs: RecordedRequest, ours: RecordedRequest) => void } = {
  // The official SDK does not send the token that is to be verified.
  verifyMfaToken: (theirs, ours) => {
    expect(theirs.body).toBe('');
    expect(contentOf(ours)).toEqual({ token: 'mfa.token.1' });
  },
  // The official SDK always sends its own name as the source.
  pub: (theirs, ours) => {
    expect(contentOf(theirs)).toEqual({
      ...(contentOf(ours) as object),
      source: expect.stringMatching(/^authing-node-sdk/) as string,
    });
  },
  // The official SDK has no place for a redirect address here.
  getNewAccessTokenByRefreshToken: (theirs, ours) => {
    expect(contentOf(ours)).toMatchObject(contentOf(theirs) as object);
  },
  // Without parameters it sends no body; `wx.request` announces JSON for every POST, so ours sends an empty object.
  generateUniversalInvitationByMember: emptyObject,
  clearMyAllUniversalInvitationLinks: emptyObject,
};

function emptyObject(theirs: RecordedRequest, ours: RecordedRequest): void {
  expect(theirs.body).toBe('');
  expect(contentOf(ours)).toEqual({});
}

const shared = methods.filter((method) => !(method in aliases) && !notInOfficial.includes(method));
const comparisons = calls.filter(({ method }) => shared.includes(method));

test.each(comparisons)(
  '$method, sample $index, is sent as the official SDK sends it',
  async ({ method, params }) => {
    stage.recorder.answer(goodAnswer(factsOf(method).path));
    const theirs = await sentByOfficial(method, params);
    const ours = await sentByOurs(method, params);

    expect(ours.method).toBe(theirs.method);
    expect(ours.path).toBe(theirs.path);
    expect(withDefaults(method, ours.query)).toEqual(theirs.query);
    expect(ours.headers['x-authing-app-id']).toBe(theirs.headers['x-authing-app-id']);
    // It sends its token with every call, and without the word `Bearer`; servers take both forms.
    if (ours.headers.authorization) expect(tokenOf(ours)).toBe(tokenOf(theirs));
    if (known[method]) return known[method](theirs, ours);
    expect(contentOf(ours)).toEqual(contentOf(theirs));
    if (theirs.body) {
      expect(ours.headers['content-type']?.split(';')[0]).toBe(theirs.headers['content-type']?.split(';')[0]);
    }
  },
);

/** The calls that the reference prints with single values. */
const printed: [method: string, ...values: unknown[]][] = [
  ['getNewAccessTokenByRefreshToken', 'r+e/f=1'],
  ['getAccessTokenByCode', 'code-1', { codeVerifier: 'a-verifier-of-at-least-forty-three-characters' }],
  ['getAccessTokenByCode', 'code-1'],
  ['revokeToken', 'access.1.a'],
  ['introspectToken', 'access.1.a'],
  ['getUserInfoByAccessToken', 'access.2.b', { method: 'GET', tokenPlace: 'header' }],
  ['pub', 'order.paid', '{"id":1}'],
];

test.each(printed)('%s(%j …) is sent as the official SDK sends it', async (method, ...values) => {
  type Named = { [name: string]: (...values: unknown[]) => Promise<unknown> };
  stage.recorder.answer(goodAnswer(factsOf(method as keyof RequestApi).path));
  const client = official(method === 'getUserInfoByAccessToken' ? String(values[0]) : undefined);
  await (client as unknown as Named)[method]?.(...values).catch(() => undefined);
  const theirs = stage.recorder.takeOne();
  await (stage.client().api as unknown as Named)[method]?.(...values);
  const ours = stage.recorder.takeOne();

  expect([ours.method, ours.path, ours.query]).toEqual([theirs.method, theirs.path, theirs.query]);
  if (ours.headers.authorization) expect(tokenOf(ours)).toBe(tokenOf(theirs));
  const content = contentOf(ours) as object | undefined;
  expect(content && { ...content, ...ownWords(method) }).toEqual(contentOf(theirs));
});

/** The official SDK sends the redirect address of its options, and its own name as the source of an event. */
function ownWords(method: string): object {
  if (method === 'getAccessTokenByCode') return { redirect_uri: redirectUri };
  return method === 'pub' ? { source: expect.stringMatching(/^authing-node-sdk/) as string } : {};
}

/** The shorthands of the reference, which have no method here, and the call behind each. */
const options = { scope: 'openid profile' };
const password = 'correct horse 9';
const passCode = '123456';
const [email, phone, username, account] = ['mei@example.com', '13800138000', 'mei', 'mei'];
const directory = { sAMAccountName: 'mei', password };
const profile = { nickname: '林美' };
type SignIn = SignInByCredentialsParams;
const shorthands: [name: string, given: object, method: 'signInByCredentials' | 'signUp', params: object][] =
  [
    ...[{ email }, { phone }, { username }, { account }].map((by): (typeof shorthands)[number] => [
      `signInBy${capital(Object.keys(by)[0])}Password`,
      { ...by, password, options },
      'signInByCredentials',
      { connection: 'PASSWORD', passwordPayload: { ...by, password }, options } satisfies SignIn,
    ]),
    ...[{ email }, { phone, phoneCountryCode: '+86' }].map((by): (typeof shorthands)[number] => [
      `signInBy${capital(Object.keys(by)[0])}PassCode`,
      { ...by, passCode, options },
      'signInByCredentials',
      { connection: 'PASSCODE', passCodePayload: { ...by, passCode }, options } satisfies SignIn,
    ]),
    [
      'signInByLDAP',
      { ...directory, options },
      'signInByCredentials',
      { connection: 'LDAP', ldapPayload: directory, options } satisfies SignIn,
    ],
    [
      'signInByAD',
      { ...directory, options },
      'signInByCredentials',
      { connection: 'AD', adPayload: directory, options } satisfies SignIn,
    ],
    ...[{ email }, { username }].map((by): (typeof shorthands)[number] => [
      `signUpBy${capital(Object.keys(by)[0])}Password`,
      { ...by, password, profile },
      'signUp',
      { connection: 'PASSWORD', passwordPayload: { ...by, password }, profile } satisfies SignUpParams,
    ]),
    ...[{ email }, { phone, phoneCountryCode: '+86' }].map((by): (typeof shorthands)[number] => [
      `signUpBy${capital(Object.keys(by)[0])}Code`,
      { ...by, passCode, profile },
      'signUp',
      { connection: 'PASSCODE', passCodePayload: { ...by, passCode }, profile } satisfies SignUpParams,
    ]),
  ];

function capital(name = ''): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

test.each(shorthands)(
  '%s is the same on the wire as the call behind it',
  async (name, given, method, params) => {
    stage.recorder.answer(goodAnswer(factsOf(method).path));
    const theirs = await sentByOfficial(name, given);
    const ours = await sentByOurs(method, params);
    expect([ours.method, ours.path, contentOf(ours)]).toEqual([
      theirs.method,
      theirs.path,
      contentOf(theirs),
    ]);
  },
);

test('every shorthand of the official SDK is compared', () => {
  const theirs = Object.getOwnPropertyNames(OfficialClient.prototype).filter((name) =>
    /^sign(In|Up)By(Email|Phone|Username|Account|AD|LDAP)/.test(name),
  );
  expect(shorthands.map(([name]) => name).sort()).toEqual(theirs.sort());
});

test('every method is compared, except endpoints that the official SDK does not have', () => {
  const client = official() as unknown as { [name: string]: unknown };
  const missing = methods.filter((method) => !(method in aliases) && typeof client[method] !== 'function');
  expect(missing.sort()).toEqual([...notInOfficial].sort());
  expect(new Set(comparisons.map((comparison) => comparison.method))).toEqual(new Set(shared));
});
