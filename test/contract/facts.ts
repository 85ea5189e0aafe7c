import type { RequestApi } from '../../src/api';
import facts from './fixtures/openapi-requests.json';

/**
 * Fields by name; `!` after a name marks a required one. A text gives the type, or the words of an enum between bars, and after `=`
 * what the server takes when the field is left out.
 */
export interface Fields {
  readonly [name: string]: string | Fields;
}

/** What the vendor publishes about the request of one endpoint. */
export interface RequestFacts {
  readonly verb: string;
  readonly path: string;
  /** The OpenAPI description (of 2023), a newer official SDK, or only seen in use. */
  readonly source: 'openapi' | 'sdk' | 'observed';
  /** Who may call it. */
  readonly access: 'user' | 'anyone';
  readonly contentType?: string;
  readonly query?: Fields;
  readonly body?: Fields;
}

/** Methods that are another name for an endpoint, with its name in `openapi-requests.json`. */
export const aliases: { readonly [Name in keyof RequestApi]?: string } = {
  getCaptchaCode: 'geneCatchaCodeAndToken',
  getWechatMiniprogramPhone: 'getWechatMiniProgramPhone',
  listDevices: 'list',
  unbindDevice: 'unbind',
  revokeDeviceSession: 'revoke',
  getApprovalDetail: 'getDetail',
  listInitiatedApprovals: 'initiatedList',
  publishEvent: 'pub',
};

/** Every endpoint the vendor's sources give, by name. */
export const allFacts = facts as { readonly [name: string]: RequestFacts };

export function factsOf(method: keyof RequestApi): RequestFacts {
  const found = allFacts[aliases[method] ?? method];
  if (!found) throw new Error(`openapi-requests.json does not know ${method}`);
  return found;
}

/** One field, taken apart. */
export interface Field {
  readonly name: string;
  readonly required: boolean;
  /** Type of a plain field. */
  readonly type?: string;
  readonly words?: readonly string[];
  /** What the server takes when the field is left out. */
  readonly byDefault?: string;
  readonly fields?: readonly Field[];
}

const plainTypes = /^(string|number|boolean|object|any)(\[\])?$/;

export function fieldsOf(described: Fields = {}): Field[] {
  return Object.entries(described).map(([key, value]) => {
    const name = key.replace(/!$/, '');
    const required = name !== key;
    if (typeof value !== 'string') return { name, required, fields: fieldsOf(value) };
    const [type = '', byDefault] = value.split(' = ');
    return plainTypes.test(type)
      ? { name, required, type, byDefault }
      : { name, required, words: type.split(' | '), byDefault };
  });
}

/** JSON Schema of an object with these fields and no others. */
export function schemaOf(fields: readonly Field[]): object {
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, schemaOfField(field)])),
    required: fields.filter((field) => field.required).map((field) => field.name),
    additionalProperties: false,
  };
}

function schemaOfField({ fields, words, type = '' }: Field): object {
  if (fields) return schemaOf(fields);
  if (words) return { enum: words };
  if (type.endsWith('[]')) return { type: 'array', items: { type: type.slice(0, -2) } };
  return type === 'any' ? {} : { type };
}
