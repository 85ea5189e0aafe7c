import { callPlatform, type Host } from './call';

/**
 * Lets the user scan a QR code and resolves to its text.
 *
 * @throws GenAuthError of kind `cancel` when the user closes the scanner
 */
export function scanQrCode(host: Host): Promise<string> {
  // No deadline: a person may take their time.
  return callPlatform<{ result: string }>(host, 'scanCode', { scanType: ['qrCode'] }, 0).then(
    function (scanned) {
      return scanned && scanned.result;
    },
  );
}
