import { join } from 'node:path';
import ts from 'typescript';
import { factsOf } from './facts';
import { methods } from './stage';

// What an app developer types, and what the editor shows: asked of the language service that editors use.
const root = join(__dirname, '../..');
const app = join(root, 'test/contract/app.ts');
const source = [
  "import { AuthenticationClient } from '../../src';",
  "const authing = new AuthenticationClient({ appId: 'app' });",
  "authing.api.sendSms({ channel: 'CHANNEL_LOGIN', phoneNumber: '' });",
  'authing.api.getLoginHistory({ start: 0 });',
  "authing.api.setQrCodeStatus({ qrcodeId: '', action: '' });",
  'authing.api.',
].join('\n');

const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
  config: { compilerOptions: unknown };
};
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
const service = ts.createLanguageService({
  getCompilationSettings: () => options,
  getScriptFileNames: () => [app],
  getScriptVersion: () => '1',
  getScriptSnapshot: (file) => {
    const text = file === app ? source : ts.sys.readFile(file);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => root,
  getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
  fileExists: (file) => file === app || ts.sys.fileExists(file),
  readFile: (file) => ts.sys.readFile(file),
  directoryExists: (directory) => ts.sys.directoryExists(directory),
});

const afterDot = source.length;

function shown(method: string) {
  const details = service.getCompletionEntryDetails(
    app,
    afterDot,
    method,
    undefined,
    undefined,
    undefined,
    undefined,
  );
  return {
    signature: ts.displayPartsToString(details?.displayParts),
    text: ts.displayPartsToString(details?.documentation),
    parameter: ts.displayPartsToString(details?.tags?.find((tag) => tag.name === 'param')?.text),
    deprecated: ts.displayPartsToString(details?.tags?.find((tag) => tag.name === 'deprecated')?.text),
  };
}

function hoverAt(text: string): string {
  return ts.displayPartsToString(service.getQuickInfoAtPosition(app, source.indexOf(text))?.documentation);
}

test('completion after `authing.api.` lists methods and nothing else', () => {
  const entries = service.getCompletionsAtPosition(app, afterDot, undefined)?.entries ?? [];
  expect(entries.length).toBeGreaterThan(100);
  expect(new Set(entries.map((entry) => entry.kind))).toEqual(
    new Set([ts.ScriptElementKind.memberFunctionElement]),
  );
});

test('a sign-in shows its signature, purpose, endpoint and parameters', () => {
  expect(shown('signInByMobile')).toEqual({
    signature:
      '(method) SigninApi.signInByMobile(params: SignInByMobileParams): Promise<Envelope<LoginTokens>>',
    text:
      'Signs in with what WeChat gives a mini program: a `wx.login` code, optionally with the encrypted phone number\n' +
      'or the phone code of a `getPhoneNumber` button.\n' +
      '`POST /api/v3/signin-by-mobile`',
    parameter: 'params - `connection` with its payload, and the identifier of the mini program connection',
    deprecated: '',
  });
});

test('a read shows its optional parameters and their effect', () => {
  expect(shown('getProfile')).toEqual({
    signature: '(method) ProfileApi.getProfile(params?: GetProfileParams): Promise<Envelope<UserProfile>>',
    text: 'Reads the profile of the signed-in user.\n`GET /api/v3/get-profile`',
    parameter: 'params - what to include beyond the plain fields: custom data, identities, department ids',
    deprecated: '',
  });
});

test('a message call shows its rate limit', () => {
  const { signature, text, parameter } = shown('sendSms');
  expect(signature).toBe('(method) MessageApi.sendSms(params: SendSmsParams): Promise<Envelope<undefined>>');
  expect(text).toBe(
    'Sends a one-time code by SMS: at most one per number and minute, valid for one minute. Works signed out.\n' +
      '`POST /api/v3/send-sms`',
  );
  expect(parameter).toBe('params - the number, and the channel, which says what the code is for');
});

test('an alias is shown under both names and refers to the other', () => {
  const signature = '(params?: PageParams): Promise<Envelope<DeviceSession[]>>';
  expect(shown('listDevices').signature).toBe(`(method) DeviceApi.listDevices${signature}`);
  expect(shown('list').signature).toBe(`(method) DeviceApi.list${signature}`);
  expect(shown('list').text).toMatch(/^`listDevices` under its name in the Node SDK\./);
});

test('a deprecated call names its successor', () => {
  expect(shown('changeQrCodeStatus').deprecated).toBe('Use `setQrCodeStatus`.');
});

test('the call that takes a secret shows a warning', () => {
  expect(shown('getWechatMpAccessTokenInfo').text).toMatch(
    /AppSecret, which must never\sship in a mini program/,
  );
});

test('a field shows its format and unit', () => {
  expect(hoverAt('phoneNumber:')).toBe('Phone number, without dialling code.');
  expect(hoverAt('start:')).toBe('Only sign-ins from this time on, in milliseconds since 1970.');
});

test('a field with fixed values completes them', () => {
  const inside = source.indexOf("action: ''") + "action: '".length;
  const words = service.getCompletionsAtPosition(app, inside, undefined)?.entries.map((entry) => entry.name);
  expect(words?.sort()).toEqual(['CANCEL', 'CONFIRM', 'SCAN']);
});

test.each(methods)('%s is described in a sentence with its endpoint', (method) => {
  const { verb, path } = factsOf(method);
  const { text } = shown(method);
  expect(text).toMatch(/^[A-Z`]/);
  expect(text.endsWith(`\`${verb} ${path}\``)).toBe(true);
});
