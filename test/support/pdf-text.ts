import { inflateSync } from 'node:zlib';

/**
 * The text of a PDF as Chromium writes it, page by page: each page's content is inflated and its glyphs are read back
 * through the fonts' tables. Spaces that are not drawn are not there: compare without any.
 */
export function pdfPages(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf);
  return [...objects.values()]
    .filter(({ head }) => /\/Type\s*\/Page\b/.test(head))
    .map(({ head }) => {
      const content = objects.get(Number(/\/Contents (\d+) 0 R/.exec(head)?.[1]))?.stream ?? '';
      return textOf(content, fontsOf(head, objects));
    });
}

type PdfObject = { readonly head: string; readonly stream: string | null };
type Objects = ReadonlyMap<number, PdfObject>;
type Glyphs = ReadonlyMap<number, string>;
/** A font with how many hex digits one of its glyphs has: two in fonts that are drawn (variable ones), else four. */
type Font = { readonly glyphs: Glyphs; readonly digits: RegExp };

function objectsOf(pdf: Buffer): Objects {
  const text = pdf.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const { 0: whole, 1: number, 2: body = '' } of text.matchAll(/(\d+) 0 obj\b([\s\S]*?)\bendobj/g)) {
    const start = /stream\r?\n/.exec(body);
    if (whole === '') continue;
    const head = start === null ? body : body.slice(0, start.index);
    objects.set(Number(number), { head, stream: start === null ? null : streamOf(head, body, start) });
  }
  return objects;
}

function streamOf(head: string, body: string, start: RegExpExecArray): string {
  const from = start.index + start[0].length;
  const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? body.lastIndexOf('endstream') - from);
  const bytes = Buffer.from(body.slice(from, from + length), 'latin1');
  return (head.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
}

/** The tables from glyphs to letters, by the names that a page has for its fonts. */
function fontsOf(page: string, objects: Objects): ReadonlyMap<string, Font> {
  const fonts = new Map<string, Font>();
  const [, listed = ''] = /\/Font\s*<<([\s\S]*?)>>/.exec(page) ?? [];
  for (const [, name = '', number] of listed.matchAll(/\/(\S+) (\d+) 0 R/g)) {
    const font = objects.get(Number(number))?.head ?? '';
    const table = objects.get(Number(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1]))?.stream ?? '';
    fonts.set(name, { glyphs: glyphsOf(table), digits: font.includes('/Type3') ? /.{2}/g : /.{4}/g });
  }
  return fonts;
}

const letters = (hex: string): string =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16)));

function glyphsOf(table: string): Glyphs {
  const glyphs = new Map<number, string>();
  for (const [, part = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', hex = ''] of part.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi))
      glyphs.set(parseInt(glyph, 16), letters(hex));
  for (const [, part = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', hex = ''] of part.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let glyph = parseInt(from, 16); glyph <= parseInt(to, 16); glyph += 1)
        glyphs.set(glyph, String.fromCharCode(parseInt(hex, 16) + glyph - parseInt(from, 16)));
  return glyphs;
}

function textOf(content: string, fonts: ReadonlyMap<string, Font>): string {
  let current: Font | undefined;
  let text = '';
  for (const [, font, hex] of content.matchAll(/\/(\S+) [\d.]+ Tf|<([0-9A-F]+)>/gi)) {
    if (font !== undefined) current = fonts.get(font);
    else if (current !== undefined)
      for (const code of hex?.match(current.digits) ?? [])
        text += current.glyphs.get(parseInt(code, 16)) ?? '';
  }
  return text;
}
