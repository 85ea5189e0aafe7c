import { randomBytes } from 'node:crypto';
import { extname } from 'node:path';
import { checkAddress, type Domains } from './domains';
import { ApiFailure } from './failure';
import type { PhoneFile, PhoneFiles } from './files';
import type { Callbacks, Host } from './host';
import { DEFAULT_TIMEOUT, outgoingHeader } from './request';
import type { RequestTask, SentRequest, Transfers } from './transfer';

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
    const progressListeners = new Set<(event: UploadProgress) => void>();
    const headerListeners = new Set<(event: { header: { [name: string]: string } }) => void>();
    const task: UploadTask = {
      abort: () => undefined,
      onProgressUpdate: (listener) => progressListeners.add(listener),
      offProgressUpdate: (listener) => remove(progressListeners, listener),
      onHeadersReceived: (listener) => headerListeners.add(listener),
      offHeadersReceived: (listener) => remove(headerListeners, listener),
    };
    const boundary = `WABoundary+${randomBytes(12).toString('hex')}`;
    const header = outgoingHeader(options.header, appId);
    header['content-type'] = `multipart/form-data; boundary=${boundary}`;
    const record: SentRequest = {
      api: 'uploadFile',
      method: 'POST',
      url: String(options.url),
      path: '',
      header,
      data: undefined,
    };
    try {
      const address = checkAddress(options.url, domains?.upload);
      const planned = host.plannedFor('uploadFile');
      if (planned) throw planned;
      const file = files.get(options.filePath);
      if (!file) throw new ApiFailure('file not found');
      record.path = address.pathname;
      record.data = { ...options.formData, [options.name]: file };
      const body = encodeForm(boundary, options, file);
      task.abort = transfers.start<UploadResult>({
        record,
        callbacks: options,
        request: {
          method: 'POST',
          url: address.href,
          header,
          body,
          onSent: (sent) => tellProgress(sent, body.length),
        },
        timeout: host.has('2.10.0') ? (options.timeout ?? DEFAULT_TIMEOUT) : DEFAULT_TIMEOUT,
        read: (response) => ({
          data: response.body.toString('utf8'),
          statusCode: response.statusCode,
          header: response.header,
        }),
        onHeaders: (received) => headerListeners.forEach((listener) => listener({ header: received })),
      });
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      transfers.refuse(record, options, error);
    }
    return task;

    function tellProgress(sent: number, total: number): void {
      const event = {
        progress: Math.floor((sent / total) * 100),
        totalBytesSent: sent,
        totalBytesExpectedToSend: total,
      };
      if (!host.ended) progressListeners.forEach((listener) => listener(event));
    }
  };
}

function encodeForm(boundary: string, options: UploadOptions, file: PhoneFile): Buffer {
  const fields = Object.entries(options.formData ?? {}).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(name)}"\r\n\r\n${String(value)}\r\n`,
  );
  const type = CONTENT_TYPES[extname(file.name).toLowerCase()] ?? 'application/octet-stream';
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(options.name)}"; ` +
    `filename="${escapeName(file.name)}"\r\nContent-Type: ${type}\r\n\r\n`;
  return Buffer.concat([
    Buffer.from(fields.join('') + head),
    file.content,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
}

function escapeName(name: string): string {
  return name.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function remove<Listener>(listeners: Set<Listener>, listener: unknown): void {
  if (listener === undefined) listeners.clear();
  else listeners.delete(listener as Listener);
}
