import type { EmulatorRequest } from './request';

/** A request that the emulator has seen. */
export interface RecordedRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  /** JSON value, form fields, or text; of an upload, the fields and what files there were. */
  body: unknown;
  /** HTTP status of the answer; 0 while there is none, and for good when the connection was dropped. */
  status: number;
  /** Time of arrival in ms since 1970, by the emulator's clock. */
  at: number;
}

/** What is kept of a request; it has no answer yet. */
export function recordOf(request: EmulatorRequest, at: number): RecordedRequest {
  const { method, path, query, files } = request;
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  const uploads = files.map(({ field, filename, contentType, content }) => ({
    field,
    filename,
    contentType,
    size: content.length,
  }));
  const body = files.length ? { fields: request.body, files: uploads } : request.body;
  return { method, path, query, headers, body, status: 0, at };
}
