// What the client keeps of a sign-in, how it renews and ends it, and the keys it asks for.
import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { URLSearchParams } from 'node:url';
import { APP_ID, has, ok, pathsOf, refused } from './phone.mjs';

const EXPIRED = 'refresh_token has expired, please login again';
const lifetime = 7200 * 1000;

/** Scenarios by method. A title that begins with a number shows a defect of the client. */
export const sessionScenarios = {
  getLoginState: {
    async 'returns what the sign-in returned, also after a restart'(world) {
      const { sim, authing, state } = await world.signedIn();
      assert.deepEqual(ok(await authing.getLoginState()), state);
      const restarted = world.phone({ storage: sim.storage });
      assert.deepEqual(ok(await restarted.authing.getLoginState()), state);
    },
    async 'E-03 reports a user who never signed in as text in JSON'(world) {
      const { message } = refused(await world.phone().authing.getLoginState());
      assert.match(JSON.parse(message).errMsg, /^getStorage:fail/);
    },
    async 'E-05 takes a sign-in for expired when the lifetime is called expire_in, as documented'(world) {
      world.emulator.changeSettings({ lifetimeField: 'expire_in' });
      const { authing, state } = await world.signedIn();
      has(state, { expire_in: 7200, expires_at: NaN });
      refused(await authing.getLoginState(), { message: 'login state has expired, please login again' });
    },
  },
  clearLoginState: {
    async 'signs out on the phone'(world) {
      const { authing } = await world.signedIn();
      assert.equal(ok(await authing.clearLoginState()), true);
      refused(await authing.getLoginState());
    },
  },
  saveLoginState: {
    async 'takes over tokens from elsewhere'(world) {
      const { state } = await world.signedIn();
      const { authing } = world.phone();
      const saved = await authing.saveLoginState(state);
      has(saved, { access_token: state.access_token, refresh_token: state.refresh_token });
      assert.ok(Math.abs(saved.expires_at - Date.now() - lifetime) < 60_000);
      has(ok(await authing.getUserInfo()), { username: 'zhouzihang' });
    },
  },
  getPublicKey: {
    async 'returns a key of each kind'(world) {
      const { authing } = world.phone();
      const rsa = createPublicKey(ok(await authing.getPublicKey('rsa')));
      assert.equal(rsa.asymmetricKeyType, 'rsa');
      assert.match(ok(await authing.getPublicKey('sm2')), /^04[0-9a-f]{128}$/);
    },
  },
  refreshToken: {
    async 'returns new tokens, and the old refresh token is spent'(world) {
      const { authing, state } = await world.signedIn();
      const renewed = ok(await authing.refreshToken());
      assert.notEqual(renewed.access_token, state.access_token);
      assert.notEqual(renewed.refresh_token, state.refresh_token);
      assert.deepEqual(ok(await authing.getLoginState()), renewed);
      has(ok(await authing.getUserInfo()), { username: 'zhouzihang' });
      ok(await authing.refreshToken());
    },
    async 'E-19 reports a spent refresh token without a message'(world) {
      const { authing, state } = await world.signedIn();
      ok(await authing.refreshToken());
      const late = await world.withTokens(state);
      refused(await late.authing.refreshToken(), { error: 'invalid_grant', message: undefined });
    },
    async 'E-06 asks for nothing once the access token has expired, though the server would renew'(world) {
      world.emulator.changeSettings({ accessTokenLifetime: 0 });
      const phone = await world.signedIn();
      refused(await phone.authing.refreshToken(), { message: EXPIRED });
      assert.deepEqual(pathsOf(phone), ['/api/v3/signin']);
      const form = {
        grant_type: 'refresh_token',
        client_id: APP_ID,
        refresh_token: phone.state.refresh_token,
      };
      const url = `${world.emulator.url}/oidc/token`;
      assert.equal((await fetch(url, { method: 'POST', body: new URLSearchParams(form) })).status, 200);
    },
    async 'E-10 spends one refresh token in each of three calls at a time, so two of them fail'(world) {
      const phone = await world.signedIn();
      const hold = world.emulator.hold('/oidc/token');
      const calls = [1, 2, 3].map(() => phone.authing.refreshToken());
      await hold.arrived;
      assert.deepEqual(pathsOf(phone).slice(1), ['/oidc/token', '/oidc/token', '/oidc/token']);
      hold.release();
      const errors = (await Promise.all(calls)).map(([error]) => error?.error);
      assert.deepEqual(errors.sort(), ['invalid_grant', 'invalid_grant', undefined]);
    },
  },
  logout: {
    async 'signs out on the phone and ends the access token'(world) {
      const { authing, state } = await world.signedIn();
      assert.equal(ok(await authing.logout()), true);
      refused(await authing.getLoginState());
      const other = await world.withTokens(state);
      refused(await other.authing.getUserInfo(), { statusCode: 401, apiCode: 2020 });
    },
    async 'E-11 leaves the refresh token alive'(world) {
      const { authing, state } = await world.signedIn();
      ok(await authing.logout());
      const other = await world.withTokens(state);
      ok(await other.authing.refreshToken());
    },
    async 'E-11 reports success when the server refuses'(world) {
      const phone = await world.signedIn();
      world.emulator.changeSettings({ tokenEndpointAuthMethod: 'client_secret_post' });
      assert.equal(ok(await phone.authing.logout()), true);
      has(phone.sim.requests.at(-1), { path: '/oidc/token/revocation', statusCode: 401 });
      const other = await world.withTokens(phone.state);
      ok(await other.authing.getUserInfo());
    },
  },
};
