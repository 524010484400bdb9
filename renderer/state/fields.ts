import { create } from 'zustand';

type Fields = Readonly<Record<string, string>>;

/** What is half typed in the sheets and fronts of the incident on screen, by field: another incident has its own. */
export const useFields = create<{ readonly typed: Fields }>(() => ({ typed: {} }));

export const fieldOf = (name: string): string => useFields.getState().typed[name] ?? '';

/** Keeps what is typed in a field; no words forget it. */
export const writeField = (name: string, words: string): void =>
  useFields.setState((held) => {
    if ((held.typed[name] ?? '') === words) return held;
    const { [name]: _, ...others } = held.typed;
    return { typed: words === '' ? others : { ...others, [name]: words } };
  });

export const resetFields = (typed: Fields = {}): void => useFields.setState({ typed });

/** A field that was emptied, which is not the same as one that nobody touched. */
const EMPTIED = '\u0000';

/** What a field shows: what was typed in it, else the words of the record that it begins with. */
export const editedIn = (held: string, from: string): string =>
  held === '' ? from : held === EMPTIED ? '' : held;

/** What is kept of a field that begins with words of the record: nothing where it says the same. */
export const keptOf = (words: string, from: string): string =>
  words === from ? '' : words === '' ? EMPTIED : words;

/** A field whose words stay through Esc, another screen, a kill and a restart, until they are in the record. */
export const useField = (name: string): readonly [string, (words: string) => void] => [
  useFields((s) => s.typed[name] ?? ''),
  (words) => writeField(name, words),
];

/** The same for a field that begins with words of the record: it is half typed as soon as it says something else. */
export function useEdited(name: string, from: string): readonly [string, (words: string) => void] {
  const [held, keep] = useField(name);
  return [editedIn(held, from), (words) => keep(keptOf(words, from))];
}
