import { relative } from 'node:path';

/** How many mutants met which end, and the score: noticed ones in a hundred. */
export function figuresOf(mutants) {
  const count = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const killed = count('Killed');
  const timeout = count('Timeout');
  const survived = count('Survived', 'NoCoverage');
  const total = killed + timeout + survived;
  return {
    mutants: total,
    killed,
    timeout,
    survived,
    score: total ? ((killed + timeout) / total) * 100 : 100,
  };
}

/** Prints each mutant that no test noticed, and the figures. */
export function printResult(name, mutants, { killed, timeout, survived, score }) {
  for (const { fileName, location, mutatorName, replacement, status } of mutants) {
    if (status !== 'Survived' && status !== 'NoCoverage') continue;
    const { line, column } = location.start;
    const text = String(replacement).replace(/\s+/g, ' ').slice(0, 100);
    console.log(`${relative(process.cwd(), fileName)}:${line}:${column} ${mutatorName} → ${text}`);
  }
  console.log(`${name}: ${killed} killed, ${timeout} timed out, ${survived} survived: ${score.toFixed(1)} %`);
}
