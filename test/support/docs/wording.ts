import { lineOf, type Document, type Token } from './markdown';

/** A word that is refused, and what is written instead. */
type Term = readonly [refused: RegExp, preferred: string];

const chineseTerms: readonly Term[] = [
  [/服务器(?!域名)/, '服务端'],
  [/续签|刷新 ?(access token|refresh token|token|令牌|登录态)/i, '续期'],
  [/吊销|作废/, '撤销'],
  [/登录会话/, '登录态'],
  [/登陆|登入/, '登录'],
  [/登出|注销登录/, '退出登录'],
  [/模拟服务器|仿真|(?<!开发者工具的?)模拟器/, '模拟服务（emulator）或 wx 模拟环境（simulator）'],
  [/应用 ?id|(?<!小程序 ?)App ID|APPID/, '应用 ID'],
  // The console calls its setting 多因素认证（MFA）.
  [/两步验证|双因素|多因素(?!认证（MFA）)/, '二次验证'],
  [/账户|帐户|帐号/, '账号'],
  [/令牌/, 'token'],
  [/监听器/, '监听函数'],
  [/[「」『』]/, '“”'],
];

const englishTerms: readonly Term[] = [
  [/[‘’]/, "'"],
  [/[“”]/, '"'],
  [/\b(whoever|nobody|somebody|anybody)\b/i, 'the person who is meant: the user, the caller, the app'],
  [/\bthe vendor's\b/i, 'the official'],
  [/\bworthless\b/i, 'revoked'],
  [/\bhears?\b/i, 'is called, gets or receives'],
  [/\b(token|session|code)s? (is|are) (over|spent|dead|alive)\b/i, 'expired, revoked, used or valid'],
  [/\b(log|logs|logged|logging) (in|out)\b/i, 'sign in or sign out'],
  [/\b(refresh(es|ed|ing)? (the|an?|its)|refresh(es|ed|ing)) (session|access token|tokens?)\b/i, 'renew'],
  [/\bapp id\b/, 'app ID'],
  [/\be-mail\b/i, 'email'],
  [/\bMini Programs?\b/, 'mini program'],
  [/\b(two-factor|multi-factor)\b/i, 'second factor'],
];

/** One rule about how Chinese is set. */
const chineseSetting: readonly Term[] = [
  [/\p{Script=Han}[,;:!?(]|\)\p{Script=Han}/u, 'full-width punctuation between Chinese characters'],
  [/\p{Script=Han}[A-Za-z0-9`]|[A-Za-z0-9`]\p{Script=Han}/u, 'a space between Chinese and Latin characters'],
  [/ [，。；：！？、（）]|[，。；：！？、（）] (?!→)/u, 'no space beside full-width punctuation'],
];

/** What is wrong with the texts of a page, each with its line. Code is not looked at. */
export function wordingProblems(page: Document): string[] {
  const isChinese = !page.file.startsWith('docs/en/') && page.file !== 'README.md';
  // A cell of a table has no line of its own: that of its row counts.
  let line = 1;
  return page.tokens.flatMap((token) => {
    if (token.map) line = lineOf(token);
    if (token.type !== 'inline') return [];
    const lines = linesOf(token, line);
    const problems = isChinese ? chineseProblems(lines) : termProblems(lines, englishTerms);
    return problems.map((problem) => `${page.file}:${problem.line} ${problem.message}`);
  });
}

interface Problem {
  line: number;
  message: string;
}

interface Line {
  line: number;
  text: string;
}

function chineseProblems(lines: readonly Line[]): Problem[] {
  const broken = lines
    .slice(0, -1)
    .filter(({ text }, at) =>
      /\p{Script=Han}|[，。；：！？、（）“”]/u.test(text + String(lines[at + 1]?.text)),
    )
    .map(({ line }) => ({
      line,
      message: 'breaks the line inside of a paragraph, which is drawn as a space',
    }));
  return [...broken, ...termProblems(lines, chineseTerms), ...termProblems(lines, chineseSetting)];
}

function termProblems(lines: readonly Line[], terms: readonly Term[]): Problem[] {
  return lines.flatMap(({ line, text }) =>
    terms.flatMap(([refused, preferred]) => {
      const match = refused.exec(text);
      if (!match) return [];
      const around = text.slice(Math.max(0, match.index - 6), match.index + match[0].length + 6);
      return [{ line, message: `“${match[0]}” in “${around}”: ${preferred}` }];
    }),
  );
}

/** The text of a paragraph or cell by line. Code stands in it as a pair of backquotes: it needs spaces around it, like a Latin word. */
function linesOf(token: Token, line: number): Line[] {
  const lines: Line[] = [{ line, text: '' }];
  for (const { type, content } of token.children ?? []) {
    const last = lines[lines.length - 1];
    if (type === 'softbreak' || type === 'hardbreak') lines.push({ line: line + lines.length, text: '' });
    else if (last && type === 'text') last.text += content;
    else if (last && type === 'code_inline') last.text += '``';
    // Bold text that ends with punctuation needs a space after it, or it is not bold.
    else if (last && type === 'strong_close' && /[，。；：！？）]$/.test(last.text)) last.text += '\u200b';
    // Of a picture the description.
    else if (last && type === 'image') last.text += content;
  }
  return lines;
}
