// The examples in documentation comments run as they are printed: statements of a page's async function, in an app that is signed in.
import { totp } from '../../emulator';
import * as sdk from '../../src';
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

function requireSdk(id: string): unknown {
  if (id !== 'authing-wxapp-sdk') throw new Error(`Examples cannot require '${id}'.`);
  return sdk;
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

/** What the person in front of the phone does before an example, by method. The result is what they enter in a form. */
const actions: { readonly [method: string]: (authing: sdk.AuthenticationClient) => Promise<object | void> } =
  {
    scanLogin: scanSignInPage,
    setQrCodeStatus: scanSignInPage,
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

const cases = examples.map(({ file, method, code }, index) => ({ file, method, code, number: index + 1 }));

test.each(cases)('$number: $file $method', async ({ method, code }) => {
  const authing = app.client();
  await authing.ensureLogin();
  const entered = await actions[method]?.(authing);
  const scope = { authing, require: requireSdk, wx: app.phone.wx, event: await eventFor(code, entered) };
  await new AsyncFunction(...Object.keys(scope), code)(...Object.values(scope));
});
