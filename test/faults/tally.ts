import { appendFileSync } from 'node:fs';

/** A file to which `npm run faults` has the cells counted; each line is a column. */
const file = process.env.FAULTS_TALLY;

/** The families of faults, as `scripts/faults.mjs` names them. */
export type Family =
  'status' | 'bodies' | 'unauthorized' | 'network' | 'platform' | 'storage' | 'clock' | 'later';

/** Notes how many methods there are, how many ways to call them, and how many of these send no request. */
export function countRows(methods: number, calls: number, silent: number): void {
  note({ methods, calls, silent });
}

/** Notes that the cells of a column were looked at. */
export function count(family: Family, fault: string, cells: number): void {
  note({ family, fault, cells });
}

function note(entry: object): void {
  if (file) appendFileSync(file, `${JSON.stringify(entry)}\n`);
}
