import { createContext } from 'react';
import type { Refusal } from '../state/window-command.ts';

/** A command that can be typed: `/sev 1`. `run` gets what stands after the word, and says why it can't be used. */
export type SlashCommand = {
  readonly word: string;
  readonly label: string;
  readonly chord: string | undefined;
  readonly run: (rest: string) => Refusal | Promise<Refusal>;
};

/** The commands of the window that can be typed now; the registry in `app` fills it. */
export const SlashCommands = createContext<() => readonly SlashCommand[]>(() => []);
