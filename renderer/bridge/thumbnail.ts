/** As large as the log shows it. */
const WIDTH = 320;
const HEIGHT = 200;

export type Thumbnail = {
  readonly thumbnail: Uint8Array<ArrayBuffer> | null;
  readonly width: number | null;
  readonly height: number | null;
};
const none: Thumbnail = { thumbnail: null, width: null, height: null };

/** A small picture of a picture, with the size of the large one; none of what can't be decoded. */
export async function thumbnailFrom(file: Blob): Promise<Thumbnail> {
  if (!file.type.startsWith('image/') || file.type.startsWith('image/svg')) return none;
  try {
    const picture = await createImageBitmap(file);
    try {
      const { width, height } = picture;
      return { thumbnail: await drawn(picture), width, height };
    } finally {
      picture.close();
    }
  } catch {
    return none;
  }
}

async function drawn(picture: ImageBitmap): Promise<Uint8Array<ArrayBuffer> | null> {
  const scale = Math.min(1, WIDTH / picture.width, HEIGHT / picture.height);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 });
  return new Uint8Array(await blob.arrayBuffer());
}
