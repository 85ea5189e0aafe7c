import type { UploadProgress } from '../../types/profile';
import { callPlatform, type PlatformOptions } from './call';
import type { PlatformResponse, PlatformTask } from './platform';

/** A request as `wx.request` sends it, or an upload as `wx.uploadFile` does. */
export interface HttpRequest {
  /** `UPLOAD` sends `file` as a multipart form instead of `data`. */
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'UPLOAD';
  url: string;
  header: { [name: string]: string };
  data?: string;
  /** Temporary path of the file to upload. */
  filePath?: string;
  onProgress?: (progress: UploadProgress) => void;
}

/** Origin of an address, which is what a domain list holds. */
export function originOf(url: string): string {
  return url.split('/', 3).join('/');
}

function report(task: PlatformTask, onProgress: (progress: UploadProgress) => void): void {
  if (!task.onProgressUpdate) return;
  task.onProgressUpdate(function (event) {
    try {
      onProgress(event);
    } catch {
      // The app's own display: its failure is not the upload's.
    }
  });
}

/** `wx.request` or `wx.uploadFile`: resolves for every HTTP status, rejects when no answer came. */
export function request(client: PlatformOptions, sent: HttpRequest): Promise<PlatformResponse> {
  const { method, url, header, data, filePath, onProgress } = sent;
  const { timeout } = client;
  const isUpload = method === 'UPLOAD';
  const options: { [name: string]: unknown } = isUpload
    ? { url, header, timeout, filePath, name: 'file' }
    : { ...client.requestOptions, url, header, timeout, method };
  if (data !== undefined) options.data = data;
  return callPlatform(client, {
    api: isUpload ? 'uploadFile' : 'request',
    options,
    timeout,
    origin: originOf(url),
    onTask(task) {
      if (onProgress) report(task, onProgress);
    },
  });
}
