import { existsSync, readFileSync } from 'node:fs';
import { notModelled, strict } from '../strict.ts';

export type Image = Pick<
  Electron.NativeImage,
  'isEmpty' | 'toPNG' | 'toDataURL' | 'getSize' | 'setTemplateImage' | 'addRepresentation'
>;

/** An image of PNG bytes, of which nothing is ever drawn. */
export function imageOf(png: Buffer): Image {
  const isPng = png.length > 24 && png.toString('latin1', 1, 4) === 'PNG';
  return strict('NativeImage', {
    isEmpty: () => png.length === 0,
    toPNG: () => png,
    toDataURL: () => `data:image/png;base64,${png.toString('base64')}`,
    getSize: () =>
      isPng ? { width: png.readUInt32BE(16), height: png.readUInt32BE(20) } : { width: 0, height: 0 },
    setTemplateImage: () => undefined,
    addRepresentation: checkBitmap,
  } satisfies Image);
}

/** Of a picture for another screen only its size is looked at. */
function checkBitmap({ buffer, width = 0, height = 0 }: Electron.AddRepresentationOptions): void {
  if (buffer?.length !== 4 * width * height) throw new Error('invalid buffer size');
}

/** An image of BGRA pixels: it has a size, and no PNG is made of it. */
function bitmap(buffer: Buffer, options: Electron.CreateFromBitmapOptions): Image {
  const { width, height } = options;
  checkBitmap({ buffer, width, height });
  const png = (): never => {
    throw notModelled('the PNG of an image made from a bitmap');
  };
  return strict('NativeImage', {
    isEmpty: () => buffer.length === 0,
    toPNG: png,
    toDataURL: png,
    getSize: () => ({ width, height }),
    setTemplateImage: () => undefined,
    addRepresentation: checkBitmap,
  } satisfies Image);
}

/** Electron's `nativeImage`. */
export const nativeImage = strict('nativeImage', {
  createEmpty: () => imageOf(Buffer.alloc(0)),
  createFromPath: (path: string) => imageOf(existsSync(path) ? readFileSync(path) : Buffer.alloc(0)),
  createFromBuffer: (buffer: Buffer) => imageOf(buffer),
  createFromBitmap: bitmap,
  createFromDataURL: (url: string) => imageOf(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
});
