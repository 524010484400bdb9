import { existsSync, readFileSync } from 'node:fs';
import { strict } from '../strict.ts';

export type Image = Pick<
  Electron.NativeImage,
  'isEmpty' | 'toPNG' | 'toDataURL' | 'getSize' | 'setTemplateImage'
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
  } satisfies Image);
}

/** Electron's `nativeImage`. */
export const nativeImage = strict('nativeImage', {
  createEmpty: () => imageOf(Buffer.alloc(0)),
  createFromPath: (path: string) => imageOf(existsSync(path) ? readFileSync(path) : Buffer.alloc(0)),
  createFromBuffer: (buffer: Buffer) => imageOf(buffer),
  createFromDataURL: (url: string) => imageOf(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
});
