import { request } from 'node:http';
import { startPreview, type Preview } from '../../simulator/preview';
import { startEmulator, type Emulator } from '../../emulator';
import { clean, write } from './project';

let emulator: Emulator;
let preview: Preview;
beforeAll(async () => {
  emulator = await startEmulator();
  const project = write({ 'images/a.svg': '<svg/>', 'miniprogram_npm/p/b.png': 'png' });
  preview = await startPreview({ project, emulator, modules: { 'app.js': { given: true } } });
});
afterAll(async () => {
  await preview.close();
  await emulator.close();
  clean();
});

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64');
const decode = (text: string | null) => JSON.parse(Buffer.from(text ?? '', 'base64').toString()) as object;

function send(target: string, sent: object, body?: string): Promise<Response> {
  const headers = { 'x-preview-target': target, 'x-preview-header': encode(sent) };
  return fetch(`${preview.url}/preview/proxy`, { method: 'POST', headers, body });
}

test('files of the project and of its packages are served, with their type', async () => {
  const svg = await fetch(`${preview.url}/project/images/a.svg`);
  expect([svg.status, svg.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  expect((await fetch(`${preview.url}/project/miniprogram_npm/p/b.png`)).status).toBe(200);
});

test.each(['/project/none.png', '/project/..%2f..%2fetc/passwd', '/none', '/..%2fpreview.js'])(
  '%s is not there',
  async (path) => {
    expect((await fetch(preview.url + path)).status).toBe(404);
  },
);

test('a module that was given takes the place of the file', () => {
  expect(preview.compile().modules['app.js']).toEqual({
    code: 'module.exports = {"given":true}',
    requires: {},
  });
});

test('the page learns where the emulator is and who has a WeChat account', async () => {
  const info: unknown = await (await fetch(`${preview.url}/preview/info.json`)).json();
  expect(info).toMatchObject({ emulator: emulator.url, appId: emulator.wechat.miniPrograms[0]?.appId });
});

test('the proxy sends method, headers and body as a phone does, and hands the answer on', async () => {
  const header = {
    'content-type': 'application/json',
    referer: 'https://servicewechat.com/x',
    'x-authing-app-id': 'GEN_AUTH_APP_ID',
  };
  const answer = await send(`${emulator.url}/api/v3/signin`, { method: 'POST', header }, '{"a":1}');
  expect(decode(answer.headers.get('x-preview-answer'))).toMatchObject({ statusCode: expect.any(Number) });
  expect(emulator.requests.at(-1)).toMatchObject({ method: 'POST', path: '/api/v3/signin', body: { a: 1 } });
  const { referer, origin } = emulator.requests.at(-1)?.headers ?? {};
  expect([referer, origin]).toEqual(['https://servicewechat.com/x', undefined]);
});

test('the proxy reports a failure with the text and number of WeChat', async () => {
  const answer = await send('http://127.0.0.1:9/', { method: 'GET', header: {} });
  expect(decode(answer.headers.get('x-preview-failure'))).toMatchObject({
    text: expect.stringContaining('net::ERR_CONNECTION_REFUSED'),
    errno: 600001,
  });
});

test('a name of another site that leads here gets nothing', async () => {
  const status = await new Promise((resolve) => {
    const { port } = new URL(preview.url);
    request({ port, host: '127.0.0.1', headers: { host: 'evil.example' } }, (response) =>
      resolve(response.statusCode),
    ).end();
  });
  expect(status).toBe(403);
});
