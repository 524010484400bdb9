import { err, ok, type Result } from '../../shared/result.ts';

/** A file's text, and a word on its encoding where that is not plain. */
type DecodedText = { readonly text: string; readonly note: string | null };

/**
 * The text of bytes of unknown origin: UTF-8 with or without its mark, UTF-16 with its mark or plainly one, else Latin-1 (as
 * Windows has it), which is said. What has zeros all over is no text.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, string> {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return decoded(bytes.subarray(3), 'utf-8', null);
  if (a === 0xff && b === 0xfe) return decoded(bytes.subarray(2), 'utf-16le', null);
  if (a === 0xfe && b === 0xff) return decoded(bytes.subarray(2), 'utf-16be', null);
  const head = bytes.subarray(0, 4_096);
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const said = 'It is read as UTF-16: it does not say which encoding it has.';
  if (odd > head.length / 4 && even === 0) return decoded(bytes, 'utf-16le', said);
  if (even > head.length / 4 && odd === 0) return decoded(bytes, 'utf-16be', said);
  if (even + odd > 0) return err('It is no text file.');
  try {
    return ok({ text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), note: null });
  } catch {
    return decoded(bytes, 'windows-1252', 'It is no UTF-8: it is read as Latin-1, so look at its accents.');
  }
}

const decoded = (bytes: Uint8Array, encoding: string, note: string | null): Result<DecodedText, string> =>
  ok({ text: new TextDecoder(encoding).decode(bytes), note });
