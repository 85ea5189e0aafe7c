/** Draws a picture with one character in it, as a file. */
export async function drawAvatar(character: string, size: number): Promise<File> {
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws nothing.');
  const colors = context.createLinearGradient(0, 0, size, size);
  colors.addColorStop(0, '#5b8def');
  colors.addColorStop(1, '#3fc38e');
  context.fillStyle = colors;
  context.fillRect(0, 0, size, size);
  context.fillStyle = '#fff';
  context.font = `600 ${size / 2}px sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(character, size / 2, size * 0.53);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('This browser draws nothing.');
  return new File([blob], 'avatar.png', { type: 'image/png' });
}
