import { createContext } from 'react';

/** A command that can be typed: `/sev 1`. `run` gets what stands after the word. */
export type SlashCommand = {
  readonly word: string;
  readonly label: string;
  readonly chord: string | undefined;
  readonly run: (rest: string) => void;
};

/** The commands of the window that can be typed now; the registry in `app` fills it. */
export const SlashCommands = createContext<() => readonly SlashCommand[]>(() => []);
