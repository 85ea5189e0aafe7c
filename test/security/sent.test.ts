import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRsa, createSm2 } from '../../src/encrypt';
import { createSimulator } from '../../simulator';
import { useApp } from '../support/app';
import { zhou } from '../support/people';
import { firstCells } from './promises';

const app = useApp();

/** Headers that the SDK has given to wx.request and wx.uploadFile, by name. */
function headersGiven(): string[] {
  const names = app.phone.calls.flatMap(({ options }) =>
    Object.keys((options as { header?: object }).header ?? {}),
  );
  return [...new Set(names)].sort();
}

/** Signs in in several ways, reads, writes, uploads, renews and signs out, with every option that is sent. */
async function useEverything(): Promise<void> {
  const authing = app.client({ userPoolId: 'GEN_AUTH_USERPOOL_ID', lang: 'en-US' });
  await authing.loginByEmail(zhou.email, zhou.password);
  await authing.loginByCode();
  await authing.updateProfile({ nickname: 'Bob' });
  const filePath = String(app.phone.user.chooseAvatar(Buffer.from('jpg'))?.avatarUrl);
  await authing.updateAvatar({ filePath });
  await authing.refreshToken();
  await authing.logout();
  await app.client({ tenantId: 'a-tenant' }).api.getSystemInfo();
}

it('Requests have the headers listed below, and no others', async () => {
  await useEverything();
  const listed = firstCells('docs/en/security.md', 'Header').flatMap((cell) =>
    [...cell.matchAll(/`([\w-]+)`/g)].map(([, name]) => String(name)),
  );
  expect(listed).toEqual(
    firstCells('docs/security.md', '请求头')
      .join()
      .match(/[\w-]+/g),
  );
  expect(headersGiven()).toEqual(listed.sort());
});

it('Nothing about the phone is read', async () => {
  await useEverything();
  const used = new Set(app.phone.calls.map(({ api }) => api));
  const storage = [...used].filter((api) => /storage/i.test(api));
  expect(storage.length).toBeGreaterThan(0);
  expect([...used].filter((api) => !storage.includes(api)).sort()).toEqual([
    'login',
    'request',
    'uploadFile',
  ]);
  // Every request goes to the server of the app.
  for (const { api, options } of app.phone.calls)
    if (api === 'request') expect((options as { url: string }).url.startsWith(app.emulator.url)).toBe(true);
});

describe('Random bytes come from WeChat, never from `Math.random`', () => {
  const rsaKey = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = rsaKey.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  // The key of the worked example of GB/T 32918.5.
  const sm2Key =
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
  beforeEach(() => {
    jest.spyOn(Math, 'random').mockImplementation(() => {
      throw new Error('Math.random was called');
    });
  });
  afterEach(() => jest.restoreAllMocks());

  it.each([
    ['rsa', createRsa, pem],
    ['sm2', createSm2, sm2Key],
  ])('%s', async (_name, create, key) => {
    const phone = createSimulator();
    const { wx } = phone;
    const first = await create({ platform: wx })('passw0rd', key);
    expect(phone.count('getRandomValues')).toBeGreaterThan(0);
    expect(await create({ platform: wx })('passw0rd', key)).not.toBe(first);
    // The same bytes make the same text: there is no other source.
    const fixed = {
      getRandomValues: ({ length, success }: { length: number; success: (r: object) => void }) =>
        success({ randomValues: new Uint8Array(length).fill(7).buffer }),
    };
    const same = create({ platform: fixed as never });
    expect(await same('passw0rd', key)).toBe(await same('passw0rd', key));
    await expect(create({ platform: {} })('passw0rd', key)).rejects.toMatchObject({
      kind: 'config',
    });
  });

  it('and the text can be decrypted', async () => {
    const text = await createRsa({ platform: createSimulator().wx })('passw0rd', pem);
    // Raw, because newer Nodes do not undo this padding.
    const padded = privateDecrypt(
      { key: rsaKey.privateKey, padding: constants.RSA_NO_PADDING },
      Buffer.from(text, 'base64'),
    );
    expect(padded.subarray(padded.indexOf(0, 2) + 1).toString()).toBe('passw0rd');
  });

  it('nor does anything else of the SDK use it', async () => {
    const authing = app.client();
    await authing.loginByCode();
    await authing.refreshToken();
    await authing.logout();
    expect(authing.user).toBeNull();
  });
});

it('The SDK needs no AppSecret', async () => {
  await useEverything();
  expect(app.emulator.requests.length).toBeGreaterThan(8);
  for (const { body, query, headers } of app.emulator.requests)
    expect(JSON.stringify([body, query, headers])).not.toMatch(/secret/i);
  for (const name of ['appSecret', 'secret', 'clientSecret'])
    expect(() => app.client({ [name]: 'x' })).toThrow(new RegExp(name));
  // The one method that takes one says where it belongs.
  const declared = readFileSync(join(__dirname, '../../lib/index.d.ts'), 'utf8');
  const comments = [...declared.matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\s*getWechatMpAccessToken\(/g)];
  expect(comments.length).toBeGreaterThan(0);
  expect(comments.map(([, text]) => text).join()).toMatch(/Never call it in a mini program[^]*AppSecret/);
});
