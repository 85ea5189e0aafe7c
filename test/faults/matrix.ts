import { runCell, type Disturbance, type Observation } from './cell';
import { describe as describeOutcome, judge, sessionAfter, type Expected } from './judge';
import { rows, sending } from './rows';
import type { Row } from './row';
import type { Stage } from './stage';
import { failing } from './exceptions';
import { count } from './tally';

/** What a cell shows that shows the same without the fault. */
export const same = 'as without the fault';

/** A column of the matrix. */
export interface Fault extends Disturbance {
  readonly name: string;
  /** What each row has to show. */
  readonly expected: (row: Row) => Expected | typeof same;
  /** Rows that the fault can reach; all unless given. */
  readonly reaches?: (row: Row) => boolean;
  /** Changes the server where the call gets through, so the next cell begins anew. */
  readonly getsThrough?: boolean;
}

/** What the rows of a column show whose requests fail in this way. */
export function failingWith(kind: string, code: number): (row: Row) => Expected {
  return (row) => failing(row, kind, code);
}

const isSending = (row: Row) => sending.includes(row);

const withoutFault = new Map<Row, { expected: Expected }>();

/** What a row shows when everything is in order. */
async function control(stage: Stage, row: Row): Promise<Expected> {
  const known = withoutFault.get(row);
  if (known) return known.expected;
  const seen = await runCell(stage, row);
  const expected: Expected = {
    outcome: [describeOutcome(seen.outcome)],
    heard: seen.heard.map(({ code }) => code),
    session: sessionAfter(seen, stage.record),
  };
  withoutFault.set(row, { expected });
  await restore(stage, seen);
  return expected;
}

/** Signs in anew where the call may have changed something on the server. */
async function restore(stage: Stage, seen: Observation): Promise<void> {
  const changes = seen.received.some(({ method, path }) => method !== 'GET' && path !== '/oidc/token');
  if (changes) await stage.signIn();
}

async function problemsOf(stage: Stage, fault: Fault, row: Row): Promise<string[]> {
  const given = isSending(row) ? fault.expected(row) : same;
  const expected = given === same ? await control(stage, row) : given;
  const record = fault.record ? fault.record(stage.record) : stage.record;
  const seen = await runCell(stage, row, fault);
  const problems = judge(stage, seen, expected, record);
  if (!isSending(row) && seen.received.length) problems.push('sends a request, which its row denies');
  if (given === same || fault.getsThrough) await restore(stage, seen);
  return problems.map((problem) => `${row.name}: ${problem}`);
}

/** A test for each fault, which reports all cells that show something else than they have to. */
export function testFaults(stage: Stage, family: string, faults: readonly Fault[]): void {
  test.each(faults.map((fault) => ({ fault, name: fault.name })))('$name', async ({ fault }) => {
    const reached = rows.filter(fault.reaches ?? (() => true));
    expect(reached.length).toBeGreaterThan(0);
    const problems: string[] = [];
    for (const row of reached) problems.push(...(await problemsOf(stage, fault, row)));
    count(family, fault.name, reached.length);
    expect(problems).toEqual([]);
  }, 60_000);
}
