import { create } from 'zustand';

type Fields = Readonly<Record<string, string>>;

/** What is half typed in the sheets and fronts of the incident on screen, by field: another incident has its own. */
export const useFields = create<{ readonly typed: Fields }>(() => ({ typed: {} }));

export const fieldOf = (name: string): string => useFields.getState().typed[name] ?? '';

/** Keeps what is typed in a field; no words forget it. */
export const writeField = (name: string, words: string): void =>
  useFields.setState(({ typed: { [name]: _, ...others } }) => ({
    typed: words === '' ? others : { ...others, [name]: words },
  }));

export const resetFields = (typed: Fields = {}): void => useFields.setState({ typed });

/** A field whose words stay through Esc, another screen, a kill and a restart, until they are in the record. */
export const useField = (name: string): readonly [string, (words: string) => void] => [
  useFields((s) => s.typed[name] ?? ''),
  (words) => writeField(name, words),
];
