import { languages, message, texts, type MessageKey } from '../../src/messages';

const keys = Object.keys(texts) as MessageKey[];

/** What users of an app see; all other texts are for its developer. */
const forUsers = [
  'network',
  'timeout',
  'interrupted',
  'unreadable',
  'refused',
  'signedOut',
  'expired',
  'superseded',
  'notSaved',
  'cancel',
  'wechat',
  'weakPassword',
  'notLoginCode',
  'signedIn',
  'done',
] satisfies MessageKey[];

const forDevelopers = keys.filter((key) => !(forUsers as MessageKey[]).includes(key));

function placesIn(text: string): string[] {
  return [...new Set(text.match(/\{\d\}/g))].sort();
}

test('there are texts of both kinds', () => {
  expect(keys).toEqual(expect.arrayContaining(forUsers));
  expect(forDevelopers.length).toBeGreaterThan(15);
});

describe.each(languages)('%s', (lang) => {
  const script = { 'zh-CN': /\p{Script=Han}/u, 'zh-TW': /\p{Script=Han}/u, 'en-US': /^\P{Script=Han}+$/u };

  it.each(keys)('%s is filled and takes the same values as in Chinese', (key) => {
    const text = message(lang, key, '{0}', '{1}');
    expect(text.trim()).toBe(text);
    expect(text.length).toBeGreaterThan(1);
    expect(placesIn(text)).toEqual(placesIn(texts[key][0]));
    if (lang !== 'ja-JP') expect(text).toMatch(script[lang]);
  });
});

describe('a text for users', () => {
  it.each(forUsers)('%s is Japanese with ja-JP, and has four languages', (key) => {
    expect(texts[key]).toHaveLength(4);
    expect(message('ja-JP', key)).toMatch(/[\u3041-\u30ff]/);
  });

  it.each(forUsers)('%s has no character with zh-TW that is written otherwise there', (key) => {
    expect(message('zh-TW', key)).not.toMatch(/[网络连时后请录务内别绝开过账号变储间满无码个为]/);
  });

  it.each(forUsers)('%s names nothing that only developers know', (key) => {
    for (const lang of languages) expect(message(lang, key)).not.toMatch(/wx\.|error\.c|`|scope|host/);
  });
});

describe('a text for developers', () => {
  it.each(forDevelopers)('%s is Chinese with zh-TW, and English with ja-JP', (key) => {
    expect(message('zh-TW', key)).toBe(message('zh-CN', key));
    expect(message('ja-JP', key)).toBe(message('en-US', key));
  });
});

test('an unknown language gets English', () => {
  expect(message('fr', 'cancel')).toBe('Cancelled');
});

test('values are written as they are', () => {
  expect(message('en-US', 'badUrl', "https://$&.example.com/$'")).toContain("https://$&.example.com/$'");
});
