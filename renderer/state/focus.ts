/** The element that takes what is typed: the composer, while an incident is on screen. */
let composer: HTMLTextAreaElement | null = null;

/** Whether the last change that a hand made to the composer's text was to delete all of it. */
let emptied = false;

export function setComposer(element: HTMLTextAreaElement | null): void {
  composer?.removeEventListener('input', noteEmptied);
  composer = element;
  composer?.addEventListener('input', noteEmptied);
}

function noteEmptied(event: Event): void {
  const undone = event instanceof InputEvent && event.inputType === 'historyUndo';
  emptied = composerIsEmpty() && !undone;
}
export const wasEmptiedByHand = (): boolean => emptied;

/** Gives the focus back to the composer: after every command and every Esc. */
export function focusComposer(): void {
  if (!isModalOpen()) composer?.focus();
}

/** Whether something stands over the screen that has the focus to itself: what comes late must not take it away. */
const isModalOpen = (): boolean => document.querySelector('[aria-modal="true"]') !== null;

/**
 * For what takes a moment: the composer has the focus afterwards, unless a hand has moved it meanwhile.
 * @returns what gives it back.
 */
export function focusComposerAfterwards(): () => void {
  const before = document.activeElement;
  return () => {
    const { activeElement } = document;
    if (activeElement === before || activeElement === document.body) focusComposer();
  };
}

/** Whether the focus went elsewhere while a sheet is open: a click on the log, a panel. */
export const isLeftOpen = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target !== document.body && target.closest('form[data-sheet]') === null;

/** Gives the focus to the text field of the open sheet, if it has one. */
export function focusSheetText(): void {
  document.querySelector<HTMLElement>('form[data-sheet] :is(textarea, input:not([type="radio"]))')?.focus();
}

export const composerIsEmpty = (): boolean => composer === null || composer.value === '';

/** Whether an element stands in one of the panels beside the log. */
export const isInPanel = (element: Element | null): boolean =>
  (element?.closest('section[id][tabindex="-1"]:not(#log)') ?? null) !== null;

/** Moves the focus to a panel: its first control, or the panel itself. */
export function focusPanel(id: string): void {
  const panel = document.getElementById(id);
  const first =
    panel?.querySelector<HTMLElement>('[data-focus-first]') ??
    panel?.querySelector<HTMLElement>('button:not([disabled]), input, [tabindex="0"]');
  (first ?? panel)?.focus();
}
