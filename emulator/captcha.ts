import { randomInt } from 'node:crypto';

// Without letters and digits that look alike.
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A picture of four letters, slightly turned and crossed out; no protection, but it looks like the picture of the service. */
export function drawCaptcha(): { text: string; svg: string } {
  const text = Array.from({ length: 4 }, () => letters[randomInt(letters.length)] ?? 'A').join('');
  const glyphs = [...text].map((letter, index) => {
    const x = 20 + index * 30;
    return `<text x="${x}" y="34" transform="rotate(${randomInt(-20, 20)} ${x} 30)">${letter}</text>`;
  });
  const line = `<path d="M0 ${randomInt(10, 40)} C50 0 90 50 150 ${randomInt(10, 40)}" stroke="#999" fill="none"/>`;
  const style = 'font-family="monospace" font-size="28" fill="#334"';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="150" height="50" ${style}>${line}${glyphs.join('')}</svg>`;
  return { text, svg };
}
