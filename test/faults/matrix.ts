import { runCell, type Disturbance, type Observation } from './cell';
import { describe as describeOutcome, judge, sessionAfter, type Expected } from './judge';
import { rows, sending } from './rows';
import type { Row } from './row';
import type { Stage } from './stage';
import { failing } from './exceptions';
import { count, type Family } from './tally';

/** What a cell shows that shows the same without the fault. */
export const same = 'as without the fault';

/** A column of the matrix. */
export interface Fault extends Disturbance {
  readonly name: string;
  /** What each row has to show. */
  readonly expected: (row: Row) => Expected | typeof same;
  /** What `same` compares with: an app and a phone in order, unless given. */
  readonly like?: Disturbance;
  /** What else may be seen than what is expected; `plain` is what the row shows without the fault. */
  readonly adapt?: (expected: Expected, plain: Observation) => Expected;
  /** The session may be renewed, also by a call that sends no request otherwise. */
  readonly mayRenew?: boolean;
  /** Rows that the fault can reach; all unless given. */
  readonly reaches?: (row: Row) => boolean;
}

/** What the rows of a column show whose requests fail in this way. */
export function failingWith(kind: string, code: number): (row: Row) => Expected {
  return (row) => failing(row, kind, code);
}

const isSending = (row: Row) => sending.includes(row);

interface Control {
  readonly seen: Observation;
  readonly expected: Expected;
}

const inOrder: Disturbance = {};
const controls = new Map<Disturbance, Map<Row, Control>>();

/** What a row shows when everything is in order, or with nothing but the given disturbance. */
async function controlOf(stage: Stage, row: Row, disturbance: Disturbance): Promise<Control> {
  const known = controls.get(disturbance) ?? new Map<Row, Control>();
  controls.set(disturbance, known);
  const found = known.get(row);
  if (found) return found;
  const seen = await runCell(stage, row, disturbance);
  stage.restore();
  const expected: Expected = {
    outcome: [describeOutcome(seen.outcome)],
    heard: seen.heard.map(({ code }) => code),
    session: sessionAfter(seen, recordOf(stage, disturbance)),
  };
  const control = { seen, expected };
  known.set(row, control);
  return control;
}

function recordOf(stage: Stage, { record }: Disturbance): string {
  return record ? record(stage.record) : stage.record;
}

async function expectedOf(stage: Stage, fault: Fault, row: Row): Promise<Expected> {
  const given = isSending(row) ? fault.expected(row) : same;
  if (given !== same) return given;
  const { seen, expected } = await controlOf(stage, row, fault.like ?? inOrder);
  return fault.adapt ? fault.adapt(expected, seen) : expected;
}

async function problemsOf(stage: Stage, fault: Fault, row: Row): Promise<string[]> {
  const expected = await expectedOf(stage, fault, row);
  const seen = await runCell(stage, row, fault);
  const problems = judge(stage, seen, expected, recordOf(stage, fault));
  const requests = seen.received.filter(({ path }) => !(fault.mayRenew && path === '/oidc/token'));
  if (!fault.like && !isSending(row) && requests.length)
    problems.push('sends a request, which its row denies');
  stage.restore();
  return problems.map((problem) => `${row.name}: ${problem}`);
}

/** A test for each fault, which reports all cells that show something else than they have to. */
export function testFaults(stage: Stage, family: Family, faults: readonly Fault[]): void {
  test.each(faults.map((fault) => ({ fault, name: fault.name })))(
    '$name',
    async ({ fault }) => {
      const reached = rows.filter(fault.reaches ?? (() => true));
      expect(reached.length).toBeGreaterThan(0);
      const problems: string[] = [];
      for (const row of reached) {
        problems.push(...(await problemsOf(stage, fault, row)));
        // Each of them takes long, and a few are enough to see the cause.
        if (problems.filter((problem) => problem.includes('hangs')).length > 2) break;
      }
      count(family, fault.name, reached.length);
      expect(problems).toEqual([]);
    },
    300_000,
  );
}
