import { nativeImage, type NativeImage } from 'electron';

type Colour = readonly [blue: number, green: number, red: number];
const black: Colour = [0, 0, 0];
/** Reads on dark and light panels alike: the accent of the window. */
const accent: Colour = [0xe6, 0x66, 0x4a];

/** The console's hexagon: an outline, or filled when something is over. macOS draws its own colour over it. */
export function hexagon(filled: boolean, size = 16): NativeImage {
  const mac = process.platform === 'darwin';
  const colour = mac ? black : accent;
  const image = nativeImage.createFromBitmap(hexagonBitmap(size, filled, colour), {
    width: size,
    height: size,
  });
  const double = { width: 2 * size, height: 2 * size, scaleFactor: 2 };
  image.addRepresentation({ ...double, buffer: hexagonBitmap(2 * size, filled, colour) });
  if (mac) image.setTemplateImage(true);
  return image;
}

const SAMPLES = 4;

/** The hexagon as BGRA, its edges smoothed by four by four samples to a pixel. */
export function hexagonBitmap(size: number, filled: boolean, colour: Colour): Buffer {
  const bitmap = Buffer.alloc(4 * size * size);
  const outer = size * 0.45;
  const inner = filled ? 0 : outer - size / 9;
  const inside = (x: number, y: number, radius: number): boolean => {
    const [h, v] = [Math.abs(x - size / 2), Math.abs(y - size / 2)];
    return h <= radius * 0.866 && v <= radius - h * 0.577;
  };
  for (let pixel = 0; pixel < size * size; pixel += 1) {
    let hits = 0;
    for (let sample = 0; sample < SAMPLES * SAMPLES; sample += 1) {
      const x = (pixel % size) + ((sample % SAMPLES) + 0.5) / SAMPLES;
      const y = Math.floor(pixel / size) + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
      if (inside(x, y, outer) && (filled || !inside(x, y, inner))) hits += 1;
    }
    const part = hits / (SAMPLES * SAMPLES);
    for (let channel = 0; channel < 3; channel += 1)
      bitmap[4 * pixel + channel] = Math.round((colour[channel] ?? 0) * part);
    bitmap[4 * pixel + 3] = Math.round(255 * part);
  }
  return bitmap;
}
