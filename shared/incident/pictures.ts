/** Pictures that a browser decodes in its sandbox and that can hold no script; SVG and HTML are never among them. */
const pictureTypes = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
] as const;
type PictureType = (typeof pictureTypes)[number];

const pictures: readonly string[] = pictureTypes;

/** Whether a file of that type is shown as a picture. */
export const isPicture = (mime: string): boolean => pictures.includes(mime);

/** The kind of a picture from its own first bytes, whatever name it came under; undefined when it is none of these. */
export function pictureType(bytes: Uint8Array): PictureType | undefined {
  const text = String.fromCharCode(...bytes.subarray(0, 32));
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(text)) return 'image/gif';
  if (/^RIFF[^]{4}WEBPVP8/.test(text)) return 'image/webp';
  if (/^[^]{4}ftypavi[fs]/.test(text)) return 'image/avif';
  return isBitmap(text) ? 'image/bmp' : undefined;
}

/** Two letters do not tell a bitmap from a text: what stands in its headers must be that of one as well. */
function isBitmap(text: string): boolean {
  const header = text.charCodeAt(14);
  return text.startsWith('BM') && /^[^]{6}\0{4}[^]{4}.\0{3}/s.test(text) && bitmapHeaders.has(header);
}

/** How long the second header of a bitmap is, in each of its versions. */
const bitmapHeaders: ReadonlySet<number> = new Set([12, 40, 52, 56, 64, 108, 124]);

const mimePattern = /^[a-z0-9][a-z0-9.+-]{0,58}\/[a-z0-9][a-z0-9.+-]{0,58}$/;

/** What a file is: a picture by its bytes, anything else by what it was said to be. */
export function typeOfFile(bytes: Uint8Array, said: string): string {
  const [stated = ''] = said.toLowerCase().split(';');
  const mime = stated.trim();
  return (
    pictureType(bytes) ?? (mimePattern.test(mime) && !isPicture(mime) ? mime : 'application/octet-stream')
  );
}
