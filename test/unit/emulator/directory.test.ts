import type { Emulator } from '../../../emulator';
import { useEmulator } from '../../support/emulator';
import { Client, newestCode, zihang } from './http';

let emulator: Emulator;
let client: Client;

useEmulator(async (started) => {
  emulator = started;
  client = new Client(emulator);
  await client.signIn(zihang);
});

const data = async (path: string) => (await client.get(path)).body.data as Record<string, unknown>;
const items = async (path: string) => (await client.get(path)).body.data as Record<string, unknown>[];

describe('organisation', () => {
  test('roles are those of a permission space', async () => {
    expect((await items('get-my-role-list')).map((role) => role.code)).toEqual(['editor', 'member']);
    expect(await items('get-my-role-list?namespace=shop')).toEqual([]);
  });

  test('departments are paged, sorted, and know their place', async () => {
    const first = await data('get-my-department-list?limit=1&sortBy=DepartmentCreatedAt&orderBy=Asc');
    expect(first).toMatchObject({
      totalCount: 2,
      list: [
        {
          code: 'frontend',
          isLeader: true,
          isRoot: false,
          departmentCodePath: ['example-tech', 'rd', 'frontend'],
        },
      ],
    });
    const second = await data('get-my-department-list?limit=1&page=2&sortBy=DepartmentCreatedAt&orderBy=Asc');
    expect(second).toMatchObject({ list: [{ code: 'market', isMainDepartment: false }] });
    expect((await client.get('get-my-department-list?limit=51')).body.statusCode).toBe(400);
    expect((await client.get('get-my-department-list?page=0')).body.statusCode).toBe(400);
  });

  test('the profile tells what its scope and its parameters ask for', async () => {
    expect(await data('get-profile')).not.toHaveProperty('customData');
    expect(await data('get-profile?withCustomData=true')).toMatchObject({ customData: { vip: true } });
    expect(await data('get-profile?withDepartmentIds=true')).toMatchObject({
      departmentIds: ['dept-frontend', 'dept-market'],
    });
    expect((await client.get('get-profile?withIdentities=maybe')).body.statusCode).toBe(400);
    await client.signIn(zihang, { scope: 'openid email' });
    const narrow = await data('get-profile?withCustomData=true');
    expect(narrow).toMatchObject({ email: 'zhouzihang@example.com' });
    for (const field of ['phone', 'username', 'nickname', 'externalId', 'customData'])
      expect(narrow).not.toHaveProperty(field);
  });

  test('custom data keeps its types, and a username stays unique', async () => {
    const customData = {
      text: '文本',
      count: 1.5,
      yes: false,
      list: [1, 'b'],
      nested: { a: null },
      gone: null,
    };
    await client.post('update-profile', { customData });
    expect((await data('get-profile?withCustomData=true')).customData).toMatchObject(customData);
    expect((await client.post('update-profile', { username: 'wangruoxi' })).body.apiCode).toBe(1108);
    expect((await client.post('update-profile', { gender: 'X' })).body.statusCode).toBe(400);
    await client.post('update-profile', { email: 'sneaky@example.com', status: 'Archived' });
    expect(await data('get-profile')).toMatchObject({ email: 'zhouzihang@example.com', status: 'Activated' });
  });
});

describe('permissions', () => {
  test('what a role may do on a node holds below it', async () => {
    const answer = await client.post('get-user-auth-resource-permission-list', {
      resources: ['/documents/handbook/leave', '/documents/finance', '/announcement'],
    });
    expect(answer.body.data).toMatchObject({
      permissionList: [{ actions: ['read'] }, { actions: [] }, { actions: ['read', 'edit'] }],
    });
    const other = await client.post('get-user-auth-resource-permission-list', { resources: ['/nothing'] });
    expect(other.body.statusCode).toBe(404);
  });

  test('all of them together, and the shape of one', async () => {
    const all = await data('get-user-auth-resource-list');
    const resources = (all.userPermissionList as { resourceList: { resourceCode: string }[] }[])[0]
      ?.resourceList;
    expect(resources?.map((each) => each.resourceCode)).toEqual(['announcement', 'regions', 'documents']);
    const tree = await client.post('get-user-auth-resource-struct', { resource: '/documents' });
    expect(tree.body.data).toMatchObject({
      resourceType: 'TREE',
      treeResourceAuthAction: {
        nodeAuthActionList: [
          { code: 'handbook', actions: ['read'], children: [{ code: 'leave', actions: ['read'] }] },
          { code: 'finance', actions: [] },
        ],
      },
    });
    const text = await client.post('get-user-auth-resource-struct', { resource: '/announcement' });
    expect(text.body.data).toMatchObject({ strResourceAuthAction: { value: '欢迎使用示例小程序' } });
  });

  test('resources of the older kind come by space and type, refusals included', async () => {
    const list = async (query: string) =>
      (await data(`get-my-authorized-resources?${query}`)).list as { effect: string }[];
    expect((await list('')).map((each) => each.effect)).toEqual(['ALLOW', 'ALLOW', 'DENY']);
    expect(await list('namespace=shop&resourceType=DATA')).toMatchObject([
      { resourceCode: 'data:inventory' },
    ]);
  });
});

describe('requests for access', () => {
  test('a role that may be asked for is asked for, and the request found again', async () => {
    const roles = await data('roles-permission-applicable?appId=GEN_AUTH_APP_ID&keyword=审计');
    expect(roles).toMatchObject({ totalCount: 1, list: [{ roleId: 'role-auditor' }] });
    const body = { objectType: 'ROLE_PERMISSION_APPLY', objectId: 'role-auditor' };
    const { number } = (await client.post('approval', body)).body.data as { number: string };
    expect(await data(`approval?number=${number}`)).toMatchObject({
      status: 'PENDING',
      approvalObjectList: [{ roleCode: 'auditor', objectName: '审计员' }],
    });
    const forbidden = { objectType: 'ROLE_PERMISSION_APPLY', objectId: 'role-admin' };
    expect((await client.post('approval', forbidden)).body.statusCode).toBe(404);
  });

  test('several at once are listed newest first', async () => {
    const objectIds = ['GEN_AUTH_APP_ID', 'GEN_AUTH_ADMIN_APP_ID'];
    await client.post('approval-batch', { objectType: 'APP_PERMISSION_APPLY', objectIds });
    const list = await data('approval-initiated-list?pageSize=1&objectType=APP_PERMISSION_APPLY');
    expect(list).toMatchObject({
      totalCount: 2,
      list: [{ approvalObjectList: [{ objectName: '管理后台' }] }],
    });
    const stranger = new Client(emulator);
    await stranger.signIn({ username: 'frontdesk', password: 'passw0rd' });
    expect((await stranger.get('approval-initiated-list')).body.data).toMatchObject({ totalCount: 0 });
  });
});

describe('invitations', () => {
  const mailCode = async (email: string) => {
    await client.post('send-email', { channel: 'CHANNEL_REGISTER', email });
    return newestCode(emulator, email);
  };

  test('the link of a member creates an account, until it is cleared', async () => {
    const { link } = (await client.post('generate-universal-invitation-link-by-member')).body.data as {
      link: string;
    };
    const identifier = link.split('/').pop() ?? '';
    expect(await data(`get-universal-invitation-public-config?identifier=${identifier}`)).toMatchObject({
      inviter: { displayName: '子航' },
    });
    const join = async (email: string) =>
      client.post('signup-by-invitation', {
        identifier,
        emailCode: await mailCode(email),
        profile: { name: '友', email },
      });
    expect((await join('friend@example.com')).body.data).toEqual({ status: 'PASSED' });
    expect(emulator.state.users.some((user) => user.email === 'friend@example.com')).toBe(true);
    await client.post('clear-my-all-invitation-links');
    expect((await join('late@example.com')).body.statusCode).toBe(404);
  });

  test('a personal invitation needs its signature, and the code sent to the invited person', async () => {
    const ask = (signature: string) =>
      client.post('generate-policy-invitation-token', { identifier: 'invite-hemeng', signature });
    expect((await ask('forged')).body.statusCode).toBe(403);
    const { token } = (await ask('demo-signature')).body.data as { token: string };
    expect(await data(`get-policy-invitation-context?token=${token}`)).toMatchObject({
      email: 'hemeng@example.com',
    });
    const join = () => client.post('join-by-invitation', { token, profile: { nickname: '萌' } });
    expect((await join()).body.apiCode).toBe(2001);
    const code = await mailCode('hemeng@example.com');
    const verify = { token, receiverType: 'emailCode', code };
    expect((await client.post('verify-invite-code', verify)).body.data).toEqual({ success: true });
    expect((await join()).body.data).toEqual({ success: true });
    expect((await join()).body.statusCode).toBe(403);
    expect(emulator.state.users.find((user) => user.email === 'hemeng@example.com')?.nickname).toBe('萌');
  });
});

test('a user switches to a public account and back, and to no other', async () => {
  const [accounts] = await items('get-user-select-login-public-accounts?withOriginUser=true');
  expect(accounts).toMatchObject({
    publicAccounts: [{ displayName: '前台值班', usertype: '2' }],
    originUser: { displayName: '子航', usertype: '1' },
  });
  const switchTo = async (targetUserId: string) => {
    const { body } = await client.post('switch-login-by-user', { targetUserId });
    if (body.statusCode === 200) client.token = (body.data as { access_token: string }).access_token;
    return body.statusCode;
  };
  expect(await switchTo('650000000000000000000002')).toBe(403);
  expect(await switchTo('650000000000000000000009')).toBe(200);
  expect(await data('get-profile')).toMatchObject({ username: 'frontdesk' });
  expect(await switchTo('650000000000000000000001')).toBe(200);
  expect(await data('get-profile')).toMatchObject({ username: 'zhouzihang' });
});

test('a published event is kept', async () => {
  await client.post('pub-userEvent', { eventType: 'order.paid', source: 'wxapp', eventData: '{"id":1}' });
  expect(emulator.state.events).toMatchObject([
    { eventType: 'order.paid', userId: '650000000000000000000001' },
  ]);
});

test('the identity sources and the public settings of an application can be read signed out', async () => {
  const visitor = new Client(emulator);
  const sources = (await visitor.get('get-application-enabled-extidps')).body.data;
  expect(sources).toMatchObject([{ identifier: 'my-wxapp', type: 'wechat' }]);
  const config = await visitor.get('/api/v2/applications/GEN_AUTH_ADMIN_APP_ID/public-config');
  expect(config.body).toMatchObject({ code: 200, data: { name: '管理后台' } });
});
