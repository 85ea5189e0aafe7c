// What goes wrong on a phone in use. Each function makes one call under its fault and ends the fault; the next call works on the session that
// the fault has left.
import { setImmediate as turn } from 'node:timers/promises';
import { DAY, HOUR, MINUTE } from './world.mjs';

const TOKEN = '/oidc/token';

async function offline(phone) {
  phone.sim.network.offline();
  await phone.call({ mayFail: true });
  phone.sim.network.online();
}

async function failingNetwork(phone) {
  phone.sim.network.failNext(phone.random.pick(['reset', 'refused', 'timeout']));
  await phone.call({ mayFail: true });
  phone.sim.network.online();
}

/** The server handles the request, and its answer does not reach the phone. A rotated refresh token is lost with the answer. */
async function lostAnswer(phone) {
  phone.sim.network.loseAnswer();
  await phone.call({ mayFail: true });
  phone.sim.network.online();
}

/** Wi-Fi to cellular while a request is on its way. */
async function networkSwitch(phone) {
  const start = phone.world.emulator.requests.length;
  const call = phone.call({ mayFail: true });
  await turn();
  phone.sim.network.networkSwitch();
  await call;
  await phone.settled(start);
}

/** Killed by WeChat or by the user at any moment of a call. */
async function killed(phone) {
  const start = phone.world.emulator.requests.length;
  // A mini program that has ended is not waited for.
  void phone.call({ mayFail: true });
  for (let turns = phone.random.whole(0, 12); turns > 0; turns--) await turn();
  await phone.launch();
  await phone.settled(start);
}

async function duplicatedCallbacks(phone) {
  phone.sim.network.duplicateCallbacks(true);
  await phone.call();
  phone.sim.network.duplicateCallbacks(false);
}

async function background(phone) {
  const start = phone.world.emulator.requests.length;
  const call = phone.call({ mayFail: true });
  await turn();
  phone.sim.background();
  await call;
  phone.sim.resume();
  await phone.settled(start);
}

/** Lasts until it is put right again, also across launches. */
async function wrongClock(phone) {
  phone.offset = phone.offset ? 0 : phone.random.between(-400, 400) * DAY;
  await phone.call();
}

async function revoked(phone) {
  phone.revoked.add(phone.stored());
  phone.world.emulator.revokeRefreshTokens(phone.account);
  endAccess(phone);
  await phone.call();
}

/** The server refuses an access token before its time; the refresh token is as good as before. */
async function refusedEarly(phone) {
  endAccess(phone);
  await phone.call();
}

function endAccess({ world, account }) {
  for (const token of Object.values(world.emulator.state.accessTokens))
    if (token.userId === account) token.expiresAt = Math.min(token.expiresAt, world.time);
}

const broken = [
  { status: 500, body: 'Internal Server Error' },
  { status: 502, body: '<html>Bad Gateway</html>' },
  { status: 503, body: { statusCode: 503, message: 'maintenance' } },
  { status: 200, body: '<html>Sign in to this Wi-Fi</html>' },
  { status: 200, body: {} },
  { drop: 'before' },
];

/** The access token has expired and the server fails to renew it. */
async function failedRenewal(phone) {
  phone.world.pass(3 * HOUR);
  phone.world.emulator.failNext(TOKEN, phone.random.pick(broken));
  await phone.call({ mayFail: true, index: 0 });
}

async function failedCall(phone) {
  phone.world.emulator.failNext('getProfile', phone.random.pick(broken));
  await phone.call({ mayFail: true, index: 0 });
}

/** Killed while a renewal is at the server: before it has spent the token, or after. */
async function killedInRenewal(phone) {
  const { emulator } = phone.world;
  const start = emulator.requests.length;
  const when = phone.random.pick(['dropped', 'before', 'after']);
  phone.world.pass(3 * HOUR);
  if (when === 'dropped') emulator.failNext(TOKEN, { drop: 'before' });
  const hold = emulator.hold(TOKEN, when === 'after' ? 'after' : 'before');
  void phone.call({ mayFail: true, index: 0 });
  await hold.arrived;
  phone.kill();
  hold.release();
  if (when !== 'dropped') await phone.settled(start);
  await phone.launch();
}

/** Several calls at a time on an expired token, by all copies. */
async function crowd(phone) {
  phone.world.pass(3 * HOUR);
  await Promise.all(Array.from({ length: 10 }, () => phone.call()));
}

/** Faults of one phone, which leave the others alone. */
export const ofPhone = {
  offline,
  'a request that fails': failingNetwork,
  'an answer that is lost': lostAnswer,
  'a change of the network': networkSwitch,
  'killed during a call': killed,
  'callbacks that come twice': duplicatedCallbacks,
  'in the background': background,
  'a wrong clock': wrongClock,
  'revoked by the server': revoked,
  'a token refused early': refusedEarly,
};

/** Faults that need the server, or the clock, for themselves. */
export const ofServer = {
  'a renewal that fails': failedRenewal,
  'a server error': failedCall,
  'killed during a renewal': killedInRenewal,
  'ten calls on an expired token': crowd,
};

/** Runs one fault, chosen at random, and says so. */
export async function disturb(phone, faults) {
  const name = phone.random.pick(Object.keys(faults));
  phone.world.count('faults', name);
  phone.recent = [...(phone.recent ?? []), name].slice(-4);
  await faults[name](phone);
  phone.world.pass(MINUTE);
}
