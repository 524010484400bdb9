import { create } from 'zustand';
import type { EntityId, EventId, IncidentId } from '../../shared/ids.ts';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { Audience, LinkKind, Role, Severity } from '../../shared/incident/vocabulary.ts';
import { chordLabel, type Chord } from '../ui/keys.ts';
import { useFields, writeField } from './fields.ts';

/** An action item among those of all incidents: ids are told apart within an incident only. */
export type ActionPlace = { readonly incident: IncidentId; readonly id: EntityId };
export type Route =
  | { readonly name: 'home' }
  | { readonly name: 'declare' }
  | { readonly name: 'settings' }
  /** The exchange with other desktops. */
  | { readonly name: 'sharing' }
  | { readonly name: 'handbook' }
  /** Who can be called, where no incident is open. */
  | { readonly name: 'roster' }
  /** What is learnt from incidents: each a page beside the list. */
  | { readonly name: 'reviews' }
  /** All of them; `item`: the one that is to be selected. */
  | { readonly name: 'actions'; readonly item?: ActionPlace }
  | { readonly name: 'metrics' }
  /** All of them, or the one of that file. */
  | { readonly name: 'runbooks'; readonly file?: string }
  | { readonly name: 'readiness' }
  | { readonly name: 'search'; readonly words?: string }
  /** Game days: scenarios, and what was played. */
  | { readonly name: 'exercises'; readonly file?: string }
  /** What other tools recorded, before it is taken over; `into`: the incident whose log it shall join. */
  | { readonly name: 'import'; readonly into?: IncidentId; readonly paths?: readonly string[] }
  | { readonly name: 'incident'; readonly id: IncidentId }
  /** The incident that is open, large enough to read across a room. */
  | { readonly name: 'wallboard'; readonly id: IncidentId };

/** A question asked in line above the composer, one at a time. */
export type SheetState =
  | { readonly name: 'phase' }
  | { readonly name: 'severity'; readonly to: Severity | null }
  /** `person` says which expert's place it is about. */
  | { readonly name: 'role'; readonly role: Role | null; readonly person?: string }
  /** The record of an update that was sent is wrong; the next one is written on its own front. */
  | { readonly name: 'update'; readonly correct: EventId }
  /** `edit` is the label of the link that is there already. */
  | { readonly name: 'link'; readonly kind: LinkKind; readonly edit?: string }
  | { readonly name: 'notices' }
  | { readonly name: 'redact'; readonly entry: EntityId }
  | { readonly name: 'describe'; readonly fact: 'title' | 'impact' | 'services' | 'found-by' | null }
  /** A CAN report of a workstream, by its id. */
  | { readonly name: 'report'; readonly workstream: string }
  /** `edit` is the workstream that is there already. */
  | { readonly name: 'workstream'; readonly edit?: string }
  /** An action item: a new one, or the one of that id. */
  | { readonly name: 'action'; readonly edit?: string }
  | { readonly name: 'times' }
  /** What the record shall be written as. */
  | { readonly name: 'export' }
  | { readonly name: 'status' }
  /** Who takes a break; the person at this desktop where nobody is named. */
  | { readonly name: 'break'; readonly person?: string };

/** What takes the place of the three columns for a while, below the bar and the strip: one thing to read or to write. */
export type Front =
  /** The stakeholder update that is being written, with its check; `audience` is whose wording stands first. */
  | { readonly name: 'update'; readonly audience?: Audience }
  /** What somebody who comes late reads first. */
  | { readonly name: 'minute' }
  /** The brief with which a role is handed over; `person` says which expert's. */
  | { readonly name: 'handoff'; readonly role: Role; readonly person?: string }
  /** Whom to tell and to page, and the roster; `person` is who of it is looked for. */
  | { readonly name: 'escalation'; readonly person?: string }
  /** The incident as a document, to read and to copy. */
  | { readonly name: 'document'; readonly which: 'state' | 'record' }
  /** The post-mortem that is being written; `part` is the one to begin at. `byItself`: nobody asked for it, and keys go on to mean what they did. */
  | { readonly name: 'postmortem'; readonly part?: string; readonly byItself?: true }
  /** A runbook beside the incident; without a file, those that fit it. */
  | { readonly name: 'runbook'; readonly file?: string }
  /** The exercise that this desktop leads: what is to come, what was promised, what was seen. */
  | { readonly name: 'facilitate' }
  /** What an exercise showed, once it is over. */
  | { readonly name: 'after-action' };

export type Side = 'board' | 'checklist';

type SheetText = {
  readonly severity: string;
  readonly role: string;
  readonly area: string;
  readonly link: string;
  readonly target: string;
  readonly redact: string;
};

/** Takes back what no command of the incident does. @returns null, or why it was not, as a sentence. */
type WayBack = () => Promise<string | null>;
/** What can be taken back: the words of what was done, and the command that undoes it. */
export type Undo = {
  readonly id: number;
  readonly words: string;
  readonly command: CommandInput | WayBack;
};
/** What the chip says for eight seconds; `back` is whether there is a way back. */
export type Chip = { readonly id: number; readonly words: string; readonly back: boolean };
/** How many steps back there are. */
const STEPS = 50;

export type Ui = {
  readonly route: Route;
  readonly sheet: SheetState | null;
  readonly front: Front | null;
  /** Grows with every question that is asked: its field has the focus then, even when it was open already. */
  readonly asked: number;
  /** The sheet of keys (F1). */
  readonly keys: boolean;
  /** The palette (Ctrl+K). */
  readonly palette: boolean;
  /** What is laid out for paper at the moment. */
  readonly printing: boolean;
  /** Which panel stands beside the log where there is room for one only. */
  readonly side: Side;
  /** Where there is room for one column only: whether it is the log, rather than the side. */
  readonly logInFront: boolean;
  /** The row of the log that has been selected, by its key. */
  readonly selectedRow: string | null;
  readonly chip: Chip | null;
  /** What was done in `undosOf`, the latest last. */
  readonly undos: readonly Undo[];
  readonly undosOf: IncidentId | null;
  /** Why something that was asked for did not happen, as a sentence. */
  readonly trouble: string | null;
};

const initial: Ui = {
  route: { name: 'home' },
  sheet: null,
  front: null,
  asked: 0,
  keys: false,
  palette: false,
  printing: false,
  side: 'board',
  logInFront: true,
  selectedRow: null,
  chip: null,
  undos: [],
  undosOf: null,
  trouble: null,
};

export const useUi = create<Ui>(() => initial);

export const goTo = (route: Route): void =>
  useUi.setState((s) => ({
    route,
    sheet: null,
    front: null,
    keys: false,
    palette: false,
    selectedRow: null,
    chip: null,
    trouble: null,
    // Kept over a look at the list or the settings; another incident has its own.
    ...('id' in route && route.id !== s.undosOf ? { undos: [], undosOf: route.id } : {}),
  }));
export const openSheet = (sheet: SheetState): void =>
  useUi.setState((s) => ({
    sheet,
    front: null, // a question is asked above the composer
    asked: s.asked + 1,
    selectedRow: null,
    trouble: leftBehind(s.sheet, sheet),
    logInFront: true,
  }));
/** Puts something in the place of the three columns; what was asked above the composer is closed. */
export function showFront(front: Front): void {
  closeSheet();
  useUi.setState({ front, palette: false, keys: false });
}
export const closeFront = (): void => useUi.setState({ front: null });
/** Picks another severity or role in the sheet that is open. */
export const changeSheet = (sheet: SheetState): void => useUi.setState({ sheet });
/** Closes what was asked: done, or called off. What was typed in it goes, but why something is to be redacted stays. */
export function closeSheet(): void {
  const { sheet } = useUi.getState();
  if (sheet?.name === 'severity') writeSheetText({ severity: '' });
  if (sheet?.name === 'role') writeSheetText({ role: '', area: '' });
  if (sheet?.name === 'link') writeSheetText({ link: '', target: '' });
  useUi.setState({ sheet: null, trouble: null });
}

/**
 * What was typed in a sheet and is not in the record: kept while another sheet takes its place, on other pages, and
 * through a kill, as all that is half typed in an incident.
 */
export function writeSheetText(change: Partial<SheetText>): void {
  for (const [name, words] of Object.entries(change)) writeField(`sheet.${name}`, words);
}
export const useSheetText = (name: keyof SheetText): string =>
  useFields((s) => s.typed[`sheet.${name}`] ?? '');

/** A sheet that another one replaces does not go silently. */
function leftBehind(before: SheetState | null, now: SheetState): string | null {
  if (before === null || before.name === now.name) return null;
  const kept = (chord: Chord): string => `What you typed is kept: ${chordLabel(chord)}.`;
  if (before.name === 'severity') return `The severity was not changed. ${kept('Alt+S')}`;
  if (before.name === 'role') return `No role was assigned. ${kept('Alt+R')}`;
  if (before.name === 'link') return `No link was set. ${kept('Alt+L')}`;
  return null;
}
export const showPalette = (palette: boolean): void => useUi.setState({ palette });
export const setPrinting = (printing: boolean): void => useUi.setState({ printing });
export const showKeys = (keys: boolean): void => useUi.setState({ keys });
export const showSide = (side: Side): void => useUi.setState({ side, logInFront: false });
export const showLog = (): void => useUi.setState({ logInFront: true });
export const selectRow = (selectedRow: string | null): void => useUi.setState({ selectedRow });
export const showTrouble = (trouble: string | null): void => useUi.setState({ trouble });

let chips = 0;
/** Keeps the way back without a word; the answer of an incident that was left meanwhile is not kept. */
export const keepUndo = (words: string, command: Undo['command']): void =>
  useUi.setState(({ route, undos }) =>
    'id' in route
      ? { undos: [...undos, { id: (chips += 1), words, command }].slice(-STEPS), chip: null }
      : {},
  );
/** Keeps the way back, and says for a while what was done. */
export function offerUndo(words: string, command: Undo['command']): void {
  keepUndo(words, command);
  const { undos, route } = useUi.getState();
  const last = undos.at(-1);
  if ('id' in route && last !== undefined) useUi.setState({ chip: { id: last.id, words, back: true } });
}
/** Says that something was done which needs no way back, such as copying. */
export const sayDone = (words: string): void =>
  useUi.setState({ chip: { id: (chips += 1), words, back: false } });
/** A later command ran: the chip is about something before it. What was done can be taken back all the same. */
export const hideChip = (): void => useUi.setState({ chip: null });
/** The chip has been there long enough, if it is still this one. */
export const withdrawChip = (id: number): void =>
  useUi.setState((s) => (s.chip?.id === id ? { chip: null } : s));
/** Takes a step off the way back: it was gone, or there is nothing to take back after all. */
export const dropUndos = (gone: (undo: Undo) => boolean): void =>
  useUi.setState(({ undos }) => ({ undos: undos.filter((undo) => !gone(undo)) }));
/** A step that could not be taken now can be tried again. */
export const returnUndo = (undo: Undo): void => useUi.setState(({ undos }) => ({ undos: [...undos, undo] }));

export const useRoute = (): Route => useUi((s) => s.route);
export const useSheet = (): SheetState | null => useUi((s) => s.sheet);
