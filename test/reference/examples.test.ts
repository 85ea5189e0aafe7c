// The examples in documentation comments run as they are printed: statements of a page's async function, in an app that is signed in.
// `this` is the page.
import * as sdk from '../../src';
import { createRsa } from '../../src/encrypt';
import { useApp, userPoolId } from '../support/app';
import { clientElsewhere } from '../support/people';
import { examples } from './examples';

const app = useApp({}, { settings: { passCode: '123456', captchaAfterFailures: 0 } });

/** The event of the component whose handler an example says it is in, as in `// bindgetphonenumber`. */
function eventFor(code: string): Promise<object> | object {
  const { user } = app.phone;
  if (/^\/\/ bindgetphonenumber/.test(code))
    return user.tapGetPhoneNumber().then((detail) => ({ type: 'getphonenumber', detail }));
  if (/^\/\/ bindchooseavatar/.test(code))
    return { type: 'chooseavatar', detail: user.chooseAvatar(Buffer.from('picture')) };
  return { type: 'tap', detail: {} };
}

const AsyncFunction = (Object.getPrototypeOf(async function () {}) as object).constructor as new (
  ...text: string[]
) => (...values: unknown[]) => Promise<unknown>;

function requireSdk(id: string): unknown {
  if (id !== 'authing-wxapp-sdk') throw new Error(`Examples cannot require '${id}'.`);
  return sdk;
}

/** What the person in front of the phone does during an example, by method. */
const actions: { readonly [method: string]: () => Promise<void> | void } = {
  async scanLogin() {
    const { random } = await clientElsewhere(app).qrcode.geneCode();
    app.phone.user.scan(
      JSON.stringify({ scene: 'APP_AUTH', random, userPoolId, createdAt: '', expireAt: '' }),
    );
  },
  updateAvatar() {
    app.phone.user.choose(Buffer.from('picture'));
  },
};

/** Options of the client that the page of a method would have. */
const clientOptions: { readonly [method: string]: Partial<sdk.AuthenticationClientOptions> } = {
  resetPasswordByFirstLoginToken: { encrypt: createRsa() },
};

// Examples print what they get; here that would hide what fails.
beforeEach(() => void jest.spyOn(console, 'log').mockImplementation(() => undefined));

const cases = examples.map(({ file, method, code }, index) => ({ file, method, code, number: index + 1 }));

test.each(cases)('$number: $file $method', async ({ method, code }) => {
  const authing = app.client(clientOptions[method]);
  await authing.ensureLogin();
  // Before the event: WeChat encrypts what is in it for the newest login code.
  const page = { loginCode: await app.code(), setData() {} };
  const scope = { authing, require: requireSdk, wx: app.phone.wx, event: await eventFor(code) };
  await actions[method]?.();
  await new AsyncFunction(...Object.keys(scope), code).call(page, ...Object.values(scope));
});
