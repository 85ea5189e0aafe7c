// What the page about sub-packages and plugins says, on the built package.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Emulator } from '../../emulator';
import { createRealm, createSimulator, type Realm, type Simulator } from '../../simulator';
import type * as Sdk from '../../src';
import { version } from '../../src';
import { failure } from '../support/app';
import { useEmulator } from '../support/emulator';
import { printedFiles, root } from '../support/guide';
import { createPackageRealm, packageFolder } from '../support/realm';

const page = 'docs/packages.md';

let emulator: Emulator;
let folder: string;
let realm: Realm | undefined;

useEmulator((started) => {
  emulator = started;
  folder = mkdtempSync(join(tmpdir(), 'genauth-packages-'));
});

afterEach(() => {
  realm?.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(file: string, code: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(
    join(folder, file),
    code.replace(/(new AuthenticationClient\(\{)/g, `$1 host: '${emulator.url}',`),
  );
}

/** A mini program with the printed client in the main package and in an independent sub-package, each with its copy of the SDK. */
function twoCopies(phone: Simulator, change = (code: string) => code): Realm {
  const client = printedFiles(page).get('sale/utils/authing.js') ?? '';
  write('app.json', '{ "pages": [] }');
  write('app.js', 'App({});');
  for (const part of ['', 'sale/']) {
    write(`${part}utils/authing.js`, `${client}\nmodule.exports.sdk = require('authing-wxapp-sdk');`);
    cpSync(packageFolder, join(folder, part, 'miniprogram_npm/authing-wxapp-sdk'), { recursive: true });
  }
  const copy = join(folder, 'sale/miniprogram_npm/authing-wxapp-sdk/index.js');
  writeFileSync(copy, change(readFileSync(copy, 'utf8')));
  realm = createRealm({ simulator: phone, root: folder });
  return realm;
}

type Client = Sdk.AuthenticationClient & { sdk: typeof Sdk };

function clientsOf(app: Realm): [main: Client, sale: Client] {
  return [app.require('./utils/authing') as Client, app.require('./sale/utils/authing') as Client];
}

describe('a copy of the SDK in an independent sub-package', () => {
  it('is another copy, and signs in together with that of the main package', async () => {
    const phone = createSimulator({ emulator });
    const [main, sale] = clientsOf(twoCopies(phone));
    expect(main.sdk.AuthenticationClient).not.toBe(sale.sdk.AuthenticationClient);
    const [first, second] = await Promise.all([main.ensureLogin(), sale.ensureLogin()]);
    expect(first.id).toBe(second.id);
    expect(phone.count('login')).toBe(1);
    expect(Object.keys(phone.storage.snapshot())).toEqual(['genauth:GEN_AUTH_APP_ID']);
  });

  it('finds the session in storage when it has another version', async () => {
    const phone = createSimulator({ emulator });
    const newer = (code: string) => code.replace(JSON.stringify(version), '"5.99.0"');
    const [main, sale] = clientsOf(twoCopies(phone, newer));
    expect([main.sdk.version, sale.sdk.version]).toEqual([version, '5.99.0']);
    await main.ensureLogin();
    await sale.ensureLogin();
    expect(sale.user?.id).toBe(main.user?.id);
    expect(phone.count('login')).toBe(1);
  });

  it('raises errors that only isGenAuthError recognises in the other', async () => {
    const [main, sale] = clientsOf(twoCopies(createSimulator({ emulator })));
    const error = await failure(sale.getAccessToken());
    expect(error instanceof main.sdk.GenAuthError).toBe(false);
    expect(main.sdk.isGenAuthError(error)).toBe(true);
  });
});

describe('without the functions that a plugin lacks', () => {
  const missing = [
    'login',
    'checkSession',
    'getRandomValues',
    'requirePrivacyAuthorize',
    'getPrivacySetting',
  ];

  it('reads the user with a token of the host, without storage', async () => {
    write('plugin.js', printedFiles(page).get('plugin.js') ?? '');
    const host = createSimulator({ emulator });
    const signedIn = createPackageRealm({ simulator: host }).require('authing-wxapp-sdk') as typeof Sdk;
    const authing = new signedIn.AuthenticationClient({
      appId: 'GEN_AUTH_APP_ID',
      extIdpConnidentifier: 'my-wxapp',
      host: emulator.url,
    });
    const { id } = await authing.loginByCode();

    const phone = createSimulator({ emulator, missing });
    realm = createPackageRealm({ simulator: phone, root: folder });
    const plugin = realm.require('./plugin') as {
      profileOf(getToken: () => Promise<string>): Promise<Sdk.User>;
    };
    expect(await plugin.profileOf(() => authing.getAccessToken())).toMatchObject({ id });
    expect(phone.calls.map(({ api }) => api).filter((api) => /storage|login/i.test(api))).toEqual([]);
  });
});

test('the page names the sizes of the package', () => {
  const text = readFileSync(join(root, page), 'utf8');
  const kilobytes = (file: string) => Math.round(readFileSync(join(packageFolder, file)).length / 1000);
  expect(text).toContain(`${kilobytes('index.js')} kB 是 \`index.js\``);
  expect(text).toContain(`（\`encrypt.js\`）再加 ${kilobytes('encrypt.js')} kB`);
});
