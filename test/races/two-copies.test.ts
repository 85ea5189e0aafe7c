import fc from 'fast-check';
import { copyInThisRealm } from './model/copies';
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

/** Random calls of both copies, answers in any order, and access tokens that expire. */
function stories(calls: readonly (typeof methods)[number][]): fc.Arbitrary<Step[]> {
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
    { weight: 4, arbitrary: both },
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
