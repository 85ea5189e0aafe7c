import type { Simulator } from '../../../simulator';
import { allOf, type Element } from './wxml';

/** A picture of one pixel. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** What a user types, by what the name of a field says. The first that fits. */
const typed: readonly [name: RegExp, text: string][] = [
  [/new.*password|password.*new|confirm|repeat/i, 'Passw0rd!2'],
  [/password|pwd/i, 'passw0rd'],
  [/code|captcha|otp|sms/i, '123456'],
  [/phone|mobile/i, '13900001111'],
  [/mail/i, 'zhouzihang@example.com'],
  [/account|user/i, 'zhouzihang'],
  [/nick|name/i, '小周'],
];

/** What a new user types instead, who has no account yet. */
const newcomer: typeof typed = [
  [/phone|mobile/i, '13600001111'],
  [/mail/i, 'newcomer@example.com'],
  [/account|user/i, 'newcomer'],
];

/** What an event of an element carries when a user does what it is for; throws where this element cannot send it. */
export async function detailOf(
  event: string,
  element: Element,
  handler: string,
  sim: Simulator,
): Promise<unknown> {
  switch (event) {
    case 'getphonenumber':
    case 'getrealtimephonenumber':
      requireOpenType(element, event);
      return sim.user.tapGetPhoneNumber();
    case 'getuserinfo':
      requireOpenType(element, event);
      return sim.user.tapGetUserInfo();
    case 'chooseavatar':
      requireOpenType(element, event);
      return sim.user.chooseAvatar(picture);
    case 'agreeprivacyauthorization':
      requireOpenType(element, event);
      return { errMsg: 'agreePrivacyAuthorization:ok' };
    case 'submit':
      return { value: formValues(element, handler) };
    case 'change':
      return { value: chosenIn(element) };
    case 'input':
    case 'blur':
    case 'confirm':
      return { value: typedInto(element, handler) };
    case 'nicknamereview':
      return { pass: true, timeout: false };
    default:
      return {};
  }
}

/** Lets the user answer whatever chooser opens next, if the code opens one. */
export function answerChoosers(sim: Simulator, code: string): void {
  if (/\bchoose(Media|Image|MessageFile)\b/.test(code)) sim.user.choose(picture);
  // What is scanned is on another screen: test/package/guides.test.ts has one.
  if (/\bscan(Login|Code)\b/.test(code)) sim.user.cancel();
}

function requireOpenType({ tag, attributes }: Element, event: string): void {
  const types = textOf(attributes['open-type']).toLowerCase().split('|');
  if (tag !== 'button' || !types.includes(event))
    throw new Error(`<${tag}> sends ${event} only as a button with this open-type`);
}

/** The fields of a form by name, with what the user has entered. */
function formValues(form: Element, handler: string): { [name: string]: unknown } {
  const inside = allOf(form.children);
  if (!inside.some(({ attributes }) => attributes['form-type'] === 'submit'))
    throw new Error('the form has no button with form-type="submit"');
  const fields = inside.filter(({ attributes }) => typeof attributes.name === 'string');
  return Object.fromEntries(
    fields.map((field): [string, unknown] => [
      textOf(field.attributes.name),
      ['input', 'textarea'].includes(field.tag) ? typedInto(field, handler) : chosenIn(field),
    ]),
  );
}

/** What the name of the field says, or else its kind or its handler. */
function typedInto({ attributes }: Element, handler: string): string {
  const { name, type, password } = attributes;
  const hints = [
    name,
    attributes['data-name'],
    attributes['data-field'],
    password && 'password',
    type,
    handler,
  ];
  const known = /regist|sign-?up/i.test(handler) ? [...newcomer, ...typed] : typed;
  for (const hint of hints) {
    const found = known.find(([pattern]) => typeof hint === 'string' && pattern.test(hint));
    if (found) return found[1];
  }
  return '示例';
}

function chosenIn({ tag, children }: Element): unknown {
  switch (tag) {
    case 'checkbox-group':
      return allOf(children)
        .filter((each) => each.tag === 'checkbox')
        .map(({ attributes }) => attributes.value);
    case 'radio-group':
      return allOf(children).find((each) => each.tag === 'radio')?.attributes.value;
    case 'switch':
      return true;
    default:
      return 0;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
