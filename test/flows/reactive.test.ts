import { useApp, type Edition } from '../support/app';

const proxies = new WeakMap<object, object>();

/** Wraps an object as `reactive` of Vue 3 does, which uni-app and Taro use: so is each plain object that is read of it, always the same. */
function reactive<Target extends object>(target: Target): Target {
  const known = proxies.get(target);
  // What was made of the same target has its type.
  if (known) return known as Target;
  const proxy = new Proxy(target, {
    get(object, name, receiver) {
      const value: unknown = Reflect.get(object, name, receiver);
      return Object.prototype.toString.call(value) === '[object Object]' ? reactive(value as object) : value;
    },
  });
  proxies.set(target, proxy);
  return proxy;
}

// Not in other engines: what comes from there is a proxy already.
const editions: Edition[] = ['sources', 'built, ES2015'];

describe.each(editions)('%s: a client in the reactive state of a page', (edition) => {
  const app = useApp({ edition });

  it('signs in, calls its methods and signs out', async () => {
    const { authing } = reactive({ authing: app.client() });
    const { id } = await authing.loginByCode();
    expect(authing.user?.id).toBe(id);
    expect(await authing.api.getProfile()).toMatchObject({ data: { userId: id } });
    await authing.logout();
    expect(authing.user).toBeNull();
  });

  it('has its groups of methods', async () => {
    const { authing } = reactive({ authing: app.client() });
    await authing.loginByCode();
    expect(await authing.mfa.getMfaAuthenticators()).toEqual(expect.any(Array));
    expect(authing.tokenProvider.getToken()).toBe(authing.user?.token);
    expect(authing.mfa).toBe(authing.mfa);
  });
});
