import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanFileName } from '../../shared/incident/file-name.ts';
import { isPicture, pictureType, typeOfFile } from '../../shared/incident/pictures.ts';

describe('the name of a file as it may be shown and written', () => {
  const names: readonly (readonly [given: string, clean: string])[] = [
    ['screenshot 14.02.png', 'screenshot 14.02.png'],
    ['Fehlerrate – März.csv', 'Fehlerrate – März.csv'],
    ['エラー率.png', 'エラー率.png'],
    ['../../../etc/passwd', 'passwd'],
    ['C:\\Users\\ana\\queue.log', 'queue.log'],
    ['..\\..\\queue.log', 'queue.log'],
    ['queue.log/', 'queue.log'],
    ['/', 'file'],
    ['..', 'file'],
    ['', 'file'],
    ['   ', 'file'],
    ['.bashrc', 'bashrc'],
    ['notes.txt. . .', 'notes.txt'],
    ['invoice\u202Egnp.exe', 'invoicegnp.exe'],
    ['a\u2066b\u2069c\u200Bd\uFEFF.txt', 'abcd.txt'],
    ['two\nlines\t\0.txt', 'twolines.txt'],
    ['a<b>:"c"|?*.txt', 'a_b___c____.txt'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com1 .log', '_com1 .log'],
    ['console.log', 'console.log'],
    ['lone \uD800 half.txt', 'lone \uFFFD half.txt'],
    ['e\u0301.txt', '\u00E9.txt'],
  ];
  for (const [given, clean] of names)
    test(JSON.stringify(given), () => {
      expect(cleanFileName(given)).toBe(clean);
    });

  test('a long one is cut so that its ending stays, and fits every file system', () => {
    for (const letter of ['a', 'é', '漢', '😀']) {
      const clean = cleanFileName(`${letter.repeat(300)}.tar.gz`);
      expect(clean).toMatch(/…\.gz$/);
      expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(180);
      expect(Buffer.byteLength(clean)).toBeGreaterThan(170);
    }
  });

  test('whatever comes in, what goes out is one plain name, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const clean = cleanFileName(name);
        expect(clean).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cf}]|^[. ]|[. ]$|^$/u);
        expect(clean.isWellFormed()).toBe(true);
        expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(200);
        expect(cleanFileName(clean)).toBe(clean);
      }),
      { seed: 20_261_121, numRuns: 2_000 },
    );
  });
});

describe('what a file is, its own bytes say', () => {
  const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
  const bitmap = Buffer.alloc(60);
  bitmap.write('BM');
  bitmap.writeUInt32LE(60, 2);
  bitmap.writeUInt32LE(54, 10);
  bitmap.writeUInt32LE(40, 14);
  const pictures: readonly (readonly [string, Uint8Array])[] = [
    ['image/png', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
    ['image/jpeg', bytes('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['image/gif', bytes('GIF89a\x01\0')],
    ['image/webp', bytes('RIFF\x24\0\0\0WEBPVP8 ')],
    ['image/avif', bytes('\0\0\0\x1cftypavif')],
    ['image/bmp', bitmap],
  ];
  for (const [type, content] of pictures)
    test(type, () => {
      expect(pictureType(content)).toBe(type);
      expect(typeOfFile(content, 'text/html')).toBe(type);
      expect(isPicture(type)).toBe(true);
    });

  const others: readonly (readonly [string, Uint8Array, said: string, is: string])[] = [
    [
      'a page under a picture’s name',
      bytes('<!doctype html><script>'),
      'image/png',
      'application/octet-stream',
    ],
    ['a drawing that can hold script', bytes('<svg xmlns="x"/>'), 'image/svg+xml', 'image/svg+xml'],
    [
      'a text that begins like a bitmap',
      bytes('BMW 320d, 41 % of the fleet is late'),
      'text/plain',
      'text/plain',
    ],
    ['nothing', bytes(''), '', 'application/octet-stream'],
    ['a type with more in it', bytes('x'), 'text/plain; charset=utf-8', 'text/plain'],
    ['a type that is none', bytes('x'), 'text/html\r\nX-Evil: 1', 'application/octet-stream'],
  ];
  for (const [what, content, said, is] of others)
    test(`${what} is no picture`, () => {
      expect(pictureType(content)).toBeUndefined();
      expect(typeOfFile(content, said)).toBe(is);
      expect(isPicture(is)).toBe(false);
    });
});
