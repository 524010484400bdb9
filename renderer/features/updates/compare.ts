/** A stretch of a text beside its former version. */
export type Piece = { readonly is: 'same' | 'gone' | 'new'; readonly text: string };

/** The longest texts that are compared word by word, in words: the table grows with the product of both. */
const MAX_WORDS = 1_200;

const cut = (text: string): readonly string[] => text.match(/\s+|[\p{L}\p{N}:%.,'’-]+|[^\s]/gu) ?? [];

/** What became of a text, word by word: the longest common run stays, the rest went or came. */
export function compareWords(before: string, after: string): readonly Piece[] {
  const [a, b] = [cut(before), cut(after)];
  if (a.length > MAX_WORDS || b.length > MAX_WORDS)
    return before === after
      ? [{ is: 'same', text: after }]
      : [
          { is: 'gone', text: before },
          { is: 'new', text: after },
        ];
  const width = b.length + 1;
  const length = new Uint16Array((a.length + 1) * width); // of the longest common run from here on
  const at = (i: number, j: number): number => length[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      length[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: { is: Piece['is']; text: string }[] = [];
  const add = (is: Piece['is'], text: string): void => {
    const last = pieces.at(-1);
    if (last?.is === is) last.text += text;
    else pieces.push({ is, text });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [from, to] = [a[i], b[j]];
    if (from !== undefined && from === to) {
      add('same', from);
      i += 1;
      j += 1;
    } else if (from !== undefined && (to === undefined || at(i + 1, j) >= at(i, j + 1))) {
      add('gone', from);
      i += 1;
    } else if (to !== undefined) {
      add('new', to);
      j += 1;
    }
  }
  return pieces;
}
