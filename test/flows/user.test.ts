import { failure, useApp, userPoolId } from '../support/app';

const app = useApp();

/** A profile as the V3 API describes it, WeChat identities included. */
const profile = {
  userId: '650000000000000000000001',
  createdAt: '2024-01-02T03:04:05.000Z',
  updatedAt: '2024-02-03T04:05:06.000Z',
  status: 'Activated',
  workStatus: 'Active',
  email: null,
  emailVerified: false,
  phone: '13900001111',
  phoneVerified: true,
  phoneCountryCode: '+86',
  nickname: '子航',
  photo: 'https://files.example.com/zhou.png',
  gender: 'M',
  loginsCount: 3,
  lastIp: '10.1.2.3',
  userSourceType: 'register',
  departmentIds: ['dept-frontend'],
  identities: [
    {
      identityId: 'identity-1',
      extIdpId: 'source-1',
      provider: 'wechat',
      type: 'openid',
      userIdInIdp: 'openid-1',
      userInfoInIdp: { nickName: '子航' },
      originConnIds: ['connection-1', 'connection-2'],
    },
    {
      identityId: 'identity-2',
      extIdpId: 'source-1',
      provider: 'wechat',
      type: 'unionid',
      userIdInIdp: 'unionid-1',
      userInfoInIdp: null,
      originConnIds: [],
    },
  ],
};

/** The user that a sign-in resolves to when the server answers with this profile. */
async function userOf(data: object, options: object = { userPoolId }) {
  app.emulator.failNext('getProfile', { body: { statusCode: 200, message: 'ok', data } });
  return app.client(options).loginByUsername('zhouzihang', 'passw0rd');
}

it('is the profile with all the names of 4.x beside its own', async () => {
  const { token, tokenExpiredAt, ...user } = await userOf(profile);
  expect(token).toEqual(expect.any(String));
  expect(tokenExpiredAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  expect(user).toEqual({
    ...profile,
    id: profile.userId,
    arn: `arn:cn:authing:${userPoolId}:user:${profile.userId}`,
    userPoolId,
    lastIP: '10.1.2.3',
    signedUp: profile.createdAt,
    blocked: false,
    isDeleted: false,
    openid: 'openid-1',
    unionid: 'unionid-1',
    oauth: '{"nickName":"子航"}',
    identities: [
      {
        ...profile.identities[0],
        userId: profile.userId,
        openid: 'openid-1',
        connectionId: 'connection-1',
      },
      {
        ...profile.identities[1],
        userId: profile.userId,
        openid: undefined,
        connectionId: undefined,
      },
    ],
  });
});

it.each([
  ['Activated', false],
  ['Suspended', true],
  ['Deactivated', true],
  ['Resigned', false],
  ['Archived', false],
])('with the status %s is blocked: %s, and never deleted', async (status, blocked) => {
  expect(await userOf({ ...profile, status })).toMatchObject({ blocked, isDeleted: false });
});

it('has no id of WeChat from another provider', async () => {
  const [identity] = profile.identities;
  const foreign = await userOf({ ...profile, identities: [{ ...identity, provider: 'qq' }] });
  expect(foreign).toMatchObject({ openid: null, unionid: null });
  expect(foreign.identities?.[0]?.openid).toBe('openid-1');
});

it('keeps the time of signing up where the server tells it', async () => {
  expect(await userOf({ ...profile, signedUp: '2023-01-01T00:00:00.000Z' })).toMatchObject({
    signedUp: '2023-01-01T00:00:00.000Z',
  });
});

it.each([
  ['null', null, []],
  ['an empty text', '', []],
  ['a text', 'dept-1', ['dept-1']],
  ['a JSON text', '["dept-1","dept-2"]', ['dept-1', 'dept-2']],
  ['a text of digits', '650000000000000000000001', ['650000000000000000000001']],
  ['a text that only begins like JSON', '[dept-1', ['[dept-1']],
  ['a list of JSON texts', ['["dept-1"]'], ['["dept-1"]']],
  ['a list', ['dept-1'], ['dept-1']],
])('has a list of departments when the server sends %s', async (_what, departmentIds, list) => {
  expect((await userOf({ ...profile, departmentIds })).departmentIds).toEqual(list);
});

it('says nothing of lists that the server does not send', async () => {
  const user = await userOf({ ...profile, departmentIds: undefined, identities: undefined });
  for (const name of ['departmentIds', 'identities', 'openid', 'unionid', 'oauth'])
    expect(user).not.toHaveProperty(name);
});

it.each([null, ''])('says nothing of identities that are %j', async (identities) => {
  const user = await userOf({ ...profile, identities });
  for (const name of ['identities', 'openid', 'unionid', 'oauth']) expect(user).not.toHaveProperty(name);
});

it.each([
  ['missing', undefined],
  ['null', null],
])('has identities with an empty list of connections where it is %s', async (_what, originConnIds) => {
  const { identities } = await userOf({
    ...profile,
    identities: [{ ...profile.identities[0], originConnIds }],
  });
  expect(identities?.[0]?.originConnIds).toStrictEqual([]);
  expect(identities?.[0]?.connectionId).toBeUndefined();
});

it('is not made of a profile without an id', async () => {
  for (const userId of [undefined, null, '', 7])
    expect(await failure(userOf({ ...profile, userId }))).toMatchObject({ kind: 'api', code: -7 });
});

it.each([null, 'profile', 7, []])('is not made of %j in place of a profile', async (data) => {
  const error = await failure(userOf(data as never));
  expect(error).toMatchObject({ kind: 'api', code: -7 });
  // An error of the engine, which a check has missed, would be the cause.
  expect(error.cause).toBeUndefined();
});

it('has no id of WeChat where the identity has none', async () => {
  const [identity] = profile.identities;
  const user = await userOf({ ...profile, identities: [{ ...identity, userIdInIdp: '' }] });
  expect([user.openid, user.unionid]).toEqual([null, null]);
});

it.each([
  ['a JSON text', '{"nickName":"子航"}', '{"nickName":"子航"}'],
  ['an object', { nickName: '子航' }, '{"nickName":"子航"}'],
  ['null', null, null],
  ['missing', undefined, null],
])('has the profile of the first provider as text where it is %s', async (_what, userInfoInIdp, oauth) => {
  const [identity] = profile.identities;
  expect((await userOf({ ...profile, identities: [{ ...identity, userInfoInIdp }] })).oauth).toBe(oauth);
});

it.each([
  ['null', null, undefined],
  ['an empty list', [], []],
  ['a list of other things', [null, 7, 'x', true], []],
])('has no id of WeChat where the identities are %s', async (_what, identities, list) => {
  const user = await userOf({ ...profile, identities });
  expect([user.openid ?? null, user.unionid ?? null, user.oauth ?? null]).toEqual([null, null, null]);
  expect(user.identities).toEqual(list);
});

it('has the ids of the first identities of WeChat, wherever in the list they are', async () => {
  const [first, second] = profile.identities;
  const identities = [
    { ...first, provider: 'qq', userIdInIdp: 'qq-1' },
    second,
    first,
    { ...first, userIdInIdp: 'openid-2' },
    { ...second, userIdInIdp: 'unionid-2' },
  ];
  expect(await userOf({ ...profile, identities })).toMatchObject({
    openid: 'openid-1',
    unionid: 'unionid-1',
  });
});

it('has the identities that a server sends as JSON text', async () => {
  const user = await userOf({ ...profile, identities: JSON.stringify(profile.identities) });
  expect(user).toMatchObject({ openid: 'openid-1', unionid: 'unionid-1' });
  expect(user.identities?.map(({ identityId }) => identityId)).toEqual(['identity-1', 'identity-2']);
});

it('has the identity that a server sends without a list', async () => {
  const [identity] = profile.identities;
  const given = { ...identity, originConnIds: 'connection-1' };
  for (const identities of [given, JSON.stringify(given)]) {
    const user = await userOf({ ...profile, identities });
    expect(user).toMatchObject({ openid: 'openid-1', unionid: null });
    expect(user.identities).toMatchObject([
      { identityId: 'identity-1', originConnIds: ['connection-1'], connectionId: 'connection-1' },
    ]);
  }
});

it('with __proto__ in the JSON text of its identities has no other prototype', async () => {
  const user = await userOf({ ...profile, identities: '[{"type":"openid","__proto__":{"isAdmin":true}}]' });
  expect(user.identities).toHaveLength(1);
  expect(user.identities?.[0]).not.toHaveProperty('isAdmin');
});

it('of a profile that has an id only says what is not known', async () => {
  const { token, tokenExpiredAt, ...user } = await userOf({ userId: profile.userId }, {});
  expect([token, tokenExpiredAt]).toEqual([expect.any(String), expect.any(String)]);
  expect(user).toStrictEqual({
    userId: profile.userId,
    id: profile.userId,
    arn: null,
    userPoolId: null,
    lastIP: null,
    signedUp: undefined,
    blocked: false,
    isDeleted: false,
  });
});

it('has an address of the last sign-in that is null where the server sends null', async () => {
  expect((await userOf({ ...profile, lastIp: null })).lastIP).toBeNull();
});
