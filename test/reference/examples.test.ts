// The examples in documentation comments run as they are printed: statements of a page's async function, in an app that is signed in.
// `this` is the page.
import { totp } from '../../emulator';
import * as sdk from '../../src';
import * as encrypt from '../../src/encrypt';
import { useApp, userPoolId } from '../support/app';
import { clientElsewhere } from '../support/people';
import { examples } from './examples';

const app = useApp({}, { settings: { passCode: '123456', captchaAfterFailures: 0 } });

/** The event of the component whose handler an example says it is in, as in `// bindgetphonenumber`; `entered` is what its form or page holds. */
function eventFor(code: string, entered: object | void): Promise<object> | object {
  const { user } = app.phone;
  if (/^\/\/ bindgetphonenumber/.test(code))
    return user.tapGetPhoneNumber().then((detail) => ({ type: 'getphonenumber', detail }));
  if (/^\/\/ bindchooseavatar/.test(code))
    return { type: 'chooseavatar', detail: user.chooseAvatar(Buffer.from('picture')) };
  if (/^\/\/ bindmessage/.test(code)) return { type: 'message', detail: { data: [entered] } };
  if (/^\/\/ bindsubmit/.test(code)) return { type: 'submit', detail: { value: entered } };
  return { type: 'tap', detail: {} };
}

const AsyncFunction = (Object.getPrototypeOf(async function () {}) as object).constructor as new (
  ...text: string[]
) => (...values: unknown[]) => Promise<unknown>;

const modules = new Map<string, unknown>([
  ['authing-wxapp-sdk', sdk],
  ['authing-wxapp-sdk/encrypt', encrypt],
]);

function requireSdk(id: string): unknown {
  if (!modules.has(id)) throw new Error(`Examples cannot require '${id}'.`);
  return modules.get(id);
}

/** Holds the phone over the QR code of a web page. */
async function scanSignInPage(): Promise<void> {
  const { random } = await clientElsewhere(app).qrcode.geneCode();
  app.phone.user.scan(JSON.stringify({ scene: 'APP_AUTH', random, userPoolId, createdAt: '', expireAt: '' }));
}

/** What the authenticator app of an account shows. */
function shownFor(secret: string): object {
  return { totp: totp(secret, app.emulator.clock.now()) };
}

/** What the authenticator app of `chensiyuan` shows. */
const shownForChen = () => Promise.resolve(shownFor('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'));

/** A factor that the account has added. */
function addFactor(userId: string, factor: { factorType: sdk.FactorType; secret?: string }): void {
  app.emulator.state.factors.push({ factorId: factor.factorType, userId, profile: {}, ...factor });
}

async function addSms(authing: sdk.AuthenticationClient): Promise<void> {
  addFactor((await authing.ensureLogin()).id, { factorType: 'SMS' });
}

async function addAuthenticator(authing: sdk.AuthenticationClient): Promise<object> {
  const secret = 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU';
  addFactor((await authing.ensureLogin()).id, { factorType: 'OTP', secret });
  return shownFor(secret);
}

/** Takes a picture of the face of `wangruoxi`. */
function showFace(): Promise<void> {
  const user = app.emulator.state.users.find(({ username }) => username === 'wangruoxi');
  addFactor(user?.userId ?? '', { factorType: 'FACE' });
  app.phone.user.choose(Buffer.from('\x89PNG face', 'latin1'));
  return Promise.resolve();
}

/** Chooses a picture in the album. */
function choosePicture(): Promise<void> {
  app.phone.user.choose(Buffer.from('picture'));
  return Promise.resolve();
}

/** What the person in front of the phone does before an example, by method. The result is what they enter in a form. */
const actions: { readonly [method: string]: (authing: sdk.AuthenticationClient) => Promise<object | void> } =
  {
    scanLogin: scanSignInPage,
    setQrCodeStatus: scanSignInPage,
    changeQrCodeStatus: scanSignInPage,
    updateAvatar: choosePicture,
    getFactor: addSms,
    resetFactor: addSms,
    mfaOtpVerify: addAuthenticator,
    mfaVerifyTotp: shownForChen,
    mfaVerifyTotpLegacy: shownForChen,
    mfaVerifyFace: showFace,
    verifyTotp: shownForChen,
    verifyTotpMfa: shownForChen,
    verifyFaceMfa: shownForChen,
    verifyTotpRecoveryCode: () => Promise.resolve({ recoveryCode: 'b8fd5d6c9e0f4a3b2c1d0e9f' }),
    // The emulator has no sign-in page, so it issued no authorization code either.
    getAccessTokenByCode: () => Promise.resolve({ code: 'of-another-server' }),
    async confirmAssosicateMfaAuthenticator(authing) {
      return shownFor((await authing.mfa.assosicateMfaAuthenticator()).secret);
    },
  };

/** Options of the client that the page of a method would have. */
const clientOptions: { readonly [method: string]: Partial<sdk.AuthenticationClientOptions> } = {
  resetPasswordByFirstLoginToken: { encrypt: encrypt.createRsa() },
};

// Examples print what they get; here that would hide what fails.
beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

// As in a mini program: an encryptor that is used alone takes its random bytes from the global `wx`.
beforeEach(() => void Object.assign(globalThis, { wx: app.phone.wx }));
afterAll(() => void Reflect.deleteProperty(globalThis, 'wx'));

const cases = examples.map(({ file, method, code }, index) => ({ file, method, code, number: index + 1 }));

test.each(cases)('$number: $file $method', async ({ method, code }) => {
  const authing = app.client(clientOptions[method]);
  await authing.ensureLogin();
  // Before the event: WeChat encrypts what is in it for the newest login code.
  const page = { loginCode: await app.code(), setData() {} };
  const entered = await actions[method]?.(authing);
  const scope = { authing, require: requireSdk, wx: app.phone.wx, event: await eventFor(code, entered) };
  await new AsyncFunction(...Object.keys(scope), code).call(page, ...Object.values(scope));
});
