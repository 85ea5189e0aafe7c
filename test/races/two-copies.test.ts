import fc from 'fast-check';
import { copyInOwnRealm, copyInThisRealm } from './model/copies';
import { methods, Race, type Call } from './model/race';
import { useModelTime } from './model/world';

/** One step of a story. */
interface Step {
  run(race: Race): void;
  toString(): string;
}

function step(name: string, run: Step['run']): Step {
  return { run, toString: () => name };
}

const proceed = fc.nat({ max: 7 }).map((index) => step(`proceed ${index}`, (race) => race.proceed(index)));
const expire = fc.constant(step('an access token expires', (race) => race.expire()));
const copies = fc.constantFrom(0, 1);

/** Random calls of both copies, also in one turn, answers in any order, and access tokens that expire. */
function stories(calls: readonly (typeof methods)[number][], inOneTurn = true): fc.Arbitrary<Step[]> {
  const method = fc.constantFrom(...calls);
  const call = fc
    .tuple(copies, method)
    .map(([copy, name]) => step(`${name} of copy ${copy}`, (race) => void race.call(copy, name)));
  const both = method.map((name) =>
    step(`${name} of both copies`, (race) => {
      race.call(0, name);
      race.call(1, name);
    }),
  );
  const steps = fc.oneof(
    { weight: 30, arbitrary: proceed },
    { weight: 12, arbitrary: call },
    { weight: inOneTurn ? 4 : 0, arbitrary: both },
    { weight: 4, arbitrary: expire },
  );
  return fc.array(steps, { minLength: 5, maxLength: 40, size: 'max' });
}

const story = stories(methods);
const seed = Number(process.env.STORY_SEED ?? 1);

useModelTime();

async function signIn(race: Race): Promise<void> {
  race.call(0, 'ensureLogin');
  await race.settle();
  race.calls.length = 0;
}

async function play(race: Race, steps: readonly Step[]): Promise<void> {
  await signIn(race);
  for (const each of steps) await race.take(each.run);
}

/** Makes one call in each copy, one after the other, and waits for its end. */
async function callEach(race: Race, method: Call['method']): Promise<Call[]> {
  const calls: Call[] = [];
  for (const copy of [0, 1]) {
    calls.push(race.call(copy, method));
    await race.settle();
  }
  return calls;
}

/** What went wrong with calls that must have succeeded. */
function failures(calls: readonly Call[]): string[] {
  return calls
    .filter(({ account }) => account !== 'A')
    .map(({ copy, method, error }) => `${method} of copy ${copy}: ${error?.toString() ?? 'signed out'}`);
}

const inOneRealm = [copyInThisRealm(), copyInThisRealm()];

describe('two copies in one realm', () => {
  it.each([
    ['a server that only refuses a spent refresh token', false],
    ['a server that ends the sign-in when a spent refresh token is used', true],
  ])(
    'fail no call and lose no session in 2000 random stories, with %s',
    async (_server, detectsReuse) => {
      const habits = { rotates: true, detectsReuse, sendsDate: true, refusesUpdates: false };
      const property = fc.asyncProperty(story, async (steps) => {
        const race = new Race(inOneRealm, true, habits);
        await play(race, steps);
        await race.settle();
        expect(failures(race.calls)).toEqual([]);
        expect(race.signOuts.flat()).toEqual([]);
        race.relaunch();
        expect(failures(await callEach(race, 'refreshToken'))).toEqual([]);
        expect(race.server.grants).toHaveLength(1);
      });
      await fc.assert(property, { numRuns: 2000, seed });
    },
    120_000,
  );
});

describe.each([
  ['in two realms', [copyInOwnRealm(), copyInOwnRealm()]],
  ['in one realm, with two platform objects', inOneRealm],
])('two copies %s, which share nothing but storage', (_where, sdks) => {
  const sharesRealm = sdks === inOneRealm;
  const habits = { rotates: true, detectsReuse: false, sendsDate: true, refusesUpdates: false };

  it('fail only calls during a renewal of the other copy, and work from then on', async () => {
    const property = fc.asyncProperty(story, async (steps) => {
      const race = new Race(sdks, false, habits);
      await play(race, steps);
      await race.settle();
      expect(failures(race.calls.filter(({ isRaced }) => !isRaced))).toEqual([]);
      for (const { error } of race.calls) if (error) expect(error.kind).toBe('session');
      const { length } = race.server.grants;
      expect(failures(await callEach(race, 'getProfile'))).toEqual([]);
      race.relaunch();
      expect(failures(await callEach(race, 'refreshToken'))).toEqual([]);
      expect(race.server.grants).toHaveLength(length);
    });
    await fc.assert(property, { numRuns: 1000, seed });
  }, 120_000);

  it('store a renewal that the server has accepted, although the other copy was refused meanwhile', async () => {
    const race = new Race(sdks, false, habits);
    await play(race, []);
    await callEach(race, 'getProfile');
    await race.take(() => [0, 1].forEach((copy) => race.call(copy, 'refreshToken')));
    const [accepted, refused] = race.underWay;
    // Both requests take effect, and the refusal arrives first.
    for (const { phone, operation } of [accepted, refused, refused].flatMap((each) => each ?? []))
      await race.take(() => phone.proceed(operation));
    expect(race.signOuts).toEqual([[], ['expired']]);
    expect(race.stored).toBe('{"v":1}');
    await race.settle();
    expect(race.stored).toContain(race.server.newest);
    expect(failures(await callEach(race, 'getProfile'))).toEqual([]);
    expect(race.client(1).user?.token).toBe(race.server.newest);
  });

  it('renew a token of the other copy that has expired in storage', async () => {
    const race = new Race(sdks, false, habits);
    await play(race, []);
    await callEach(race, 'getProfile');
    race.call(0, 'refreshToken');
    await race.settle();
    for (const token of race.server.accessTokens.keys()) race.server.expire(token);
    race.call(1, 'getProfile');
    await race.settle();
    expect(failures(race.calls)).toEqual([]);
    expect(race.server.grants).toHaveLength(1);
  });

  it('fail no call and lose no session when calls follow each other, even with reuse detection', async () => {
    const property = fc.asyncProperty(stories(methods, false), async (steps) => {
      const race = new Race(sdks, false, { ...habits, detectsReuse: true });
      await signIn(race);
      for (const each of steps) {
        await race.take(each.run);
        await race.settle();
      }
      expect(failures(race.calls)).toEqual([]);
      expect(race.signOuts.flat()).toEqual([]);
    });
    await fc.assert(property, { numRuns: 500, seed });
  }, 120_000);

  it('do not bring the record back when another one is refused after the logout of one', async () => {
    const third = sharesRealm ? copyInThisRealm() : copyInOwnRealm();
    const race = new Race([...sdks, third], false, habits);
    await play(race, []);
    for (const copy of [1, 2]) race.call(copy, 'getProfile');
    await race.settle();
    await race.take(() => [2, 1].forEach((copy) => race.call(copy, 'refreshToken')));
    const [refused, accepted] = race.underWay;
    const advance = (each: typeof accepted) => race.take(() => each?.phone.proceed(each.operation));
    // Both requests take effect. Then one signs out, one is refused, and one receives new tokens.
    await advance(accepted);
    await advance(refused);
    await race.take(() => void race.call(0, 'logout'));
    await advance(refused);
    await advance(accepted);
    expect(race.stored).toBeUndefined();
  });

  it('report at once that the server has ended the session', async () => {
    const property = fc.asyncProperty(story, async (steps) => {
      const race = new Race(sdks, false, habits);
      await play(race, steps);
      await race.settle();
      race.server.endGrants('A');
      for (const token of race.server.accessTokens.keys()) race.server.expire(token);
      const sent = race.requests;
      // No time passes while the calls settle: what waited would never end.
      const calls = await callEach(race, 'getProfile');
      expect(calls.map(({ error }) => error?.kind)).toEqual(['session', 'session']);
      expect(race.requests - sent).toBeLessThanOrEqual(6);
      race.relaunch();
      expect([race.client(0).user, race.client(1).user]).toEqual([null, null]);
    });
    await fc.assert(property, { numRuns: 500, seed });
  }, 120_000);

  it('start without a delay after the mini program was ended during a renewal', async () => {
    const property = fc.asyncProperty(story, copies, fc.boolean(), async (steps, copy, arrives) => {
      const race = new Race(sdks, false, habits);
      await play(race, steps);
      race.call(copy, 'refreshToken');
      await race.take(() => undefined);
      if (arrives) for (const { operation } of race.underWay) operation.act?.();
      race.relaunch();
      // No time passes here either. The renewal may have spent the stored refresh token, and its answer is lost: then a sign-in follows.
      expect(failures(await callEach(race, 'ensureLogin'))).toEqual([]);
      await callEach(race, 'getProfile');
      expect(failures(await callEach(race, 'ensureLogin'))).toEqual([]);
      expect(failures(await callEach(race, 'getProfile'))).toEqual([]);
    });
    await fc.assert(property, { numRuns: 500, seed });
  }, 120_000);

  // A sign-in that the app asks for after the logout of the other copy would store a session of its own.
  const withoutSignIn = stories(methods.filter((method) => method !== 'ensureLogin'));

  it('do not bring the record back after a logout of one', async () => {
    const property = fc.asyncProperty(withoutSignIn, withoutSignIn, copies, async (before, after, copy) => {
      const race = new Race(sdks, false, habits);
      await play(race, before);
      await race.take(() => void race.call(copy, 'logout'));
      for (const each of after) {
        await race.take(each.run);
        expect(race.stored ?? '').not.toContain('accessToken');
      }
      await race.settle();
      expect(race.client(copy).user).toBeNull();
      await callEach(race, 'refreshToken');
      if (sharesRealm) expect(race.client(1 - copy).user).toBeNull();
      expect(race.stored ?? '').not.toContain('accessToken');
      race.relaunch();
      const calls = await callEach(race, 'getProfile');
      expect(calls.map(({ error }) => error?.kind)).toEqual(['session', 'session']);
    });
    await fc.assert(property, { numRuns: 500, seed });
  }, 120_000);
});
