import * as late from '../../src/late';
import { laterMethods, laterProperties, laterSyncMethods } from '../../src/late/names';
import { prototypes } from '../../src/subclients';
import { AuthenticationClient } from '../../src';

describe('what is loaded on first use', () => {
  it.each([
    ['methods', laterMethods, late.methods],
    ['methods that answer at once', laterSyncMethods, late.syncMethods],
    ['properties', laterProperties, { api: {}, ...prototypes }],
  ])('is known before by the names of its %s, and no other', (_kind, names, loaded) => {
    expect(names.split(' ').sort()).toEqual(Object.keys(loaded).sort());
  });

  it('can be wrapped by an app before it is loaded', async () => {
    const authing = new AuthenticationClient({ appId: 'a', platform: { request() {} } });
    const original = authing.hasRole;
    let calls = 0;
    authing.hasRole = function (...values) {
      calls++;
      return original.apply(this, values);
    };
    await expect(authing.hasRole('admin')).rejects.toMatchObject({ kind: 'session' });
    expect(calls).toBe(1);
  });

  it('is not run twice by a subclass', async () => {
    let calls = 0;
    class Own extends AuthenticationClient {
      override updateProfile(updates: object) {
        calls++;
        return super.updateProfile(updates);
      }
    }
    const authing = new Own({ appId: 'a', platform: { request() {} } });
    await expect(authing.updateProfile({ nickname: 'Bob' })).rejects.toMatchObject({ kind: 'session' });
    expect(calls).toBe(1);
  });
});
