import Ajv, { type ValidateFunction } from 'ajv';
import described from './fixtures/openapi-answers.json';

interface Schema {
  readonly type?: string;
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly [keyword: string]: unknown;
}

/** What the service publishes about its answers: its OpenAPI description, and for newer calls the types of its Node SDK. */
const { answers, definitions } = described as unknown as {
  answers: { readonly [call: string]: Schema };
  definitions: { readonly [name: string]: Schema };
};

/** The description has no `null`, but the service sends it for optional fields without a value. */
function withNulls(schema: Schema): Schema {
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]): [string, Schema] => {
    const inner = withNulls(property);
    const required = schema.required?.includes(name) ?? false;
    return [name, required ? inner : { anyOf: [inner, { type: 'null' }] }];
  });
  return {
    ...schema,
    ...(schema.properties ? { properties: Object.fromEntries(properties) } : {}),
    ...(schema.items ? { items: withNulls(schema.items) } : {}),
    ...(schema.anyOf ? { anyOf: schema.anyOf.map(withNulls) } : {}),
  };
}

const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addSchema({
  $id: 'service',
  definitions: Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => [name, withNulls(schema)]),
  ),
});

const compiled = new Map<string, ValidateFunction>();

/** Every call whose answer is described, as `GET /path`. */
export const describedCalls = Object.keys(answers);

/** Where an answer differs from its description; empty when it fits, or is not described. */
export function violationsOf(call: string, body: unknown): string[] {
  const answer = answers[call];
  if (!answer) return [];
  const validate = compiled.get(call) ?? compile(call, answer);
  validate(body);
  return (validate.errors ?? []).map((error) => `${call}${error.instancePath} ${error.message}`);
}

function compile(call: string, answer: Schema): ValidateFunction {
  const text = JSON.stringify(withNulls(answer)).replaceAll('#/definitions/', 'service#/definitions/');
  const validate = ajv.compile(JSON.parse(text) as Schema);
  compiled.set(call, validate);
  return validate;
}
