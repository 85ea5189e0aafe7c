import type { Envelope } from '../../types/envelope';
import type { UploadAvatarParams, UploadedFile } from '../../types/profile';
import type { UploadRoute } from './route';

/** Files. Beside the route table of the requests: `wx.uploadFile` sends them as multipart forms. */
export interface UploadApi {
  /**
   * Uploads a picture and answers with its address; the profile does not change. `POST /api/v2/upload`, needs a session
   * @param params - a path from a chooser of the host, and optionally the folder.
   */
  uploadAvatar(params: UploadAvatarParams): Promise<Envelope<UploadedFile>>;
}

export const uploadRoutes: { readonly [Name in keyof UploadApi]: UploadRoute } = {
  uploadAvatar: ['UPLOAD', '/api/v2/upload'],
};
