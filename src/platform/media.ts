import { configError } from '../error';
import { callPlatform, platformOf, type Host } from './call';

/** How a picture is chosen. */
export interface ChooseImageOptions {
  /** Original or compressed picture; the host asks when both are given. */
  sizeType?: ('original' | 'compressed')[];
  /** Where pictures come from, album and camera unless given. */
  sourceType?: ('album' | 'camera')[];
}

/**
 * Lets the user choose one picture and resolves to its temporary path: `wx.chooseMedia` (base library 2.10.0), else `wx.chooseImage`.
 *
 * @throws GenAuthError of kind `cancel` when the user does not
 */
export function chooseImage(host: Host, { sizeType, sourceType }: ChooseImageOptions): Promise<string> {
  const platform = platformOf(host);
  const options: { [name: string]: unknown } = { count: 1, sizeType: sizeType || ['compressed'] };
  if (sourceType) options.sourceType = sourceType;
  // No deadline: a person may take their time.
  const chosen =
    platform && platform.chooseMedia
      ? callPlatform<{ tempFiles?: { tempFilePath?: string }[] }>(
          host,
          'chooseMedia',
          { ...options, mediaType: ['image'] },
          0,
        ).then(function ({ tempFiles }) {
          const file = tempFiles && tempFiles[0];
          return file && file.tempFilePath;
        })
      : callPlatform<{ tempFilePaths?: string[] | string }>(host, 'chooseImage', options, 0).then(function ({
          tempFilePaths,
        }) {
          return tempFilePaths instanceof Array ? tempFilePaths[0] : tempFilePaths;
        });
  return chosen.then(function (path) {
    if (!path) throw configError(host.lang, 'failed', 'wx.chooseImage');
    return path;
  });
}
