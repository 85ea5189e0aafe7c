import { text } from './answers';
import { failing } from './exceptions';
import type { Serve } from './front';
import { same, testFaults, type Fault } from './matrix';
import { useStage } from './stage';

const stage = useStage();

const padding = 'x'.repeat(5 << 20);

/** Lets the emulator answer, with fields before its own that this version does not know. */
function padded(fields: string): Serve {
  return ({ forward }) =>
    forward((reply) =>
      // A list or an empty body has no fields.
      /^\{./.test(reply.body) ? { ...reply, body: `{${fields},${reply.body.slice(1)}` } : reply,
    );
}

const faults: Fault[] = [
  {
    name: 'the right answer with unknown fields',
    serve: padded(
      '"news":{"of":["a","later","version"]},"toString":"x","hasOwnProperty":null,"__proto__":{}',
    ),
    expected: () => same,
  },
  { name: 'the right answer, of 5 MB', serve: padded(`"padding":"${padding}"`), expected: () => same },
  {
    name: 'a text of 5 MB',
    serve: text(200, padding),
    expected: (row) =>
      // Nothing in the answer of a revocation says whether it worked.
      /^(api\.)?revokeToken$/.test(row.method) ? { outcome: ['resolves'] } : failing(row, 'api', -7),
  },
];

testFaults(stage, 'bodies', faults);
