import { standardKeymap } from '@codemirror/commands';
import {
  deleteMarkupBackward,
  insertNewlineContinueMarkup,
  markdownLanguage,
} from '@codemirror/lang-markdown';
import { EditorState, type ChangeSpec } from '@codemirror/state';
import { EditorView, keymap, placeholder, type KeyBinding } from '@codemirror/view';
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next';
import type { OpenText } from '../../bridge/text-edits.ts';
import { editorLook } from './editor-look.ts';
import { findingMarks } from './marks.ts';

export type EditorHearing = {
  /** The words changed, by whomever. */
  readonly changed: () => void;
  /** The caret is somewhere else. */
  readonly moved: (caret: number) => void;
  readonly focused: () => void;
  readonly left: () => void;
  /** Undo is pressed. @returns whether something else than words was taken back */
  readonly undo: () => boolean;
  /** The caret goes over the upper or lower edge of the text. */
  readonly beyond: (step: 1 | -1) => boolean;
};

/** What stands in a part that nobody has written in: the playbook's questions, never part of the text. */
function promptsAs(prompts: readonly string[]): () => HTMLElement {
  return () => {
    const lines = document.createElement('span');
    for (const prompt of prompts) {
      const line = document.createElement('span');
      line.textContent = prompt;
      line.style.display = 'block';
      lines.append(line);
    }
    return lines;
  };
}

/** Puts signs around the words that are selected, or takes them away. */
const around =
  (sign: string) =>
  (view: EditorView): boolean => {
    const { state } = view;
    const { from, to } = state.selection.main;
    const { length } = sign;
    const inside = state.sliceDoc(from - length, from) === sign && state.sliceDoc(to, to + length) === sign;
    const changes: ChangeSpec = inside
      ? [
          { from: from - length, to: from },
          { from: to, to: to + length },
        ]
      : [
          { from, insert: sign },
          { from: to, insert: sign },
        ];
    const shift = inside ? -length : length;
    view.dispatch(
      state.update({
        changes,
        selection: { anchor: from + shift, head: to + shift },
        userEvent: 'input',
        scrollIntoView: true,
      }),
    );
    return true;
  };

/**
 * Text that takes the place of what is selected is put in here: left to the browser, it writes styles into the page where
 * the selection goes over lines, which the page's Content-Security-Policy refuses with a complaint.
 */
const overSelection = EditorView.domEventHandlers({
  beforeinput({ inputType, data }, view) {
    if (inputType !== 'insertText' || data === null || view.composing) return false;
    if (view.state.selection.main.empty) return false;
    view.dispatch(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
    return true;
  },
});

/** At the first or last line on screen an arrow leads out of the text, into the part beside it. */
const edge = (step: 1 | -1, beyond: EditorHearing['beyond']) => (view: EditorView) => {
  const { main } = view.state.selection;
  const end = step === 1 ? view.state.doc.length : 0;
  const [caret, last] = [view.coordsAtPos(main.head), view.coordsAtPos(end)];
  if (!main.empty || caret === null || last === null || Math.abs(caret.top - last.top) > 4) return false;
  return beyond(step);
};

const isMac = /Mac/.test(navigator.platform);
/** On macOS the console's own chords use Ctrl: the editor's Emacs keys there would take them. */
const usual: readonly KeyBinding[] = standardKeymap.filter(
  ({ key, mac }) => !isMac || !/^Ctrl-[a-z]$/.test(mac ?? key ?? ''),
);

/**
 * The editor of one part: Markdown, bound to the shared text. Tab leaves it, the arrows go on into the part beside it,
 * undo is of one's own words only.
 */
export function createEditor(
  { text, undo }: OpenText,
  { label, prompts }: { readonly label: string; readonly prompts: readonly string[] },
  hear: EditorHearing,
): EditorView {
  const keys: KeyBinding[] = [
    { key: 'Mod-z', run: () => hear.undo() },
    ...yUndoManagerKeymap,
    { key: 'Mod-b', run: around('**') },
    { key: 'Mod-i', run: around('*') },
    { key: 'Enter', run: insertNewlineContinueMarkup },
    { key: 'Backspace', run: deleteMarkupBackward },
    { key: 'ArrowDown', run: edge(1, hear.beyond) },
    { key: 'ArrowUp', run: edge(-1, hear.beyond) },
    ...usual,
  ];
  return new EditorView({
    state: EditorState.create({
      doc: text.toJSON(),
      extensions: [
        EditorState.lineSeparator.of('\n'), // the text has this one only, and positions are those of the text
        EditorView.clipboardInputFilter.of((pasted) => pasted.replaceAll(/\r\n?/g, '\n')),
        keymap.of(keys),
        overSelection,
        markdownLanguage,
        editorLook(),
        findingMarks,
        placeholder(promptsAs(prompts)),
        yCollab(text, null, { undoManager: undo }),
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true', autocorrect: 'on' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) hear.changed();
          if (update.selectionSet || update.docChanged) hear.moved(update.state.selection.main.head);
          if (!update.focusChanged) return;
          if (update.view.hasFocus) hear.focused();
          else hear.left();
        }),
      ],
    }),
  });
}
