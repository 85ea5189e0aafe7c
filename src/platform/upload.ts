import type { UploadProgress } from '../../types/profile';
import { callPlatform, type Host } from './call';
import type { PlatformResponse, PlatformTask } from './platform';
import { originOf } from './request';

/** A file to be sent as one multipart field. */
export interface HttpUpload {
  url: string;
  header: { [name: string]: string };
  filePath: string;
  /** Name of the multipart field. */
  name: string;
  onProgress?: (progress: UploadProgress) => void;
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
