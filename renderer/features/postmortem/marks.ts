import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import type { Finding } from '../../../shared/wording/finding.ts';
import { cx } from '../../ui/cx.ts';
import css from './editor.module.css';

type Marked = { readonly findings: readonly Finding[]; readonly raised: number | null };

const setMarks = StateEffect.define<Marked>();

/** The number of a finding behind its words, as it stands at the side. */
class NumberMark extends WidgetType {
  readonly number: number;
  readonly raised: boolean;

  constructor(number: number, raised: boolean) {
    super();
    this.number = number;
    this.raised = raised;
  }

  override eq(other: NumberMark): boolean {
    return this.number === other.number && this.raised === other.raised;
  }

  override toDOM(): HTMLElement {
    const mark = document.createElement('span');
    mark.className = cx(css['number'], this.raised && css['numberRaised']);
    mark.textContent = String(this.number);
    mark.setAttribute('aria-hidden', 'true'); // read out at the side, with its words
    return mark;
  }
}

function decorations({ findings, raised }: Marked, length: number): DecorationSet {
  const all = findings.flatMap(({ from, to }, index) => {
    if (from > to || to > length) return []; // of a moment ago
    const now = index === raised;
    const words =
      from === to
        ? []
        : [Decoration.mark({ class: cx(css['mark'], now && css['markRaised']) }).range(from, to)];
    return [...words, Decoration.widget({ widget: new NumberMark(index + 1, now), side: 1 }).range(to)];
  });
  return Decoration.set(all, true);
}

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(held, transaction) {
    const set = transaction.effects.findLast((effect) => effect.is(setMarks));
    if (set !== undefined) return decorations(set.value, transaction.newDoc.length);
    return transaction.docChanged ? held.map(transaction.changes) : held;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** What the check found, underlined in the text. */
export const findingMarks: Extension = marks;

/** Draws other findings, or raises another one of them. */
export const markFindings = (view: EditorView, findings: readonly Finding[], raised: number | null): void =>
  view.dispatch({ effects: setMarks.of({ findings, raised }) });
