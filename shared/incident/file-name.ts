/** As long a name as every file system takes, in bytes of UTF-8, with room for a number behind it. */
const MAX_NAME_BYTES = 180;

/** Control characters, separators of lines, what turns the direction of writing, what has no width. */
const invisible = /[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]/gu;
/** What Windows refuses in names; slashes and backslashes went with the path. */
const reserved = /[<>:"|?*]/g;
/** Names that are devices on Windows, whatever follows the first dot. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\s*\.|\s*$)/i;

/**
 * The name of a file as it may be shown and written on every system: the last part of a path, without characters
 * that hide what it ends in, without dots around it. What people read in it stays.
 */
export function cleanFileName(name: string): string {
  const last = name
    .replaceAll(/\p{Cs}/gu, '\uFFFD') // half a character
    .normalize('NFC')
    .split(/[/\\]/)
    .filter((part) => /[^.\s]/.test(part.replaceAll(invisible, '')))
    .at(-1);
  const clean = trim(
    (last ?? '').replaceAll(invisible, '').replaceAll(reserved, '_').replaceAll(/\s+/g, ' '),
  );
  const short = shorten(clean === '' ? 'file' : clean);
  return device.test(short) ? `_${short}` : short;
}

/** The name of a file about an incident: an exercise's says so where it is listed. */
export const markedName = (name: string, exercise: boolean): string => (exercise ? `EXERCISE-${name}` : name);

/** Without dots and spaces around it: a leading dot hides a file, Windows drops trailing ones. */
const trim = (name: string): string => name.replaceAll(/^[. ]+|[. ]+$/g, '');

/** Cut in the middle, so that the end still says what it is. */
function shorten(name: string): string {
  if (bytesOf(name) <= MAX_NAME_BYTES) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  let kept = '';
  let room = MAX_NAME_BYTES - bytesOf(ending) - 3;
  for (const character of name.slice(0, name.length - ending.length)) {
    room -= bytesOf(character);
    if (room < 0) break;
    kept += character;
  }
  return `${trim(kept)}…${ending}`;
}

/** Bytes of UTF-8; pure, since neither `Buffer` nor `TextEncoder` is known to every reader of this file. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
