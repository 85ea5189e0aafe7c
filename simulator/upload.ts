import { randomBytes } from 'node:crypto';
import { extname } from 'node:path';
import { checkAddress, type Domains } from './domains';
import { ApiFailure } from './failure';
import type { PhoneFile, PhoneFiles } from './files';
import type { Callbacks, Host } from './host';
import type { HttpResponse } from './http';
import { outgoingHeader, timeoutOf } from './request';
import { Listeners, type HeadersEvent, type RequestTask, type SentRequest, type Transfers } from './transfer';

/** Options of `wx.uploadFile`. */
export interface UploadOptions extends Callbacks<UploadResult> {
  url: string;
  filePath: string;
  /** Name of the form field that carries the file. */
  name: string;
  header?: { readonly [name: string]: string };
  formData?: { readonly [name: string]: string };
  /** In milliseconds; honoured from base library 2.10.0. */
  timeout?: number;
}

/** What `wx.uploadFile` hands to `success`, whatever the HTTP status; `data` is always a string. */
export interface UploadResult {
  data: string;
  statusCode: number;
  header?: { [name: string]: string };
}

/** Percent and bytes of an upload. */
export interface UploadProgress {
  progress: number;
  totalBytesSent: number;
  totalBytesExpectedToSend: number;
}

/** The handle of a running upload. */
export interface UploadTask extends RequestTask {
  onProgressUpdate(listener: (event: UploadProgress) => void): void;
  offProgressUpdate(listener?: unknown): void;
}

const CONTENT_TYPES: { readonly [extension: string]: string } = {
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

/** Makes `wx.uploadFile`: one file as a real multipart form. */
export function createUploadFile(
  host: Host,
  transfers: Transfers,
  files: PhoneFiles,
  appId: string,
  domains: Domains | undefined,
) {
  return function uploadFile(options: UploadOptions): UploadTask {
    host.record('uploadFile', options);
    const headers = new Listeners<HeadersEvent>();
    const progress = new Listeners<UploadProgress>();
    const form = new UploadForm(options);
    const header = { ...outgoingHeader(options.header, appId), 'content-type': form.contentType };
    const record = recordOf(options.url, header);
    const abort = transfers.startPrepared<UploadResult>(record, options, () => {
      const address = checkAddress(options.url, domains?.upload);
      const planned = host.plannedFor('uploadFile');
      if (planned) throw planned;
      const file = files.get(options.filePath);
      if (!file) throw new ApiFailure('file not found');
      record.path = address.pathname;
      record.data = { ...options.formData, [options.name]: file };
      const body = form.encode(file);
      const onSent = (sent: number) => {
        if (!host.ended) progress.call(progressOf(sent, body.length));
      };
      return {
        request: { method: 'POST', url: address.href, header, body, onSent },
        timeout: timeoutOf(options, host),
        read: readAnswer,
        onHeaders: (received) => headers.call({ header: received }),
      };
    });
    return createTask(abort, headers, progress);
  };
}

function recordOf(url: unknown, header: SentRequest['header']): SentRequest {
  return { api: 'uploadFile', method: 'POST', url: String(url), path: '', header, data: undefined };
}

function readAnswer({ statusCode, header, body }: HttpResponse): UploadResult {
  return { data: body.toString('utf8'), statusCode, header };
}

function progressOf(sent: number, total: number): UploadProgress {
  return {
    progress: Math.floor((sent / total) * 100),
    totalBytesSent: sent,
    totalBytesExpectedToSend: total,
  };
}

function createTask(
  abort: () => void,
  headers: Listeners<HeadersEvent>,
  progress: Listeners<UploadProgress>,
): UploadTask {
  return {
    abort,
    onProgressUpdate: (listener) => progress.add(listener),
    offProgressUpdate: (listener) => progress.remove(listener),
    onHeadersReceived: (listener) => headers.add(listener),
    offHeadersReceived: (listener) => headers.remove(listener),
  };
}

/** The multipart form of one upload. */
class UploadForm {
  private readonly boundary = `WABoundary+${randomBytes(12).toString('hex')}`;

  constructor(private readonly options: UploadOptions) {}

  get contentType(): string {
    return `multipart/form-data; boundary=${this.boundary}`;
  }

  encode(file: PhoneFile): Buffer {
    const { formData, name } = this.options;
    const fields = Object.entries(formData ?? {}).map(
      ([field, value]) => `${this.partHead(field)}\r\n\r\n${String(value)}\r\n`,
    );
    const type = CONTENT_TYPES[extname(file.name).toLowerCase()] ?? 'application/octet-stream';
    const fileHead =
      `${this.partHead(name)}; filename="${escapeName(file.name)}"\r\n` + `Content-Type: ${type}\r\n\r\n`;
    return Buffer.concat([
      Buffer.from(fields.join('') + fileHead),
      file.content,
      Buffer.from(`\r\n--${this.boundary}--\r\n`),
    ]);
  }

  private partHead(name: string): string {
    return `--${this.boundary}\r\nContent-Disposition: form-data; name="${escapeName(name)}"`;
  }
}

function escapeName(name: string): string {
  return name.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
