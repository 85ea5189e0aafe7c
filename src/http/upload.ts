import type { UploadAvatarParams } from '../../types/profile';
import type { Core } from '../core';
import { upload } from '../platform/upload';
import { readAnswer } from './answer';
import { headers } from './exchange';
import { authorized } from './http';
import { encodePairs } from './query';

/** Uploads a file as the signed-in user. `POST /api/v2/upload` */
export function uploadFile(core: Core, params: UploadAvatarParams): Promise<unknown> {
  const { options } = core;
  const { filePath, folder = 'avatar', onProgress } = params;
  const path = '/api/v2/upload?' + encodePairs({ folder });
  return authorized(core, false, function (token) {
    // The content type is the host's to write: it holds the multipart boundary.
    const header = headers(options, token);
    return upload(options, { url: options.host + path, header, filePath, name: 'file', onProgress }).then(
      function (response) {
        return readAnswer(options.lang, path, response);
      },
    );
  });
}
