import type { PostmortemState } from '../../state/postmortem.ts';
import { isNarrow } from '../../ui/narrow.ts';

/** Where there is room for one column, what leads to the text, the meeting or the publishing brings their tab. */
export const middleInFront = (): Partial<PostmortemState> => (isNarrow() ? { fold: 'text' } : {});

/** Brings the heading of a part to the upper edge of the text. */
export function showPart(doc: HTMLElement | null, part: string): void {
  const section = doc?.querySelector<HTMLElement>(`#part-${CSS.escape(part)}`);
  if (doc === null || section === null || section === undefined) return;
  const top = section.getBoundingClientRect().top - doc.getBoundingClientRect().top + doc.scrollTop;
  doc.scrollTo(0, section.previousElementSibling === null ? 0 : top - 8);
}

/** The part that is read: the one that is written in while it is on screen, else the first below the upper edge. */
export function partInView(doc: HTMLElement): string | null {
  const { top, bottom } = doc.getBoundingClientRect();
  const shown = [...doc.querySelectorAll<HTMLElement>(':scope > section')].filter((section) => {
    const box = section.getBoundingClientRect();
    return box.bottom > top + 60 && box.top < bottom;
  });
  const held = shown.find((section) => section.contains(document.activeElement));
  const end = doc.scrollTop + doc.clientHeight >= doc.scrollHeight - 2;
  const id = (held ?? (end ? shown.at(-1) : shown[0]))?.id;
  return id === undefined ? null : id.slice('part-'.length);
}

/** Where Alt and a digit lead: the part at hand, the point that is open, the finding that is raised. */
export function focusSide(frame: HTMLElement | null, side: 'parts' | 'check' | 'pre-read'): void {
  const wanted = {
    parts: 'nav [aria-current="true"], nav button',
    'pre-read': '[role="checkbox"][aria-checked="false"], [role="checkbox"]',
    check: '[data-side="check"] [aria-current="true"] button, [data-side="check"] button',
  }[side];
  const [first, ...others] = wanted.split(', ').map((each) => frame?.querySelector<HTMLElement>(each));
  (first ?? others.find((each) => each !== null))?.focus();
}
