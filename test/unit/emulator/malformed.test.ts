import { connect } from 'node:net';
import type { Emulator } from '../../../emulator';
import { useEmulator } from '../../support/emulator';
import { Client, zihang } from './http';

let emulator: Emulator;
let client: Client;

useEmulator((started) => {
  emulator = started;
  client = new Client(emulator);
});

/** Sends a request as it is written, since an HTTP client would correct it first, and returns the answer as text. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(emulator.url).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}

const rest = 'HTTP/1.1\r\nhost: emulator\r\nx-authing-app-id: GEN_AUTH_APP_ID\r\nconnection: close\r\n\r\n';

describe('a path', () => {
  test.each(['//', '//x', '/\\', '/%', '/%00', '/a//b?x', '/api/v3/../x'])(
    '"%s" is answered and recorded',
    async (path) => {
      const [head = '', body = ''] = (await raw(`POST ${path} ${rest}`)).split('\r\n\r\n');
      expect(head).toMatch(/^HTTP\/1\.1 404 /);
      expect(JSON.parse(body)).toMatchObject({ statusCode: 404 });
      expect(emulator.requests).toMatchObject([{ method: 'POST', status: 404 }]);
    },
  );

  test('with the origin in front counts like one without', async () => {
    const answer = await raw(`GET http://core.genauth.ai/api/v3/get-country-list?a=b ${rest}`);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(emulator.requests).toMatchObject([{ path: '/api/v3/get-country-list', query: { a: 'b' } }]);
  });

  test('below /oidc/ that does not exist is answered in the form of OAuth', async () => {
    const answer = await client.get('/oidc/nothing');
    expect([answer.http, answer.body.error]).toEqual([404, 'invalid_request']);
  });
});

test('what is not HTTP is answered with 400 and JSON', async () => {
  const [head = '', body = ''] = (await raw('good morning\r\n\r\n')).split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 400 /);
  expect(JSON.parse(body)).toMatchObject({ statusCode: 400 });
});

describe('a multipart body', () => {
  const upload = (contentType: string, body: string) =>
    client.send('POST', '/api/v2/upload?folder=avatar', body, { 'content-type': contentType });

  test.each([
    ['without boundary', 'multipart/form-data', 'x'],
    ['with an empty boundary', 'multipart/form-data; boundary=', 'x'],
    ['that never begins', 'multipart/form-data; boundary=abc', 'no boundary here'],
    ['that ends too early', 'multipart/form-data; boundary=abc', '--abc\r\ncontent-disposition: form-data'],
    [
      'whose file ends too early',
      'multipart/form-data; boundary=abc',
      '--abc\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nhalf',
    ],
  ])('%s is refused with 400 and recorded', async (_name, contentType, body) => {
    const answer = await upload(contentType, body);
    expect(answer.http).toBe(200);
    expect(answer.body).toMatchObject({ code: 400, message: expect.stringContaining('multipart') });
    expect(emulator.requests).toMatchObject([{ path: '/api/v2/upload', status: 200 }]);
  });
});

describe('a body that is no object', () => {
  test.each(['[1,2]', '"abc"', '5', 'null', 'true', 'abc', '[]'])('%s is refused', async (body) => {
    await client.signIn(zihang);
    for (const type of ['application/json', 'text/plain']) {
      const answer = await client.send('POST', 'update-profile', body, { 'content-type': type });
      expect(answer.body).toMatchObject({ statusCode: 400, message: expect.stringContaining('JSON') });
    }
  });

  test('is refused in the form of OAuth below /oidc/', async () => {
    const answer = await client.send('POST', '/oidc/token/revocation', '[1]', {
      'content-type': 'application/json',
    });
    expect([answer.http, answer.body.error]).toEqual([400, 'invalid_request']);
  });
});

test('a body that is too long is refused with 413', async () => {
  const body = JSON.stringify({ nickname: 'x'.repeat(10 * 1024 * 1024) });
  const answer = await client.send('POST', 'update-profile', body, { 'content-type': 'application/json' });
  expect([answer.http, answer.body.statusCode]).toEqual([413, 413]);
});

describe('names that every JavaScript object has', () => {
  test.each(['__proto__', 'constructor', 'toString'])('%s is no token, ticket or file', async (name) => {
    const form = { token: name, client_id: 'GEN_AUTH_APP_ID' };
    expect((await client.form('/oidc/token/introspection', form)).body).toEqual({ active: false });
    await client.form('/oidc/token/revocation', form);
    expect(({} as { revoked?: boolean }).revoked).toBeUndefined();
    expect((Object as { revoked?: boolean }).revoked).toBeUndefined();
    expect((await client.get(`/files/${name}`)).body.statusCode).toBe(404);
    const refresh = { grant_type: 'refresh_token', refresh_token: name };
    expect((await client.form('/oidc/token', refresh)).body.error).toBe('invalid_grant');
    expect(() => emulator.changeSettings({ [name]: 1 })).toThrow();
  });
});
