import busboy from 'busboy';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

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
  /** The content type said JSON, but the body is none. */
  malformed: boolean;
  files: UploadedFile[];
  remoteAddress: string;
}

/** Reads a request; `maxUploadBytes` limits each uploaded file. */
export async function readRequest(
  message: IncomingMessage,
  maxUploadBytes: number,
): Promise<EmulatorRequest> {
  const url = new URL(message.url ?? '/', 'http://emulator');
  const request: EmulatorRequest = {
    method: message.method ?? 'GET',
    path: decodePath(url.pathname),
    query: Object.fromEntries(url.searchParams),
    headers: message.headers,
    body: undefined,
    malformed: false,
    files: [],
    remoteAddress: (message.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, ''),
  };
  const contentType = message.headers['content-type'] ?? '';
  if (contentType.startsWith('multipart/form-data')) await readMultipart(message, request, maxUploadBytes);
  else readBody(request, await readText(message), contentType);
  return request;
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

async function readText(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is read and dropped, so that the client gets an answer instead of a broken connection.
    if (size <= maxBodyBytes) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readBody(request: EmulatorRequest, text: string, contentType: string): void {
  if (text === '') return;
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    request.body = Object.fromEntries(new URLSearchParams(text));
    return;
  }
  try {
    request.body = JSON.parse(text) as unknown;
  } catch {
    request.body = text;
    request.malformed = contentType.includes('json');
  }
}

function readMultipart(
  message: IncomingMessage,
  request: EmulatorRequest,
  maxUploadBytes: number,
): Promise<void> {
  const fields: Record<string, string> = {};
  request.body = fields;
  return new Promise((resolve) => {
    const parser = busboy({
      headers: message.headers,
      limits: { fileSize: maxUploadBytes },
      defParamCharset: 'utf8',
    });
    parser.on('field', (name, value) => {
      fields[name] = value;
    });
    parser.on('file', (field, stream, info) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { filename = '', mimeType: contentType } = info as { filename?: string; mimeType: string };
        const truncated = (stream as { truncated?: boolean }).truncated === true;
        request.files.push({ field, filename, contentType, content: Buffer.concat(chunks), truncated });
      });
    });
    parser.on('error', () => {
      request.malformed = true;
      message.resume();
      resolve();
    });
    parser.on('close', resolve);
    message.pipe(parser);
  });
}
