// One word for each idea, and Chinese that is set as Chinese: see the tables in test/support/docs/wording.ts.
import { Document, documents } from '../support/docs/markdown';
import { wordingProblems } from '../support/docs/wording';

test.each(documents)('%s', (file) => {
  expect(wordingProblems(new Document(file))).toEqual([]);
});

describe('in Chinese', () => {
  const problems = (text: string) => wordingProblems(new Document('docs/a.md', text));

  test.each([
    ['# 登录态\n\n用 `wx.login` 登录，见[微信登录](a.md)（推荐）。\n\n- 一个 token\n- “续期”\n'],
    ['| 参数 | 说明 |\n| --- | --- |\n| `a` | 服务器域名 |\n'],
    ['```js\nconst 登陆 = "服务器";\n```\n'],
  ])('takes %j', (text) => {
    expect(problems(text)).toEqual([]);
  });

  test.each([
    ['登录后\n返回用户', 'breaks the line inside of a paragraph'],
    ['- 登录后返回 token\n  和用户', 'breaks the line inside of a paragraph'],
    ['登录,返回', 'full-width punctuation'],
    ['模拟服务(emulator)', 'full-width punctuation'],
    ['返回token', 'a space between'],
    ['调用`login`登录', 'a space between'],
    ['登录， 返回', 'no space beside'],
    ['「登录」', '“”'],
    ['发给服务器', '服务端'],
    ['用 refresh token 刷新 access token', '续期'],
    ['启动模拟器', '模拟服务'],
  ])('refuses %j', (text, message) => {
    expect(problems(`# 标题\n\n${text}\n`)).toEqual(
      expect.arrayContaining([expect.stringMatching(new RegExp(`^docs/a\\.md:3 .*${message}`))]),
    );
  });
});

describe('in English', () => {
  const problems = (text: string) => wordingProblems(new Document('docs/en/a.md', text));

  test('takes plain words, and anything in code', () => {
    expect(problems("The user signs in, and the session is renewed. `somebody` isn't refused.\n")).toEqual(
      [],
    );
  });

  test.each([
    ['The user’s name', "'"],
    ['nobody is signed in', 'the user'],
    ['the token is over', 'expired'],
    ['users who logged in', 'sign in'],
    ['it refreshes the token', 'renew'],
    ['the app id', 'app ID'],
    ["the vendor's SDK", 'the official'],
  ])('refuses %j', (text, message) => {
    expect(problems(`${text}\n`)).toEqual([expect.stringContaining(message)]);
  });
});
