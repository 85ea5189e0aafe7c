import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { routes, type RequestApi } from '../../src/api';
import { programOf } from '../support/program';
import { checker, members, typeOfApi } from './apitypes';
import { allFacts, fieldsOf, type Field } from './facts';

/** Where the types differ from the description on purpose. */
const deviations = [
  // Described as required, but sign-up works without it, and so does every official SDK.
  'signUp.options.context: optional',
  // A mini program has no application secret to go with it: its application identifies itself by header alone.
  'signInByCredentials.client_id: missing',
  // Codes of other apps cannot be had in a mini program.
  'signInByMobile.connection: wechat_mini_program_code | wechat_mini_program_code_and_phone | wechat_mini_program_phone',
  'signInByMobile.client_id: missing',
  // Addresses end up in logs; the token goes into the header.
  'getUserInfoByAccessToken.access_token: missing',
];

function parameterOf(method: string): ts.Type | undefined {
  const property = typeOfApi().getProperty(method);
  if (!property) throw new Error(`Api has no ${method}`);
  // Where the reference prints single values there is a signature for them too; the one with the object is the last.
  const signature = checker.getTypeOfSymbol(property).getCallSignatures().at(-1);
  const [parameter] = signature?.getParameters() ?? [];
  return parameter && checker.getNonNullableType(checker.getTypeOfSymbol(parameter));
}

/** The kinds of value a type allows, in the words of `openapi-requests.json`. */
function kindOf(type: ts.Type | undefined): string {
  if (!type) return 'none';
  const kinds = members(checker.getNonNullableType(type)).map((member) => {
    if (member.isStringLiteral()) return member.value;
    if (member.flags & ts.TypeFlags.BooleanLike) return 'boolean';
    if (checker.isArrayType(member))
      return `${kindOf(checker.getTypeArguments(member as ts.TypeReference)[0])}[]`;
    return member.flags & ts.TypeFlags.Object ? 'object' : checker.typeToString(member);
  });
  return [...new Set(kinds)].sort().join(' | ');
}

function compare(path: string, fields: readonly Field[], type: ts.Type | undefined, found: string[]): void {
  const variants = type ? members(type) : [];
  const described = new Set(fields.map((field) => field.name));
  for (const name of new Set(
    variants.flatMap((variant) => variant.getProperties().map((property) => property.name)),
  )) {
    // Sent as bearer token, so no field of the body.
    if (routes[path as keyof RequestApi]?.[2] === name) continue;
    if (!described.has(name)) found.push(`${path}.${name}: not described`);
  }
  for (const { name, required, words, type: plain, fields: inner } of fields) {
    const symbols = variants.map((variant) => variant.getProperty(name));
    const present = symbols.filter((symbol) => symbol !== undefined);
    const here = `${path}.${name}`;
    if (!present.length) {
      found.push(`${here}: missing`);
      continue;
    }
    // Where a payload belongs to one kind of call, it is required in that variant and absent from the others.
    const always = symbols.every((symbol) => symbol && !(symbol.flags & ts.SymbolFlags.Optional));
    if (always !== required) found.push(`${here}: ${always ? 'required' : 'optional'}`);
    const types = present.map((symbol) => checker.getNonNullableType(checker.getTypeOfSymbol(symbol)));
    if (inner) {
      for (const each of types) compare(here, inner, each, found);
      continue;
    }
    const kinds = [...new Set(types.flatMap((each) => kindOf(each).split(' | ')))].sort().join(' | ');
    const expected = words ? [...words].sort().join(' | ') : plain;
    if (plain !== 'any' && kinds !== expected) found.push(`${here}: ${kinds}`);
  }
}

test('the parameter types match the API description field by field, except for known deviations', () => {
  const found: string[] = [];
  for (const [method, { verb, path, query, body }] of Object.entries(allFacts)) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
      name,
      required: false,
      type: 'string',
    }));
    compare(method, [...fieldsOf(verb === 'GET' ? query : body), ...inPath], parameterOf(method), found);
  }
  expect([...new Set(found)].sort()).toEqual([...deviations].sort());
});

test('every type of a domain is exported', () => {
  const folder = join(__dirname, '../../types');
  const files = readdirSync(folder).map((file) => join(folder, file));
  const all = programOf(files);
  const exportsOf = (file: string) => {
    const source = all.getSourceFile(file);
    const module = source && all.getTypeChecker().getSymbolAtLocation(source);
    return module
      ? all
          .getTypeChecker()
          .getExportsOfModule(module)
          .map((symbol) => symbol.name)
      : [];
  };
  const index = join(folder, 'index.ts');
  const declared = files.filter((file) => file !== index).flatMap(exportsOf);
  expect(exportsOf(index).sort()).toEqual(declared.sort());
});
