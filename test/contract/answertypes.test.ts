import ts from 'typescript';
import type { Api } from '../../src/api';
import { checker, members, typeOfApi } from './apitypes';
import { described, kindsOf, objects } from './answerfacts';
import { fieldsOf, type Field } from './facts';

// What the types promise of an answer is held, field by field, against what the vendor publishes.

/** Answers that the description leaves open, so that the types say what was seen. */
const open = /^(mfaVerify|mfaRecover|getOidcConfiguration|fetchJWKS)/;

/** Where the types differ from the description on purpose. */
const deviations = [
  // A text in most answers, a number in some.
  'GetWechatAccessTokenDataDto.expiresAt: number | string for string',
  // Flat as described, or wrapped as WeChat sends it.
  'GetWechatMiniProgramPhoneDataDto.countryCode: optional',
  'GetWechatMiniProgramPhoneDataDto.phoneNumber: optional',
  'GetWechatMiniProgramPhoneDataDto.purePhoneNumber: optional',
  'GetWechatMiniProgramPhoneDataDto.phone_info: not described',
  // Servers send the lifetime under one of two names, or under both.
  'LoginTokenResponseDataDto.expire_in: optional',
  'LoginTokenResponseDataDto.expires_in: not described',
  // The browser is called `name` in the description and `browser` by the service.
  'ParsedUserAgent.browser: not described',
  'ParsedUserAgent.name: optional',
];

/** What a method resolves to, without the envelope. */
function dataOf(method: string): ts.Type {
  const property = typeOfApi().getProperty(method);
  const signature = property && checker.getTypeOfSymbol(property).getCallSignatures().at(-1);
  const resolved = signature && checker.getAwaitedType(signature.getReturnType());
  if (!resolved) throw new Error(`${method} has no result`);
  const data = resolved.symbol.name === 'Envelope' ? resolved.getProperty('data') : undefined;
  return data ? checker.getTypeOfSymbol(data) : resolved;
}

function itemOf(type: ts.Type): ts.Type | undefined {
  return checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;
}

/** The word for a plain type; objects are compared field by field. */
function wordOf(type: ts.Type): string {
  const item = itemOf(type);
  if (item) return `${wordOf(item)}[]`;
  if (type.isStringLiteral() || type.isNumberLiteral()) return String(type.value);
  if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
  if (type.flags & ts.TypeFlags.Unknown) return 'any';
  return type.flags & ts.TypeFlags.Object ? 'object' : checker.typeToString(type);
}

function compareKinds(here: string, kinds: string[], type: ts.Type, found: Set<string>): void {
  if (kinds.includes('any')) return;
  const ours = members(checker.getNonNullableType(type));
  const named = kinds.filter((kind) => kind.replace('[]', '') in objects);
  if (named.length) {
    for (const kind of named) {
      const name = kind.replace('[]', '');
      const inner = ours.map((each) => (kind.endsWith('[]') ? itemOf(each) : each));
      const fits = inner.filter((each) => each !== undefined);
      if (!fits.length) found.add(`${here}: no ${kind}`);
      const [first] = fits.filter((each) => !itemOf(each));
      if (first) compareFields(here, name, fieldsOf(objects[name]), fits, found);
    }
    return;
  }
  const words = [...new Set(ours.map(wordOf))].sort().join(' | ');
  const expected = [...kinds].sort().join(' | ');
  if (words !== expected) found.add(`${here}: ${words} for ${expected}`);
}

const seen = new Set<string>();

function compareFields(
  here: string,
  name: string,
  fields: readonly Field[],
  types: readonly ts.Type[],
  found: Set<string>,
): void {
  const id = `${name} ${types.map((type) => checker.typeToString(type)).join(' | ')}`;
  if (seen.has(id)) return;
  seen.add(id);
  const path = name || here;
  const known = new Set(fields.map((field) => field.name));
  for (const type of types.filter((each) => !itemOf(each)))
    for (const { name: own } of type.getProperties())
      if (!known.has(own) && types.every((each) => each.getProperty(own)))
        found.add(`${path}.${own}: not described`);
  for (const { name: own, required, fields: inner, type: plain, words } of fields) {
    const symbol = types.map((type) => type.getProperty(own)).find((each) => each !== undefined);
    if (!symbol) {
      found.add(`${path}.${own}: missing`);
      continue;
    }
    const type = checker.getTypeOfSymbol(symbol);
    const isOptional = Boolean(symbol.flags & ts.SymbolFlags.Optional);
    if (isOptional === required) found.add(`${path}.${own}: ${isOptional ? 'optional' : 'required'}`);
    if (inner) compareFields(`${path}.${own}`, '', inner, [checker.getNonNullableType(type)], found);
    else compareKinds(`${path}.${own}`, words ? [...words] : kindsOf(plain ?? 'any'), type, found);
  }
}

test('the types of answers match the API description field by field, except for known deviations', () => {
  const found = new Set<string>();
  for (const [method, answer] of Object.entries(described) as [keyof Api, (typeof described)[string]][]) {
    if (open.test(method) || answer === 'any') continue;
    const type = dataOf(method);
    if (answer === 'none') {
      if (wordOf(type) !== 'undefined') found.add(`${method}: ${wordOf(type)} for nothing`);
    } else if (typeof answer === 'string') compareKinds(method, kindsOf(answer), type, found);
    else compareFields(method, '', fieldsOf(answer), [type], found);
  }
  expect(seen.size).toBeGreaterThan(60);
  expect([...found].sort()).toEqual([...deviations].sort());
});
