import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Emulator } from '../../emulator';
import { createSimulator, type Simulator } from '../../simulator';
import { useEmulator } from '../support/emulator';
import { ExampleApp } from './app';

let emulator: Emulator;
let sim: Simulator;
let app: ExampleApp;

useEmulator((started) => {
  emulator = started;
  sim = createSimulator({ emulator });
});

afterEach(() => {
  app.close();
  sim.close();
});

describe('the page about the session', () => {
  test('shows user and expiry, and each event as it comes', async () => {
    app = new ExampleApp(sim, emulator);
    await app.signIn();
    const session = await app.openReady('session');
    expect(session.text).toMatch(/当前用户 [0-9a-f]{24}.*令牌有效期至 20\d\d-\d\d-\d\d \d\d:\d\d/s);
    await session.tap('renew');
    await session.shows('renewed');
    await session.until(({ page }) => page.data.busy === false);
    await session.tap('check');
    await session.shows('登录有效');
  });
});

describe('scanning', () => {
  async function webPage(): Promise<string> {
    const answer = await fetch(`${emulator.url}/api/v3/gene-qrcode`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-authing-app-id': 'GEN_AUTH_APP_ID' },
      body: JSON.stringify({ type: 'MOBILE_APP' }),
    });
    const { data } = (await answer.json()) as { data: { qrcodeId: string } };
    return data.qrcodeId;
  }

  async function statusOf(qrcodeId: string): Promise<string> {
    const answer = await fetch(`${emulator.url}/api/v3/get-qrcode-status?qrcodeId=${qrcodeId}`, {
      headers: { 'x-authing-app-id': 'GEN_AUTH_APP_ID' },
    });
    return ((await answer.json()) as { data: { status: string } }).data.status;
  }

  test.each([
    ['signs the web page in', true, 'AUTHORIZED', '已登录网页'],
    ['refuses it when the user says so', false, 'CANCELLED', '已取消登录'],
  ])('%s', async (_, agrees, status, toast) => {
    app = new ExampleApp(sim, emulator);
    const home = await app.signIn();
    const random = await webPage();
    if (!agrees) sim.screen.cancelModal();
    sim.user.scan(JSON.stringify({ scene: 'APP_AUTH', random }));
    await home.tap('scan');
    await home.until(() => sim.screen.toasts.length === 1);
    expect(sim.screen.toasts).toMatchObject([{ title: toast }]);
    expect(await statusOf(random)).toBe(status);
  });

  test('says nothing when the user closes the scanner', async () => {
    app = new ExampleApp(sim, emulator);
    const home = await app.signIn();
    sim.user.cancel();
    await home.tap('scan');
    await home.until(({ page }) => sim.count('scanCode') === 1 && page.data.busy === false);
    expect([sim.screen.toasts, sim.modals]).toEqual([[], []]);
  });
});

describe('the app’s own back end', () => {
  let server: ChildProcess;
  let backend = '';

  beforeAll(async () => {
    [server, backend] = await startBackend(emulator.url);
  });

  afterAll(() => stop(server));

  beforeEach(() => {
    app = new ExampleApp(sim, emulator, { config: { backend } });
  });

  /** The app again, with a back end that gives certain answers. */
  async function relaunchWith(answers: number[]): Promise<Server> {
    app.close();
    const backendOfTest = createServer((_, response) => response.writeHead(answers.shift() ?? 500).end('{}'));
    await once(backendOfTest.listen(0, '127.0.0.1'), 'listening');
    const { port } = backendOfTest.address() as AddressInfo;
    app = new ExampleApp(sim, emulator, { config: { backend: `http://127.0.0.1:${port}` } });
    sim.clearRecords();
    return backendOfTest;
  }

  const call = (authorization?: string) =>
    fetch(`${backend}/me`, { headers: authorization ? { authorization } : {} });

  test('learns who is calling from the token', async () => {
    await app.signIn();
    const page = app.open('backend');
    await page.tap('call');
    await page.until((shown) => shown.has('answer'));
    const { userId } = JSON.parse(String(page.page.data.answer)) as { userId: string };
    expect(emulator.state.users.some((user) => user.userId === userId)).toBe(true);
  });

  test('is asked again with a new token when it refuses the old one', async () => {
    await app.signIn();
    const picky = await relaunchWith([401, 200]);
    const page = app.open('backend');
    await page.tap('call');
    await page.until((shown) => shown.has('answer'));
    expect(sim.requests.map(({ path }) => path)).toEqual(['/me', '/oidc/token', '/me']);
    const [first, , second] = sim.requests.map(({ header }) => header.authorization);
    expect([first === second, second?.startsWith('Bearer ey')]).toEqual([false, true]);
    picky.close();
    picky.closeAllConnections();
  });

  test.each([
    ['is down', [500], '功能暂不可用，请稍后再试'],
    ['cannot be reached', [], '网络连接失败，请检查网络后重试'],
  ])('that %s gets a message of its own', async (_, answers, shown) => {
    await app.signIn();
    const failing = await relaunchWith(answers);
    if (answers.length === 0) sim.network.offline();
    const page = app.open('backend');
    await page.tap('call');
    await page.until(() => sim.screen.toasts.length === 1);
    expect(sim.screen.toasts[0]?.title).toBe(shown);
    failing.close();
    failing.closeAllConnections();
  });

  test.each([
    ['no token', undefined],
    ['nonsense', 'Bearer nonsense'],
    ['a token without a signature', 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSJ9.'],
  ])('refuses %s', async (_, authorization) => {
    expect((await call(authorization)).status).toBe(401);
  });

  test('does not blame the token when GenAuth cannot be reached', async () => {
    const [lonely, url] = await startBackend('http://127.0.0.1:1');
    const { status } = await fetch(`${url}/me`, { headers: { authorization: 'Bearer some.token.here' } });
    expect(status).toBe(503);
    await stop(lonely);
  });

  test('refuses the token of another application', async () => {
    const options = { scope: 'openid', passwordEncryptType: 'none' };
    const answer = await fetch(`${emulator.url}/api/v3/signin`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-authing-app-id': 'GEN_AUTH_ADMIN_APP_ID' },
      body: JSON.stringify({
        connection: 'PASSWORD',
        passwordPayload: { account: 'zhouzihang', password: 'passw0rd' },
        options,
      }),
    });
    const { data } = (await answer.json()) as { data: { access_token: string } };
    const refused = await call(`Bearer ${data.access_token}`);
    expect([refused.status, await refused.json()]).toMatchObject([
      401,
      { code: 'ERR_JWT_CLAIM_VALIDATION_FAILED' },
    ]);
  });
});

/** The back end of the example, as a process of its own. */
async function startBackend(host: string): Promise<[ChildProcess, string]> {
  const env = { ...process.env, GENAUTH_HOST: host, PORT: '0' };
  const script = join(__dirname, '../../example-server/server.mjs');
  const server = spawn(process.execPath, [script], { env });
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  return [server, /http:\S+/.exec(String(line))?.[0] ?? ''];
}

async function stop(server: ChildProcess): Promise<void> {
  server.kill();
  await once(server, 'exit');
}
