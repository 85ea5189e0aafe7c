import type { Serve } from './front';
import { same, testFaults, type Fault } from './matrix';
import { useStage } from './stage';

const stage = useStage();

const day = 86_400_000;
const realNow = Date.now;

/** Moves the clock of the phone; that of the server is the machine's. */
function move(ms: number): void {
  Date.now = () => realNow() + ms;
}

function putRight(): void {
  Date.now = realNow;
}

afterEach(putRight);

/** A session whose clock is wrong may be renewed once more than needed, and is that of the same account afterwards. */
const maybeRenewed: Pick<Fault, 'adapt' | 'mayRenew' | 'expected'> = {
  mayRenew: true,
  adapt: (expected) => ({
    ...expected,
    session: expected.session === 'untouched' ? ['untouched', 'kept'] : expected.session,
  }),
  expected: () => same,
};

const moves: [name: string, ms: number][] = [
  ['ten days ahead', 10 * day],
  ['a minute before the token expires', 7_150_000],
  ['ten days behind', -10 * day],
];

/** The clock jumps while the first request is under way. */
function jumping(ms: number): Serve {
  return ({ forward, index }) => {
    if (index === 0) move(ms);
    forward();
  };
}

const faults: Fault[] = moves.flatMap(([name, ms]) => [
  {
    ...maybeRenewed,
    name: `the clock of the phone is ${name}`,
    disturb: () => move(ms),
    after: putRight,
  },
  {
    ...maybeRenewed,
    name: `the clock of the phone is set ${name} during a request`,
    serve: jumping(ms),
    after: putRight,
  },
]);

testFaults(stage, 'clock', faults);
