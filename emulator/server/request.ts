import busboy from 'busboy';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';

const maxBodyBytes = 10 * 1024 * 1024;

/** A file of a multipart upload. */
export interface UploadedFile {
  field: string;
  filename: string;
  contentType: string;
  content: Buffer;
  /** Bigger than the limit, so `content` is cut off. */
  truncated: boolean;
}

/** A request, read to its end. */
export interface EmulatorRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingHttpHeaders;
  /** JSON value, form fields, or text; `undefined` when there is none. */
  body: unknown;
  /** Why the body cannot be used: no valid JSON, broken multipart, or too long. */
  problem: 'notJson' | 'badMultipart' | 'bodyTooLarge' | undefined;
  files: UploadedFile[];
  remoteAddress: string;
}

/** Reads a request; `maxUploadBytes` limits each uploaded file. */
export async function readRequest(
  message: IncomingMessage,
  maxUploadBytes: number,
): Promise<EmulatorRequest> {
  const request: EmulatorRequest = {
    method: message.method ?? 'GET',
    ...readTarget(message.url ?? '/'),
    headers: message.headers,
    body: undefined,
    problem: undefined,
    files: [],
    remoteAddress: (message.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, ''),
  };
  const contentType = message.headers['content-type'] ?? '';
  if (contentType.startsWith('multipart/form-data')) await readMultipart(message, request, maxUploadBytes);
  else await readBody(message, request, contentType);
  return request;
}

/** Path and query of a request target; a proxy may put an origin in front. `URL` would throw for paths such as `//`. */
function readTarget(target: string): { path: string; query: Record<string, string> } {
  const [path = '', query] = split(target.replace(/^https?:\/\/[^/?#]*/i, ''), '?');
  return { path: decodePath(path || '/'), query: Object.fromEntries(new URLSearchParams(query)) };
}

function split(text: string, separator: string): [string, string] {
  const index = text.indexOf(separator);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

async function readBody(
  message: IncomingMessage,
  request: EmulatorRequest,
  contentType: string,
): Promise<void> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is read and dropped, so that the client gets an answer instead of a broken connection.
    if (size <= maxBodyBytes) chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (size > maxBodyBytes) request.problem = 'bodyTooLarge';
  else if (text !== '') parseBody(request, text, contentType);
}

function parseBody(request: EmulatorRequest, text: string, contentType: string): void {
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    request.body = Object.fromEntries(new URLSearchParams(text));
    return;
  }
  try {
    request.body = JSON.parse(text) as unknown;
  } catch {
    request.body = text;
    request.problem = 'notJson';
  }
}

async function readMultipart(
  message: IncomingMessage,
  request: EmulatorRequest,
  maxUploadBytes: number,
): Promise<void> {
  const fields: Record<string, string> = {};
  request.body = fields;
  const parser = multipartParser(message, maxUploadBytes);
  if (!parser) {
    request.problem = 'badMultipart';
    // Read to its end, so that the client gets the answer.
    await finished(message.resume());
    return;
  }
  parser.on('field', (name, value) => {
    fields[name] = value;
  });
  parser.on('file', (field, stream, info) => keepFile(request, field, stream, info));
  await new Promise<void>((resolve) => {
    parser.on('error', () => {
      request.problem = 'badMultipart';
      message.unpipe(parser);
      message.resume();
      resolve();
    });
    parser.on('close', resolve);
    message.pipe(parser);
  });
}

/** A parser for the message; `undefined` when its content type names no usable boundary. */
function multipartParser(message: IncomingMessage, fileSize: number): busboy.Busboy | undefined {
  try {
    return busboy({ headers: message.headers, limits: { fileSize }, defParamCharset: 'utf8' });
  } catch {
    return undefined;
  }
}

function keepFile(request: EmulatorRequest, field: string, stream: Readable, info: busboy.FileInfo): void {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  // A file that ends within the body of the request also fails the parser, which reports it.
  stream.on('error', () => {});
  stream.on('end', () => {
    // The type declarations promise a file name and a type; a part can lack both.
    const { filename = '', mimeType: contentType } = info as { filename?: string; mimeType: string };
    const truncated = (stream as { truncated?: boolean }).truncated === true;
    request.files.push({ field, filename, contentType, content: Buffer.concat(chunks), truncated });
  });
}
