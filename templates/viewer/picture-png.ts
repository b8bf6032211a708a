const pixelsPerPoint = 2;
const margin = 12;

/** An SVG file as PNG on white. */
export async function picturePng(svg: string, width: number, height: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`; // the policy allows data:, not blob:
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil((width + 2 * margin) * pixelsPerPoint);
  canvas.height = Math.ceil((height + 2 * margin) * pixelsPerPoint);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('there is no canvas');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(pixelsPerPoint, pixelsPerPoint);
  context.drawImage(image, margin, margin, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the canvas gives no picture'))),
      'image/png',
    );
  });
}
