import type { EditorView } from '@codemirror/view';
import type { IncidentId } from '../../../shared/ids.ts';
import type { PostmortemPart } from '../../../shared/playbook/playbook.ts';
import type { Finding } from '../../../shared/wording/finding.ts';
import { openTexts, type OpenTexts } from '../../bridge/text-edits.ts';
import { takeBack } from '../../bridge/undo.ts';
import { changePostmortem, usePostmortem } from '../../state/postmortem.ts';
import { useProjections } from '../../state/projections.ts';
import { useUi } from '../../state/ui.ts';
import { caretAfter } from './caret.ts';
import { createEditor } from './editor.ts';
import { markFindings } from './marks.ts';
import { createPartReader, type PartReader } from './reading.ts';

/** Milliseconds without a key press after which a part is read again. */
const PAUSE = 250;

type Desk = {
  readonly part: PostmortemPart;
  readonly reader: PartReader;
  view: EditorView | null;
  /** When the words are read again; 0 where they have been read as they stand. */
  timer: number;
  /** How the editor stood when it was taken out of its place: another one may go on from there. */
  left: { readonly text: string; readonly caret: number; readonly focused: boolean } | null;
};

/** A post-mortem that is being written: its texts, an editor for each part, what the check says of them. */
export type Session = {
  /** Puts the editor of a part into its place. @returns what takes it out again. */
  readonly mount: (part: PostmortemPart, place: HTMLElement) => () => void;
  /** The words of a part as they stand in its editor; undefined while it has none. */
  readonly words: (part: string) => string | undefined;
  /** `there`: where its caret is already. */
  readonly focus: (part: string, at?: 'begin' | 'end' | 'there') => void;
  /** The words of a part that are selected; empty where none are. */
  readonly selected: (part: string) => string;
  /** Goes to the finding of a part with that number. */
  readonly goTo: (part: string, index: number) => void;
  /** From the caret to the next finding, over the parts and round the end. */
  readonly find: (order: readonly string[], step: 1 | -1) => void;
  /** Does a fix of a finding, by their numbers, if it is still there. @returns the finding's title, or null. */
  readonly apply: (part: string, index: number, fix?: number) => string | null;
  /** What was kept, the roster or the severity may be another now. */
  readonly readAgain: () => void;
  /** Everything that was typed is in the record when this resolves, or the store says why not. */
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** @param beyond the caret leaves a part by an arrow key: whether there is a part to go to */
export async function openSession(
  id: IncidentId,
  parts: readonly PostmortemPart[],
  onAnew: (part: string) => void,
  beyond: (part: string, step: 1 | -1) => boolean,
): Promise<Session> {
  const desks = new Map<string, Desk>();
  /** What the chip said when words changed last: undo means the words then, and what it says where it is newer. */
  let said: number | null = null;
  const texts: OpenTexts = await openTexts(id, (saved) => changePostmortem({ saved }), onAnew);

  function read(desk: Desk): void {
    const { opened, playbook } = useProjections.getState();
    const { part, view } = desk;
    clearTimeout(desk.timer);
    desk.timer = 0;
    if (view === null || opened?.incident.id !== id) return;
    const found = desk.reader.read(opened.incident, playbook, view.state.doc.toString());
    const { findings } = usePostmortem.getState();
    if (!isSame(findings.get(part.id), found))
      changePostmortem({ findings: new Map(findings).set(part.id, found) });
    show(desk);
  }
  /** Underlines what is found; raised is one of the part at hand only. */
  function show({ part, view }: Desk): void {
    if (view === null) return;
    const { findings, part: at, raised } = usePostmortem.getState();
    const found = findings.get(part.id) ?? [];
    markFindings(view, found, part.id === at ? Math.min(raised, found.length - 1) : null);
  }
  const readSoon = (desk: Desk): void => {
    clearTimeout(desk.timer);
    desk.timer = window.setTimeout(() => read(desk), PAUSE);
  };
  const stop = usePostmortem.subscribe((now, before) => {
    if (now.raised === before.raised && now.part === before.part) return;
    for (const desk of desks.values())
      if (desk.part.id === now.part || desk.part.id === before.part) show(desk);
  });
  /** The findings of a part as its words are at this moment. */
  function foundNow(part: string): readonly Finding[] {
    const desk = desks.get(part);
    if (desk !== undefined && desk.timer !== 0) read(desk);
    return usePostmortem.getState().findings.get(part) ?? [];
  }
  /** The finding at the caret is the one that is raised. */
  function raiseAt(part: string, caret: number): void {
    const { findings, raised, part: at } = usePostmortem.getState();
    const found = findings.get(part) ?? [];
    const held = found[raised];
    if (at === part && held !== undefined && held.from <= caret && caret <= held.to) return;
    const index = found.findIndex(({ from, to }) => from <= caret && caret <= to);
    if (index >= 0) changePostmortem({ part, raised: index });
  }

  function deskOf(part: PostmortemPart): readonly [Desk, EditorView] {
    const desk: Desk = desks.get(part.id) ?? {
      part,
      view: null,
      reader: createPartReader(part),
      timer: 0,
      left: null,
    };
    desks.set(part.id, desk);
    if (desk.view !== null) return [desk, desk.view];
    const view = createEditor(
      texts.section(part.id),
      { label: part.title, prompts: part.prompts },
      {
        changed() {
          said = useUi.getState().chip?.id ?? null;
          readSoon(desk);
        },
        moved: (caret) => {
          if (view.hasFocus) raiseAt(part.id, caret);
        },
        focused() {
          if (usePostmortem.getState().part !== part.id) changePostmortem({ part: part.id, raised: 0 });
        },
        left: () => void texts.flush(),
        undo() {
          const { chip } = useUi.getState();
          if (chip?.back !== true || chip.id === said) return false;
          void takeBack();
          return true;
        },
        beyond: (step) => beyond(part.id, step),
      },
    );
    desk.view = view;
    return [desk, view];
  }
  // All of them before any is on the page: each would have the page laid out anew.
  for (const part of parts) deskOf(part);

  const session: Session = {
    mount(part, place) {
      const [desk, view] = deskOf(part);
      place.append(view.dom);
      const { left } = desk;
      desk.left = null;
      if (left !== null) {
        const anchor = caretAfter(left.text, view.state.doc.toString(), left.caret);
        view.dispatch({ selection: { anchor } });
        if (left.focused) view.focus();
      }
      clearTimeout(desk.timer);
      desk.timer = window.setTimeout(() => read(desk), 0);
      return () => {
        clearTimeout(desk.timer);
        const { doc, selection } = view.state;
        desk.left = { text: doc.toString(), caret: selection.main.head, focused: view.hasFocus };
        desk.view = null;
        view.destroy();
      };
    },
    words: (part) => desks.get(part)?.view?.state.doc.toString(),
    focus(part, at = 'end') {
      const view = desks.get(part)?.view;
      if (view === undefined || view === null) return;
      view.focus();
      if (at === 'there') view.dispatch({ scrollIntoView: true });
      else
        view.dispatch({
          selection: { anchor: at === 'end' ? view.state.doc.length : 0 },
          scrollIntoView: true,
        });
    },
    selected(part) {
      const state = desks.get(part)?.view?.state;
      return state?.sliceDoc(state.selection.main.from, state.selection.main.to) ?? '';
    },
    goTo(part, index) {
      const view = desks.get(part)?.view;
      const finding = foundNow(part)[index];
      if (view === undefined || view === null || finding === undefined) return;
      changePostmortem({ part, raised: index });
      view.focus();
      view.dispatch({ selection: { anchor: finding.from, head: finding.to }, scrollIntoView: true });
    },
    find(order, step) {
      const { part } = usePostmortem.getState();
      for (const each of order) foundNow(each);
      const { findings } = usePostmortem.getState();
      const all = order.flatMap((id) =>
        (findings.get(id) ?? []).map((finding, index) => ({ id, finding, index })),
      );
      if (all.length === 0) return;
      const caret = desks.get(part)?.view?.state.selection.main ?? { from: 0, to: 0 };
      const here = order.indexOf(part);
      const isBehind = ({ id, finding }: { id: string; finding: Finding }): boolean =>
        id === part
          ? finding.from > caret.from || (finding.from === caret.from && finding.to > caret.to)
          : order.indexOf(id) > here;
      const isBefore = ({ id, finding }: { id: string; finding: Finding }): boolean =>
        id === part ? finding.from < caret.from : order.indexOf(id) < here;
      const to = step === 1 ? (all.find(isBehind) ?? all[0]) : (all.findLast(isBefore) ?? all.at(-1));
      if (to !== undefined) session.goTo(to.id, to.index);
    },
    apply(part, index, number = 0) {
      const view = desks.get(part)?.view;
      const finding = foundNow(part)[index];
      const fix = finding?.fixes[number];
      if (view === undefined || view === null || finding === undefined || fix === undefined) return null;
      view.dispatch({
        changes: { from: fix.from, to: fix.to, insert: fix.insert },
        selection: { anchor: fix.from + fix.insert.length },
        userEvent: 'input.fix',
        scrollIntoView: true,
      });
      view.focus();
      return finding.title;
    },
    readAgain() {
      for (const desk of desks.values()) readSoon(desk);
    },
    flush: texts.flush,
    async close() {
      stop();
      for (const { timer } of desks.values()) clearTimeout(timer);
      await texts.close();
    },
  };
  return session;
}

const isSame = (a: readonly Finding[] | undefined, b: readonly Finding[]): boolean =>
  a !== undefined && JSON.stringify(a) === JSON.stringify(b);
