import type { AuthenticationClient } from '../../src';
import { failure, useApp } from '../support/app';

const app = useApp();
let authing: AuthenticationClient;
beforeEach(async () => {
  authing = app.client();
  await authing.loginByUsername('zhouzihang', 'passw0rd');
});

describe('roles', () => {
  it('hasRole resolves to whether the user has the role', async () => {
    expect(await authing.hasRole('editor')).toBe(true);
    expect(await authing.hasRole('admin')).toBe(false);
  });

  it('hasRole looks in the given namespace', async () => {
    await authing.loginByUsername('frontdesk', 'passw0rd');
    const me = app.emulator.state.users.find(({ username }) => username === 'frontdesk');
    me?.roleCodes.push('admin');
    const { roles } = app.emulator.state.directory;
    roles.splice(
      0,
      roles.length,
      ...roles.filter((role) => role.code !== 'admin' || role.namespace === 'shop'),
    );
    expect(await authing.hasRole('admin', 'shop')).toBe(true);
    expect(await authing.hasRole('admin')).toBe(false);
  });

  it('getRoleList resolves to the roles without the envelope', async () => {
    const roles = await authing.getRoleList();
    expect(roles.map(({ code }) => code).sort()).toEqual(['editor', 'member']);
    expect(await authing.getRoleList({ namespace: 'shop' })).toEqual([]);
  });
});

describe('departments', () => {
  it('listOrgs resolves to paths from the root department down', async () => {
    const orgs = await authing.listOrgs();
    expect(orgs).toContainEqual([
      { id: 'dept-company', code: 'example-tech', name: '示例科技有限公司' },
      { id: 'dept-rd', code: 'rd', name: '研发部' },
      { id: 'dept-frontend', code: 'frontend', name: '前端组' },
    ]);
    expect(orgs).toHaveLength(2);
  });

  it('listDepartments resolves to departments with the field names of 4.x', async () => {
    const { totalCount, list } = await authing.listDepartments();
    expect(totalCount).toBe(2);
    expect(list.find(({ isMainDepartment }) => isMainDepartment)).toMatchObject({
      joinedAt: '2023-03-01T02:00:00.000Z',
      department: {
        id: 'dept-frontend',
        orgId: 'example-tech',
        name: '前端组',
        path: ['dept-company', 'dept-rd', 'dept-frontend'],
        codePath: ['example-tech', 'rd', 'frontend'],
        namePath: ['示例科技有限公司', '研发部', '前端组'],
        isLeader: true,
      },
    });
  });

  it('all pages are fetched', async () => {
    const { directory, users } = app.emulator.state;
    const template = directory.departments.find(({ departmentId }) => departmentId === 'dept-hr');
    const me = users.find(({ username }) => username === 'zhouzihang');
    for (let i = 0; template && i < 70; i++) {
      const departmentId = `dept-${i}`;
      directory.departments.push({ ...template, departmentId, code: `code-${i}` });
      me?.departments.push({ departmentId, isLeader: false, isMain: false, joinedAt: template.createdAt });
    }
    app.emulator.requests.length = 0;
    const { totalCount, list } = await authing.listDepartments();
    expect(totalCount).toBe(72);
    expect(new Set(list.map(({ department }) => department.id)).size).toBe(72);
    expect(app.paths()).toEqual(['get-my-department-list', 'get-my-department-list']);
  });

  it('a department without a path is a path of its own', async () => {
    const department = { departmentId: 'd', organizationCode: 'o', code: 'c', name: 'n' };
    app.emulator.failNext('getDepartmentList', {
      body: { statusCode: 200, message: 'ok', data: { totalCount: 1, list: [department] } },
    });
    expect(await authing.listOrgs()).toEqual([[{ id: 'd', code: 'c', name: 'n' }]]);
  });
});

describe('listAuthorizedResources', () => {
  it('lists granted resources and leaves out denied ones', async () => {
    const { totalCount, list } = await authing.listAuthorizedResources('default');
    expect(list).toEqual([
      { code: 'menu:orders', type: 'MENU', actions: ['view'] },
      { code: 'api:orders', type: 'API', actions: ['read', 'create'] },
    ]);
    expect(totalCount).toBe(2);
  });

  it('sends the namespace and the resource type', async () => {
    expect(await authing.listAuthorizedResources('default', { resourceType: 'MENU' })).toMatchObject({
      list: [{ code: 'menu:orders' }],
    });
    expect((await authing.listAuthorizedResources('shop')).list).toEqual([
      { code: 'data:inventory', type: 'DATA', actions: ['read'] },
    ]);
  });
});

describe('listAuthorizedResources, where the service leaves something empty', () => {
  it.each([
    ['null', { resourceType: null, actions: null }],
    ['an empty text', { resourceType: '', actions: undefined }],
    ['nothing', {}],
  ])('leaves out type and actions that are %s', async (_what, empty) => {
    const list = [
      { resourceCode: 'bare', effect: 'ALLOW', ...empty },
      { resourceCode: 'none', resourceType: 'API', effect: 'ALLOW', actions: [] },
    ];
    app.emulator.failNext('getAuthorizedResources', {
      body: { statusCode: 200, message: 'ok', data: { totalCount: 2, list } },
    });
    const answer = await authing.listAuthorizedResources('default');
    expect(answer.list).toStrictEqual([{ code: 'bare' }, { code: 'none', type: 'API', actions: [] }]);
  });
});

describe('listApplications', () => {
  it('lists applications with V3 fields and those of 4.x', async () => {
    const { totalCount, list } = await authing.listApplications();
    expect(totalCount).toBe(2);
    expect(list[0]).toMatchObject({
      id: 'GEN_AUTH_APP_ID',
      name: '示例小程序',
      appId: 'GEN_AUTH_APP_ID',
      appLoginUrl: 'https://shop.example.com/login',
      active: true,
    });
  });

  it('returns the requested page', async () => {
    const { totalCount, list } = await authing.listApplications({ page: 2, limit: 1 });
    expect(totalCount).toBe(2);
    expect(list.map(({ id }) => id)).toEqual(['GEN_AUTH_ADMIN_APP_ID']);
    expect((await authing.listApplications({ page: 3, limit: 1 })).list).toEqual([]);
  });

  it.each([
    [undefined, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    [{ page: 2 }, [10, 11]],
    [{ page: 2, limit: 3 }, [3, 4, 5]],
    [{ page: 3, limit: 5 }, [10, 11]],
  ])('cuts the page %j out of all that the server lists', async (params, expected) => {
    const data = Array.from({ length: 12 }, (_each, i) => ({
      appId: `${i}`,
      appName: `n${i}`,
      appLogo: 'l',
    }));
    app.emulator.failNext('getAccessibleApps', { body: { statusCode: 200, message: 'ok', data } });
    const { totalCount, list } = await authing.listApplications(params);
    expect(totalCount).toBe(12);
    expect(list).toEqual(expected.map((i) => ({ ...data[i], id: `${i}`, name: `n${i}`, logo: 'l' })));
  });
});

describe('getSecurityLevel', () => {
  it('resolves to the factors that protect the account', async () => {
    expect(await authing.getSecurityLevel()).toEqual({
      email: true,
      phone: true,
      password: true,
      mfa: false,
      passwordSecurityLevel: expect.any(Number),
      score: expect.any(Number),
    });
    await authing.loginByUsername('frontdesk', 'passw0rd');
    expect(await authing.getSecurityLevel()).toMatchObject({ email: false, phone: false, password: true });
  });

  it('has a null password level when the server has none', async () => {
    app.emulator.failNext('getSecurityLevel', {
      body: { statusCode: 200, message: 'ok', data: { passwordSet: false, securityScore: 0 } },
    });
    expect(await authing.getSecurityLevel()).toMatchObject({ passwordSecurityLevel: null, score: 0 });
  });
});

describe.each([
  ['hasRole', (client: AuthenticationClient) => client.hasRole('admin')],
  ['getRoleList', (client: AuthenticationClient) => client.getRoleList()],
  ['listOrgs', (client: AuthenticationClient) => client.listOrgs()],
  ['listDepartments', (client: AuthenticationClient) => client.listDepartments()],
  ['listAuthorizedResources', (client: AuthenticationClient) => client.listAuthorizedResources('default')],
  ['listApplications', (client: AuthenticationClient) => client.listApplications()],
  ['getSecurityLevel', (client: AuthenticationClient) => client.getSecurityLevel()],
])('%s', (_name, call) => {
  it('rejects without a request when signed out', async () => {
    await authing.logout();
    app.emulator.requests.length = 0;
    expect(await failure(call(authing))).toMatchObject({ kind: 'session', code: 2020 });
    expect(app.paths()).toEqual([]);
    expect(app.heard).toHaveLength(1);
  });

  it('rejects with the error of the server and calls onError once', async () => {
    app.emulator.failNext('*', { body: { statusCode: 403, apiCode: 1234, message: 'no', requestId: 'r' } });
    expect(await failure(call(authing))).toMatchObject({ kind: 'api', code: 1234, message: 'no' });
    expect(app.heard).toEqual([{ code: 1234, message: 'no', data: undefined }]);
  });
});
