// What the server answers is read as JSON and may be anything: a gateway, a hotel page or a newer version may have written it.
import { inspect } from 'node:util';
import fc from 'fast-check';
import { isGenAuthError, type AuthenticationClient, type RequestEntry } from '../../src';
import { createSimulator } from '../../simulator';
import { recordKey, useApp } from '../support/app';
import { anyText, jsonTextWith, objectTextWith, patience, runs } from './random';
import { useServer, type RawAnswer } from './server';

const app = useApp();
const server = useServer();
let record: unknown;
beforeEach(async () => {
  await app.client().loginByCode();
  record = app.phone.storage.snapshot()[recordKey];
});

/** What must not be found in an error: the server may send it along, in any field but the texts that are meant for users. */
const secret = 'S3CRET-of-the-answer';

const number = fc.oneof(
  fc.constantFrom(
    '200',
    '200',
    '200',
    '201',
    '400',
    '401',
    '404',
    '429',
    '499',
    '500',
    '1635',
    '1636',
    '2000',
    '2020',
    '2206',
  ),
  fc.integer().map(String),
);
const data = fc.oneof(
  jsonTextWith(['userId', 'id', 'list', 'access_token', 'identities', 'customData', 'mfaToken', 'enabled']),
  objectTextWith({
    userId: fc.constantFrom('"u1"', '"u2"', '""'),
    access_token: fc.constantFrom('"token"', '"a.b.c"', `"${secret}"`),
    refresh_token: fc.constantFrom('"refresh"', `"${secret}"`),
    expires_in: number,
    identities: jsonTextWith(['type', 'provider', 'userIdInIdp', 'originConnIds', 'userInfoInIdp']),
    departmentIds: jsonTextWith(['departmentIds']),
    customData: jsonTextWith(['school']),
    mfaToken: fc.constant(`"${secret}"`),
    phone_number: fc.constant(`"${secret}"`),
  }),
);
const body = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.constantFrom('', 'null', '<html></html>', '\uFEFF{}', '{"statusCode":200', '[]', '200'),
  },
  { weight: 1, arbitrary: anyText },
  { weight: 1, arbitrary: jsonTextWith(['statusCode', 'code', 'message', 'data']) },
  { weight: 2, arbitrary: data },
  {
    weight: 8,
    arbitrary: objectTextWith({
      statusCode: number,
      code: number,
      apiCode: number,
      message: anyText.map((text) => JSON.stringify(text)),
      requestId: anyText.map((text) => JSON.stringify(text)),
      data,
      error: fc.constantFrom('"invalid_grant"', '"invalid_client"', '"server_error"'),
      access_token: fc.constant(`"${secret}"`),
    }),
  },
);
const answers: fc.Arbitrary<RawAnswer> = fc.record({
  status: fc.oneof(
    { weight: 3, arbitrary: fc.constant(200) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(201, 204, 299, 302, 304, 400, 401, 403, 404, 429, 500, 502, 599),
    },
  ),
  headers: fc.record(
    {
      'content-type': fc.constantFrom('application/json', 'text/html', 'image/png'),
      date: fc.constantFrom(
        'Sat, 28 Nov 2026 08:00:00 GMT',
        'yesterday',
        '0',
        'Thu, 01 Jan 1970 00:00:00 GMT',
      ),
      // A longer time would be waited for.
      'retry-after': fc.constantFrom('0', '-1', 'soon', '1e9', 'Thu, 01 Jan 1970 00:00:00 GMT', ''),
    },
    { requiredKeys: [] },
  ),
  body,
});

type Call = (authing: AuthenticationClient) => Promise<unknown>;
const password = 'p4ssw0rd of the call';
const calls: { [name: string]: Call } = {
  'api.getProfile': (authing) => authing.api.getProfile(),
  'api.getSystemInfo': (authing) => authing.api.getSystemInfo(),
  ensureLogin: (authing) => authing.ensureLogin(),
  getCurrentUser: (authing) => authing.getCurrentUser(),
  loginByCode: (authing) => authing.loginByCode('code of the call'),
  loginByEmail: (authing) => authing.loginByEmail('a@example.com', password),
  refreshToken: (authing) => authing.refreshToken(),
  'getAccessToken, forced': (authing) => authing.getAccessToken({ forceRefresh: true }),
  checkLoginStatus: (authing) => authing.checkLoginStatus(),
  updateProfile: (authing) => authing.updateProfile({ nickname: 'x' }),
  updatePassword: (authing) => authing.updatePassword('n3w', password),
  hasRole: (authing) => authing.hasRole('admin'),
  listOrgs: (authing) => authing.listOrgs(),
  listUdv: (authing) => authing.listUdv(),
  setUdv: (authing) => authing.setUdv('school', 'x'),
  listApplications: (authing) => authing.listApplications(),
  getIdentities: (authing) => authing.getIdentities(),
  getSecurityLevel: (authing) => authing.getSecurityLevel(),
  'mfa.getMfaAuthenticators': (authing) => authing.mfa.getMfaAuthenticators(),
  'qrcode.geneCode': (authing) => authing.qrcode.geneCode(),
  getUserInfoByAccessToken: (authing) => authing.getUserInfoByAccessToken('a token of the call'),
  introspectToken: (authing) => authing.introspectToken('a token of the call'),
  logout: (authing) => authing.logout(),
};

const kinds = ['api', 'step', 'network', 'timeout', 'session', 'config', 'cancel'];

/** The tokens of the stored session, and what the calls above send. */
function secrets(): string[] {
  const { accessToken, refreshToken } = app.record().tokens;
  return [accessToken, refreshToken, secret, password, 'code of the call', 'a token of the call'];
}

function checkError(error: unknown, hidden: string[]): void {
  if (!isGenAuthError(error)) throw new Error(`Rejected with ${inspect(error)}`);
  expect(kinds).toContain(error.kind);
  expect(Number.isFinite(error.code)).toBe(true);
  expect(error.code).not.toBe(200);
  expect(error.message).toEqual(expect.stringMatching(/[^]/));
  const shown = [String(error), JSON.stringify(error), error.message, error.stack].join('\n');
  for (const each of hidden) expect(shown).not.toContain(each);
}

/** Whether an answer is a success: the one thing that may resolve a call of `authing.api` which answers with an envelope. */
function isSuccess({ status, body: text }: RawAnswer): boolean {
  if (status >= 400) return false;
  try {
    const parsed = JSON.parse(String(text).replace(/^\uFEFF/, '')) as {
      statusCode?: unknown;
      code?: unknown;
    } | null;
    return (parsed?.statusCode === undefined ? parsed?.code : parsed.statusCode) === 200;
  } catch {
    return false;
  }
}

it.each(Object.entries(calls))(
  '%s settles for every answer, with an error of the SDK or a value, and shows no secret',
  async (name, call) => {
    const hidden = secrets();
    await fc.assert(
      fc.asyncProperty(answers, async (answer) => {
        server.answer = answer;
        const phone = createSimulator({ emulator: app.emulator });
        phone.storage.set(recordKey, record);
        const heard: unknown[] = [];
        const entries: RequestEntry[] = [];
        const authing = app.client({
          host: server.url,
          platform: phone.wx,
          timeout: 2000,
          onError: (...values) => heard.push(values),
          onRequest: (entry) => entries.push(entry),
        });
        const outcome = await call(authing).then(
          (value) => ({ value }),
          (error: unknown) => ({ error }),
        );
        if ('error' in outcome) checkError(outcome.error, hidden);
        else if (name === 'api.getProfile') expect(isSuccess(answer)).toBe(true);
        expect(heard.length).toBeLessThanOrEqual('error' in outcome || name === 'getCurrentUser' ? 1 : 0);
        for (const each of hidden) expect(JSON.stringify(entries)).not.toContain(each);
        // Whatever was read is in order: a user with its id, or none.
        const { user } = authing;
        expect(user === null || (typeof user.id === 'string' && user.id !== '')).toBe(true);
      }),
      runs(50),
    );
  },
  patience,
);
