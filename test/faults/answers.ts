import type { Reply, Serve } from './front';
import { secretsOfAnswers } from './secrets';

const json = { 'content-type': 'application/json; charset=utf-8' };
const html = { 'content-type': 'text/html' };

/** Serves every request with this status and this text. */
export function text(status: number, body: string, headers: Reply['headers'] = json): Serve {
  return ({ reply }) => reply({ status, headers, body });
}

/** Serves every request with this status and this value as JSON. */
export function body(status: number, value: unknown, headers: Reply['headers'] = {}): Serve {
  return text(status, JSON.stringify(value), { ...json, ...headers });
}

/** Serves every request with a page, as gateways do. */
export function page(status: number): Serve {
  return text(status, `<html><h1>${status}</h1><p>nginx</p></html>`, html);
}

/** Serves every request with a refusal whose body holds secrets. */
export function refusal(status: number, fields: object, headers?: Reply['headers']): Serve {
  return body(
    status,
    { message: 'refused', requestId: 'request-1', data: secretsOfAnswers, ...fields },
    headers,
  );
}
