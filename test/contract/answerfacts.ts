import type { RequestApi } from '../../src/api';
import { aliases, fieldsOf, type Field, type Fields } from './facts';
import facts from './fixtures/answer-fields.json';

/** Objects by their name in the API description; a field may name one of them. */
export const objects = facts.schemas as { readonly [name: string]: Fields };

/** What is in `data`, or in an answer without envelope: the name of an object, or its fields. `none` is no data, `any` is not described. */
export const described = facts.answers as { readonly [method: string]: string | Fields };

/** What the vendor publishes about the answer of a method. */
export function answerOf(method: keyof RequestApi): string | Fields | undefined {
  return described[aliases[method] ?? method];
}

/** A type in the words of the description, taken apart: the kinds of value it allows. */
export function kindsOf(type: string): string[] {
  const list = /^\((.*)\)\[\]$/.exec(type);
  return list ? [`${list[1]}[]`] : type.split(' | ');
}

function schemaOfKind(kind: string): object {
  if (kind.endsWith('[]')) return { type: 'array', items: schemaOfType(kind.slice(0, -2)) };
  if (kind === 'any') return {};
  if (kind in objects) return { $ref: `#/$defs/${kind}` };
  return { type: kind };
}

function isWord(kind: string): boolean {
  return !(kind in objects) && !/^(string|number|boolean|object|any)$|\[\]$/.test(kind);
}

function schemaOfType(type: string): object {
  const kinds = kindsOf(type);
  // A number may come as such, or as its text.
  const words = kinds.filter(isWord).flatMap((word) => (/^\d+$/.test(word) ? [word, Number(word)] : [word]));
  const others = kinds.filter((kind) => !isWord(kind)).map(schemaOfKind);
  return { anyOf: words.length ? [{ enum: words }, ...others] : others };
}

function schemaOfField({ required, fields, type, words }: Field): object {
  const schema = fields ? schemaOfFields(fields) : schemaOfType(words ? words.join(' | ') : (type ?? 'any'));
  // The service says `null` for what is not set.
  return required ? schema : { anyOf: [schema, { type: 'null' }] };
}

function schemaOfFields(fields: readonly Field[]): object {
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, schemaOfField(field)])),
    required: fields.filter((field) => field.required).map((field) => field.name),
    additionalProperties: false,
  };
}

/** Of these the sources print a part only: a user of the older API, and a document of a standard. */
const excerpt = /^(mfaVerify|mfaRecover|getOidcConfiguration)/;

/** JSON Schema of what a method resolves to, without the envelope. */
export function answerSchemaOf(method: keyof RequestApi): object {
  const answer = answerOf(method) ?? 'any';
  const $defs = Object.fromEntries(
    Object.entries(objects).map(([name, fields]) => [name, schemaOfFields(fieldsOf(fields))]),
  );
  if (answer === 'none') return { not: {} };
  if (excerpt.test(method) && typeof answer === 'object')
    return { ...schemaOfFields(fieldsOf(answer)), additionalProperties: true };
  return { $defs, ...(typeof answer === 'string' ? schemaOfType(answer) : schemaOfFields(fieldsOf(answer))) };
}
