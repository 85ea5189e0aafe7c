import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '../../../emulator';
import { runCommand } from '../../../emulator/command';
import { Client, zihang } from './http';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const started: Emulator[] = [];
const folder = mkdtempSync(join(tmpdir(), 'emulator-'));

async function start(...options: Parameters<typeof startEmulator>): Promise<Emulator> {
  const emulator = await startEmulator(...options);
  started.push(emulator);
  return emulator;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((emulator) => emulator.close()));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('uploads', () => {
  const upload = (emulator: Emulator, content: Buffer, type: string, field = 'file') => {
    const form = new FormData();
    form.append(field, new Blob([new Uint8Array(content)], { type }), '头像.png');
    return new Client(emulator).send('POST', '/api/v2/upload?folder=avatar', form);
  };

  test('a picture is stored and served at the address of the answer', async () => {
    const emulator = await start();
    const answer = await upload(emulator, png, 'image/png');
    expect(answer.body).toMatchObject({ code: 200, statusCode: 200 });
    const { key, url } = answer.body.data as { key: string; url: string };
    expect(key).toMatch(/^avatar\/.+\.png$/);
    expect(url).toBe(`${emulator.url}/files/${key}`);
    const picture = await fetch(url);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(png);
    expect(emulator.requests[0]).toMatchObject({
      query: { folder: 'avatar' },
      body: { files: [{ field: 'file', filename: '头像.png', contentType: 'image/png', size: png.length }] },
    });
  });

  test.each([
    ['v2', { code: 200 }, 'statusCode'],
    ['v3', { statusCode: 200 }, 'code'],
  ] as const)('the answer can be that of %s', async (uploadAnswer, present, absent) => {
    const emulator = await start({ settings: { uploadAnswer } });
    const { body } = await upload(emulator, png, 'image/png');
    expect(body).toMatchObject(present);
    expect(body).not.toHaveProperty(absent);
  });

  test('a picture without a type is known by its first bytes; anything else is refused', async () => {
    const emulator = await start();
    expect((await upload(emulator, png, 'application/octet-stream')).body.code).toBe(200);
    expect((await upload(emulator, Buffer.from('text'), 'text/plain')).body.code).toBe(400);
    expect((await upload(emulator, png, 'image/png', 'picture')).body.message).toContain('file');
  });

  test.each(['upload', 'uploadAvatar'])('an upload can be made to fail under the name %s', async (name) => {
    const emulator = await start();
    emulator.failNext(name, { status: 502, body: '<html></html>' });
    expect((await upload(emulator, png, 'image/png')).http).toBe(502);
  });

  test('a file over the limit is refused with HTTP 413', async () => {
    const emulator = await start({ settings: { maxUploadBytes: 20 } });
    expect((await upload(emulator, png, 'image/png')).http).toBe(413);
    expect(emulator.state.files).toEqual({});
  });
});

describe('the state file', () => {
  test('brings back users, tokens and keys after a restart', async () => {
    const stateFile = join(folder, 'state.json');
    const first = await start({ stateFile });
    const client = new Client(first);
    const { access_token: token, refresh_token: refresh = '' } = await client.signIn(zihang);
    await client.post('update-profile', { nickname: '留下' });
    await first.close();
    const second = await start({ stateFile });
    const later = new Client(second);
    later.token = token;
    expect((await later.get('get-profile')).body.data).toMatchObject({ nickname: '留下' });
    expect(second.state.keys).toEqual(first.state.keys);
    const fields = { grant_type: 'refresh_token', refresh_token: refresh };
    expect((await later.form('/oidc/token', fields)).http).toBe(200);
  });

  test('is written while the emulator runs, as a whole, with nothing left beside it', async () => {
    const stateFile = join(folder, 'live.json');
    const emulator = await start({ stateFile });
    await new Client(emulator).signIn(zihang);
    await new Promise((resolve) => setImmediate(resolve));
    const saved = JSON.parse(readFileSync(stateFile, 'utf8')) as { state: { accessTokens: object } };
    expect(Object.keys(saved.state.accessTokens)).toHaveLength(1);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('that is something else is refused instead of overwritten', async () => {
    const stateFile = join(folder, 'other.json');
    writeFileSync(stateFile, '{"mine":true}');
    await expect(startEmulator({ stateFile })).rejects.toThrow('not a state file');
    expect(readFileSync(stateFile, 'utf8')).toBe('{"mine":true}');
  });
});

describe('starting', () => {
  test('an empty emulator has an application and a mini program, but no accounts', async () => {
    const emulator = await start({ seed: 'empty' });
    expect(emulator.state.users).toEqual([]);
    expect(emulator.state.apps.map((app) => app.appId)).toEqual(['GEN_AUTH_APP_ID']);
    expect(emulator.wechat.miniPrograms).toHaveLength(1);
  });

  test('own data, settings and clock are there from the start and after a reset', async () => {
    const emulator = await start({
      seed: { users: [{ username: 'mine', password: 'passw0rd' }] },
      settings: { accessTokenLifetime: 5 },
      now: () => 1e12,
    });
    emulator.reset();
    const tokens = await new Client(emulator).signIn({ username: 'mine', password: 'passw0rd' });
    expect(tokens.expires_in).toBe(5);
    expect(emulator.state.users[0]?.createdAt).toBe('2001-09-09T01:46:40.000Z');
  });

  test('a taken port is an error', async () => {
    const emulator = await start();
    await expect(startEmulator({ port: Number(new URL(emulator.url).port) })).rejects.toThrow('EADDRINUSE');
  });
});

describe('the command line', () => {
  test('starts an emulator and says what to put into a client', async () => {
    const lines: string[] = [];
    const emulator = await runCommand(['--port', '0', '--seed', 'empty'], (line) => lines.push(line));
    if (emulator) started.push(emulator);
    expect(lines[0]).toContain(`${emulator?.url}`);
    expect(lines[0]).toContain('NOT FOR PRODUCTION');
    expect(lines.join('\n')).toContain('my-wxapp');
    expect(emulator?.state.users).toEqual([]);
  });

  test('--accept-unknown-wechat-codes lets in what WeChat DevTools send', async () => {
    const print = () => undefined;
    const strict = await runCommand(['--port', '0'], print);
    const open = await runCommand(['--port', '0', '--accept-unknown-wechat-codes'], print);
    for (const emulator of [strict, open]) if (emulator) started.push(emulator);
    expect(strict?.settings.acceptUnknownWechatCodes).toBe(false);
    expect(open?.settings.acceptUnknownWechatCodes).toBe(true);
  });

  test('--set begins with other settings, and a reset keeps them', async () => {
    const wanted = ['signInStep=mfa', 'rateLimit=5', 'signUp=false', 'passCode=123456'];
    const args = ['--port', '0', ...wanted.flatMap((each) => ['--set', each])];
    const emulator = await runCommand(args, () => undefined);
    if (emulator) started.push(emulator);
    emulator?.changeSettings({ signInStep: 'none' });
    emulator?.reset();
    const expected = { signInStep: 'mfa', rateLimit: 5, signUp: false, passCode: '123456' };
    expect(emulator?.settings).toMatchObject(expected);
  });

  test.each(['signInStep=dance', 'colour=red', 'signUp', 'accessTokenLifetime=-1'])(
    '--set %s is refused',
    async (setting) => {
      const name = setting.split('=')[0] ?? '';
      await expect(runCommand(['--port', '0', '--set', setting], () => undefined)).rejects.toThrow(
        setting.includes('=') ? name : '--set',
      );
    },
  );

  test('--quiet prints nothing, --help prints the options and starts nothing', async () => {
    const lines: string[] = [];
    const print = (line: string) => lines.push(line);
    const emulator = await runCommand(['--port', '0', '--quiet', '--state', join(folder, 'cli.json')], print);
    if (emulator) started.push(emulator);
    expect(lines).toEqual([]);
    expect(await runCommand(['--help'], print)).toBeUndefined();
    for (const option of ['--port', '--host', '--state', '--seed', '--quiet'])
      expect(lines.join()).toContain(option);
  });

  test.each([[['--port', 'http']], [['--port', '70000']], [['--seed', 'full']], [['--colour']]])(
    'refuses %p',
    async (args) => {
      await expect(runCommand(args, () => undefined)).rejects.toThrow('--');
    },
  );
});
