/**
 * Reads CSV as RFC 4180 has it, and nothing else: every line ends with CR LF, a quote stands only where a cell begins or
 * ends, doubled within, and nothing follows the closing one. Throws where a text is none.
 */
export function csvRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const row: string[] = [];
    for (;;) {
      const [cell, next] = text[at] === '"' ? quoted(text, at) : bare(text, at);
      row.push(cell);
      at = next;
      if (text[at] !== ',') break;
      at += 1;
    }
    if (text.slice(at, at + 2) !== '\r\n')
      throw new Error(`no end of line at ${at}: ${text.slice(at, at + 20)}`);
    at += 2;
    rows.push(row);
  }
  if (new Set(rows.map(({ length }) => length)).size > 1) throw new Error('rows of different lengths');
  return rows;
}

function bare(text: string, from: number): readonly [string, number] {
  const [cell = ''] = /^[^,\r\n]*/.exec(text.slice(from)) ?? [];
  if (cell.includes('"')) throw new Error(`a quote within a cell that has none around it: ${cell}`);
  return [cell, from + cell.length];
}

function quoted(text: string, from: number): readonly [string, number] {
  const [whole, cell] = /^"((?:[^"]|"")*)"/.exec(text.slice(from)) ?? [];
  if (whole === undefined || cell === undefined) throw new Error(`a quote that does not end at ${from}`);
  return [cell.replaceAll('""', '"'), from + whole.length];
}
