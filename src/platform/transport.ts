import { callPlatform, type Host } from './call';
import type { UploadProgress } from '../../types/profile';
import type { PlatformResponse, PlatformTask } from './platform';

/** A request as the host sends it: everything is a string by now. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  header: { [name: string]: string };
  data?: string;
}

/** A file to be sent as one multipart field. */
export interface HttpUpload {
  url: string;
  header: { [name: string]: string };
  filePath: string;
  /** Name of the multipart field. */
  name: string;
  onProgress?: (progress: UploadProgress) => void;
}

function originOf(url: string): string {
  return url.split('/', 3).join('/');
}

/** `wx.request`: resolves for every HTTP status, rejects when no answer came. */
export function request(host: Host, { method, url, header, data }: HttpRequest): Promise<PlatformResponse> {
  const options: { [name: string]: unknown } = { method, url, header, timeout: host.timeout };
  if (data !== undefined) options.data = data;
  return callPlatform<PlatformResponse>(host, 'request', options, host.timeout, { origin: originOf(url) });
}

/** `wx.uploadFile`; the answer's `data` is always text. Progress reports cannot break the upload. */
export function upload(
  host: Host,
  { url, header, filePath, name, onProgress }: HttpUpload,
): Promise<PlatformResponse> {
  return callPlatform<PlatformResponse>(
    host,
    'uploadFile',
    { url, header, filePath, name, timeout: host.timeout },
    host.timeout,
    {
      origin: originOf(url),
      onTask(task: PlatformTask) {
        if (!onProgress || !task.onProgressUpdate) return;
        task.onProgressUpdate(function (event) {
          try {
            onProgress(event);
          } catch {
            // The app's own display: its failure is not the upload's.
          }
        });
      },
    },
  );
}
