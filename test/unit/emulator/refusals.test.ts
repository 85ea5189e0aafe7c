import { startEmulator, type Emulator } from '../../../emulator';
import type { RequestApi } from '../../../src/api';
import { aliases, factsOf, fieldsOf, type Field } from '../../contract/facts';
import { samples } from '../../contract/fixtures';
import { Client, zihang, type Answer } from './http';

let emulator: Emulator;
let client: Client;

beforeAll(async () => {
  emulator = await startEmulator();
  client = new Client(emulator);
  await client.signIn(zihang);
});
afterAll(() => emulator.close());

type Params = { readonly [name: string]: unknown };

/** A request that the description of the service refuses, and the field that it is refused for. */
interface Mistake {
  readonly field: string;
  readonly what: string;
  readonly params: Params;
}

/** Fields that the description demands and every official client leaves out. */
const optionalAfterAll = ['options.context', 'redirect_uri'];

/** Values of a type that the field does not have; a query carries text only, which is wrong for numbers and flags alone. */
function wrongValues({ fields, words, type }: Field, inQuery: boolean): unknown[] {
  if (words) return inQuery ? ['no-such-word'] : ['no-such-word', 5, {}];
  if (fields || type === 'object') return ['text', 5, []];
  if (type === 'number') return inQuery ? ['many'] : ['many', {}];
  if (type === 'boolean') return inQuery ? ['perhaps'] : ['perhaps', 5];
  if (type === 'string') return inQuery ? [] : [5, {}, ['text']];
  if (type === 'string[]') return ['text', [5], {}];
  return [];
}

/** Every mistake that can be made in one field of good parameters, and in the fields inside it. */
function mistakesIn(fields: readonly Field[], good: Params, inQuery: boolean, prefix = ''): Mistake[] {
  return fields.flatMap((field) => {
    const { name, required } = field;
    const path = prefix + name;
    const { [name]: value, ...others } = good;
    const missing: Mistake[] =
      required && !optionalAfterAll.includes(path) ? [{ field: path, what: 'left out', params: others }] : [];
    const wrong = wrongValues(field, inQuery).map((value) => ({
      field: path,
      what: JSON.stringify(value),
      params: { ...good, [name]: value },
    }));
    const inner =
      field.fields && typeof value === 'object' && value !== null
        ? mistakesIn(field.fields, value as Params, inQuery, `${path}.`)
        : [];
    return [
      ...missing,
      ...wrong,
      ...inner.map((each) => ({ ...each, params: { ...good, [name]: each.params } })),
    ];
  });
}

function send(method: keyof RequestApi, params: Params): Promise<Answer> {
  const { verb, path, contentType } = factsOf(method);
  const form = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
  if (verb === 'GET') return client.get(`${path}?${String(new URLSearchParams(form))}`);
  return contentType === 'application/x-www-form-urlencoded'
    ? client.form(path, form)
    : client.post(path, params);
}

const methods = (Object.keys(samples) as (keyof RequestApi)[]).filter(
  (method) => !(method in aliases) && factsOf(method).source !== 'observed',
);

test.each(methods)('%s is refused by the name of a field that is missing or wrong', async (method) => {
  const { verb, query, body, contentType } = factsOf(method);
  const asText = verb === 'GET' || contentType === 'application/x-www-form-urlencoded';
  const fields = fieldsOf(verb === 'GET' ? query : body);
  const mistakes = samples[method].flatMap((sample) => mistakesIn(fields, { ...sample }, asText));
  const accepted: string[] = [];
  for (const { field, what, params } of mistakes) {
    const answer = await send(method, params);
    const { statusCode, code, error, message, error_description: description } = answer.body;
    const refused = statusCode === 400 || code === 400 || typeof error === 'string';
    const named = `${message ?? ''} ${String(description)}`.includes(field);
    if (!refused || !named) accepted.push(`${field} ${what}: ${answer.http} ${answer.text.slice(0, 120)}`);
  }
  expect(accepted).toEqual([]);
});

test('there are mistakes to make', () => {
  const { body } = factsOf('signUp');
  const mistakes = samples.signUp.flatMap((sample) => mistakesIn(fieldsOf(body), { ...sample }, false));
  expect(mistakes.length).toBeGreaterThan(100);
});
