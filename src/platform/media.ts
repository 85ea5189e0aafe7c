import { errorCodes, GenAuthError } from '../error';
import { message } from '../messages';
import { callPlatform, platformOf, type PlatformOptions } from './call';

/** Options of choosing a picture. */
export interface ChooseImageOptions {
  /** Original or compressed picture; WeChat lets the user decide when both are given. `['compressed']` unless given. */
  sizeType?: ('original' | 'compressed')[];
  /** Where the picture may come from; album and camera unless given. */
  sourceType?: ('album' | 'camera')[];
}

/** What the two choosers resolve to. */
interface Chosen {
  tempFiles?: { tempFilePath?: string }[];
  tempFilePaths?: string[] | string;
}

function pathOf({ tempFiles, tempFilePaths }: Chosen): string | undefined {
  if (tempFiles && tempFiles[0] && tempFiles[0].tempFilePath) return tempFiles[0].tempFilePath;
  return Array.isArray(tempFilePaths) ? tempFilePaths[0] : tempFilePaths;
}

/**
 * Lets the user choose one picture and resolves to its temporary path: `wx.chooseMedia` (base library 2.10.0), else `wx.chooseImage`.
 *
 * @throws GenAuthError of kind `cancel` when the user closes the chooser
 */
export function chooseImage(
  client: PlatformOptions,
  { sizeType, sourceType }: ChooseImageOptions,
): Promise<string> {
  const platform = platformOf(client);
  const options: { [name: string]: unknown } = { count: 1, sizeType: sizeType || ['compressed'] };
  if (sourceType) options.sourceType = sourceType;
  const api = platform && platform.chooseMedia ? 'chooseMedia' : 'chooseImage';
  if (api === 'chooseMedia') options.mediaType = ['image'];
  return callPlatform<Chosen>(client, { api, options }).then(function (chosen) {
    const path = pathOf(chosen || {});
    if (!path) {
      const text = message(client.lang, 'failed', 'wx.' + api);
      throw new GenAuthError('config', errorCodes.config, text, { cause: chosen });
    }
    return path;
  });
}
