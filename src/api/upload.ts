import type { Envelope } from '../../types/envelope';
import type { UploadAvatarParams, UploadedFile } from '../../types/profile';
import type { UploadRoute } from './route';

/** File uploads, which `wx.uploadFile` sends as multipart forms. */
export interface UploadApi {
  /**
   * Uploads a picture as the signed-in user and returns its address. The profile does not change: `updateAvatar`
   * of the client uploads a picture and makes it the avatar.
   * `POST /api/v2/upload`
   *
   * @param params - a temporary or saved file of WeChat, optionally the folder on the server and a listener of the
   * progress
   * @returns the envelope with key and address of the file in `data`
   * @throws GenAuthError of kind `api` (400 not a picture, 413 too large); `config` when the file does not exist;
   * `session` when signed out
   * @example
   * // bindchooseavatar
   * const { data } = await authing.api.uploadAvatar({ filePath: event.detail.avatarUrl });
   * await authing.api.updateProfile({ photo: data.url });
   */
  uploadAvatar(params: UploadAvatarParams): Promise<Envelope<UploadedFile>>;
}

export const uploadRoutes: { readonly [Name in keyof UploadApi]: UploadRoute } = {
  uploadAvatar: ['UPLOAD', '/api/v2/upload'],
};
