import { callPlatform, type PlatformOptions } from './call';

/**
 * Lets the user scan a QR code and resolves to its text.
 *
 * @throws GenAuthError of kind `cancel` when the user closes the scanner
 */
export function scanQrCode(client: PlatformOptions): Promise<string> {
  const scanning = callPlatform<{ result: string }>(client, {
    api: 'scanCode',
    options: { scanType: ['qrCode'] },
  });
  return scanning.then((scanned) => scanned && scanned.result);
}
