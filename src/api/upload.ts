import type { Envelope } from '../../types/envelope';
import type { UploadAvatarParams, UploadedFile } from '../../types/profile';

/** Files. Not in the route table, for an upload is no request: `wx.uploadFile` sends it. */
export interface UploadApi {
  /**
   * Uploads a picture and answers with its address; the profile does not change. `POST /api/v2/upload`, needs a session
   * @param params - a path from a chooser of the host, and optionally the folder.
   */
  uploadAvatar(params: UploadAvatarParams): Promise<Envelope<UploadedFile>>;
}
