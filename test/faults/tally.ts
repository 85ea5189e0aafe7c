import { appendFileSync } from 'node:fs';

/** A file to which `npm run faults` has the cells counted; each line is a column. */
const file = process.env.FAULTS_TALLY;

/** Notes that the cells of a column were looked at. */
export function count(family: string, fault: string, cells: number): void {
  if (file) appendFileSync(file, `${JSON.stringify({ family, fault, cells })}\n`);
}
