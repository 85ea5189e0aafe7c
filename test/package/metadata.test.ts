// What registries and the repository's pages show before an app developer reads a line of code.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json')) as { [field: string]: unknown };

it('is found by the words that developers search for', () => {
  expect(manifest.keywords).toEqual(
    expect.arrayContaining(['微信小程序', 'wechat-miniprogram', 'uni-app', 'taro', 'genauth', 'authing']),
  );
  expect(manifest).toMatchObject({ license: 'MIT', author: expect.stringMatching(/GenAuth/) });
});

it('leads to the repository, its first page and its issues', () => {
  const repository = 'https://github.com/Authing/authing-wxapp-sdk';
  expect(manifest).toMatchObject({
    repository: { type: 'git', url: `git+${repository}.git` },
    homepage: `${repository}#readme`,
    bugs: `${repository}/issues`,
  });
});

it('is published under next while it is a preview, and not restricted', () => {
  const tag = String(manifest.version).includes('-') ? 'next' : 'latest';
  expect(manifest.publishConfig).toEqual({ access: 'public', tag });
});

it('names no Node in engines, over which yarn 1 would refuse it to apps', () => {
  expect(manifest).not.toHaveProperty('engines');
});

it.each(['bug', 'feature'])('the form for a %s asks in both languages and warns of secrets', (name) => {
  const form = read(`.github/ISSUE_TEMPLATE/${name}.yml`);
  for (const asked of ['SDK 版本 / SDK version', '基础库', 'requestId', '错误码'])
    expect(form).toContain(asked);
  expect(form).toMatch(/请勿粘贴 token/);
  expect(form).toMatch(/Do not paste tokens/);
});

it('says in both languages how to report a vulnerability, with links that lead somewhere', () => {
  const text = read('SECURITY.md');
  expect(text.match(/Report a vulnerability/g)).toHaveLength(3);
  expect(text).toContain('# 安全策略');
  const links = [...text.matchAll(/\]\((?!https:|#)([^)#]+)/g)].map(([, link]) => String(link));
  expect(links).toHaveLength(2);
  expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
});

it('keeps a changelog in the form of Keep a Changelog, with links that lead somewhere', () => {
  const text = read('CHANGELOG.md');
  const [newest] = text.match(/^## .+$/m) ?? [];
  expect(newest).toMatch(/^## \[\d+\.\d+\.\d+(-[\w.]+)?\] - \d{4}-\d\d-\d\d$/);
  expect(text.match(/^### .+$/gm)).toEqual(
    ['Added', 'Changed', 'Removed', 'Fixed', 'Migration'].map((title) => `### ${title}`),
  );
  const links = [...text.matchAll(/\]\((?!https:|#)([^)#]+)/g)].map(([, link]) => String(link));
  expect(links.length).toBeGreaterThan(2);
  expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
});
