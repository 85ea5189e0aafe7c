import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { authExpiredForms } from '../../../emulator';
import { runCommand } from '../../../emulator/command';
import { defaultSettings } from '../../../emulator/settings';

describe.each(['testing/emulator.md', 'en/testing/emulator.md'])('docs/%s', (name) => {
  const page = readFileSync(join(__dirname, '../../../docs', name), 'utf8');

  test.each(Object.keys(defaultSettings()))('explains the setting %s', (setting) => {
    expect(page).toContain(`\`${setting}\``);
  });

  test.each(authExpiredForms.map((form) => [form]))('explains the form %s of an expired token', (form) => {
    expect(page).toContain(`\`${form}\``);
  });

  test('explains every option of the command line', async () => {
    const lines: string[] = [];
    await runCommand(['--help'], (line) => lines.push(line));
    const options = lines.join('\n').match(/--(?!help)[\w-]+/g) ?? [];
    expect(options.length).toBeGreaterThan(4);
    for (const option of options) expect(page).toContain(option);
  });
});
