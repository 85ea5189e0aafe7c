// The English pages are translations: each has the sections, code and tables of its Chinese page.
import { Document, documents } from '../support/docs/markdown';
import { differenceOf } from '../support/docs/structure';

const chinese = documents.filter((file) => file.startsWith('docs/') && !file.startsWith('docs/en/'));
const english = documents.filter((file) => file.startsWith('docs/en/'));
const translationOf = (file: string) => file.replace('docs/', 'docs/en/');

test('both languages have the same pages', () => {
  expect(english).toEqual(chinese.map(translationOf));
});

test.each([
  ['README-zh_CN.md', 'README.md'],
  ...chinese.map((file) => [file, translationOf(file)]).filter(([, file = '']) => english.includes(file)),
])('%s has the structure of %s', (file = '', translation = '') => {
  expect(differenceOf(new Document(file), new Document(translation))).toBeUndefined();
});

describe('a difference is found', () => {
  const page = `# 标题

\`\`\`js
// 注释
call('文字', name, \`模板\`);
\`\`\`

| 一 | 二 |
| -- | -- |
| 三 | 四 |

- 五
- 六
`;
  const difference = (change: (text: string) => string) =>
    differenceOf(new Document('docs/a.md', page), new Document('docs/en/a.md', change(page)));

  test.each<[string, (text: string) => string, string | undefined]>([
    ['none', (text) => text, undefined],
    [
      'none in strings, comments and line breaks',
      (text) =>
        text
          .replace('文字', 'text')
          .replace('注释', 'why')
          .replace('name, `', 'name,\n  `')
          .replace('`);', '`,\n);'),
      undefined,
    ],
    [
      'in the level of a heading',
      (text) => text.replace('# ', '## '),
      'docs/a.md:1 has a heading of level 1, docs/en/a.md:1 has a heading of level 2',
    ],
    [
      'in code',
      (text) => text.replace('name', 'title'),
      "docs/a.md:3 has a block of js with other code: call('',name,''); , docs/en/a.md:3 has a block of js with other code: call('',title,'');",
    ],
    [
      'in the kind of a block',
      (text) => text.replace('js', 'ts'),
      'docs/a.md:3 has a block of js, docs/en/a.md:3 has a block of ts',
    ],
    [
      'in the rows of a table',
      (text) => text.replace('| 三 | 四 |\n', ''),
      'docs/a.md:8 has a table of 2 rows, docs/en/a.md:8 has a table of 1 rows',
    ],
    [
      'in the items of a list',
      (text) => text.replace('- 六\n', ''),
      'docs/a.md:12 has a list of 2 items, docs/en/a.md:12 has a list of 1 items',
    ],
    [
      'at the end',
      (text) => `${text}\n## 七\n`,
      'docs/a.md has nothing more, docs/en/a.md:15 has a heading of level 2',
    ],
  ])('%s', (_, change, expected) => {
    expect(difference(change)).toBe(expected?.replace(' ,', ','));
  });
});
