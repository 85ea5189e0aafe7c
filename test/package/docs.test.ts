// Every code block of the documentation runs, from the top of a page to its end, as the kind of file that it says it is, on what is
// published.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { useApp } from '../support/app';
import { runTests, typeMistakes } from '../support/docs/checks';
import { suiteOf } from '../support/docs/kinds';
import { Document, documents, root } from '../support/docs/markdown';
import { DocumentRunner, outputFolder, Report } from '../support/docs/runner';

const app = useApp({}, { settings: { passCode: '123456', captchaAfterFailures: 0 } });
const report = new Report();

describe.each(documents)('%s', (file) => {
  const document = new Document(file);

  if (document.blocks.length > 0 && !suiteOf(file)) {
    it('runs from top to end', async () => {
      await new DocumentRunner(document, app.emulator, report).run();
    }, 60_000);
  }

  it('links to files that exist', () => {
    const links = [...document.text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => String(match[1]));
    const missing = links.filter((link) => !existsSync(join(root, file, '..', link)));
    expect(missing).toEqual([]);
  });
});

describe('all documents together', () => {
  it('compile as TypeScript against the published declarations, under strict', () => {
    expect(typeMistakes(report.typeScript)).toEqual([]);
  }, 60_000);

  it('pass the tests that they print, in jest', async () => {
    if (report.tests > 0) await expect(runTests(outputFolder)).resolves.toBeGreaterThanOrEqual(report.tests);
  }, 120_000);

  afterAll(() => {
    const counts = [...report.counts].map(([kind, count]) => `${kind} ${count}`).sort();
    process.stdout.write(`Blocks of the documentation: ${counts.join(', ')}\n`);
  });
});
