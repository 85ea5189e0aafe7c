import { ApiFailure } from './failure';
import type { PhoneFiles } from './files';
import type { AsyncApi, Host } from './host';
import type { PrivacyGate } from './privacy';
import type { SimulatedUser } from './user';

/** The functions of `wx` in which the user picks something. */
export interface MediaApis {
  chooseImage: AsyncApi<
    { count?: number; sizeType?: string[]; sourceType?: string[] },
    { tempFilePaths: string[]; tempFiles: { path: string; size: number }[] }
  >;
  /** Base library 2.10.0. */
  chooseMedia: AsyncApi<
    { count?: number; mediaType?: string[]; sizeType?: string[]; sourceType?: string[] },
    { type: string; tempFiles: { tempFilePath: string; size: number; fileType: string }[] }
  >;
  scanCode: AsyncApi<
    { onlyFromCamera?: boolean; scanType?: string[] },
    { result: string; scanType: string; charSet: string; path: string; rawData: string }
  >;
}

const MOST_FILES = 9;

/** Makes the choosers; what the user picks comes from `sim.user`. */
export function createMediaApis(
  host: Host,
  user: SimulatedUser,
  files: PhoneFiles,
  privacy: PrivacyGate,
): MediaApis {
  const pick = async (api: string, count: number | undefined) => {
    await privacy.check(api);
    const answer = await user.choice();
    if (answer.kind !== 'files') throw new ApiFailure('cancel');
    return answer.paths
      .slice(0, count ?? MOST_FILES)
      .map((path) => ({ path, size: files.get(path)?.content.length ?? 0 }));
  };
  return {
    chooseImage: host.async('chooseImage', async ({ count }) => {
      const tempFiles = await pick('chooseImage', count);
      return { tempFilePaths: tempFiles.map(({ path }) => path), tempFiles };
    }),
    chooseMedia: host.async('chooseMedia', async ({ count }) => {
      const picked = await pick('chooseMedia', count);
      const tempFiles = picked.map(({ path, size }) => ({ tempFilePath: path, size, fileType: 'image' }));
      return { type: 'image', tempFiles };
    }),
    scanCode: host.async('scanCode', async () => {
      const answer = await user.choice();
      if (answer.kind !== 'scan') throw new ApiFailure('cancel');
      const rawData = Buffer.from(answer.text).toString('base64');
      return { result: answer.text, scanType: 'QR_CODE', charSet: 'utf-8', path: '', rawData };
    }),
  };
}
