import qrcode from 'qrcode-generator';
import type { QrCode } from './state';

/** The text behind a QR code: what `wx.scanCode` gives. */
export function qrText(code: QrCode, userPoolId: string): string {
  const scene = code.kind === 'web' ? 'APP_AUTH' : 'APP_LOGIN';
  const [createdAt, expireAt] = [
    new Date(code.createdAt).toISOString(),
    new Date(code.expiresAt).toISOString(),
  ];
  return JSON.stringify({ scene, random: code.qrcodeId, userPoolId, createdAt, expireAt });
}

/** A QR code as SVG. */
export function qrSvg(text: string): string {
  return draw(text).createSvgTag({ cellSize: 6, margin: 24, scalable: true });
}

/** A QR code as a GIF in a `data:` address. */
export function qrDataUrl(text: string): string {
  return draw(text).createDataURL(6, 24);
}

function draw(text: string) {
  // 0 lets the library take the smallest size that holds the text.
  const picture = qrcode(0, 'M');
  picture.addData(text);
  picture.make();
  return picture;
}
