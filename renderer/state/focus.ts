/** The element that takes what is typed: the composer, while an incident is on screen. */
let composer: HTMLTextAreaElement | null = null;

export function setComposer(element: HTMLTextAreaElement | null): void {
  composer = element;
}

/** Gives the focus back to the composer: after every command and every Esc. */
export function focusComposer(): void {
  composer?.focus();
}

export const composerIsEmpty = (): boolean => composer === null || composer.value === '';

/** Moves the focus to a panel: its first control, or the panel itself. */
export function focusPanel(id: string): void {
  const panel = document.getElementById(id);
  const first =
    panel?.querySelector<HTMLElement>('[data-focus-first]') ??
    panel?.querySelector<HTMLElement>('button:not([disabled]), input, [tabindex="0"]');
  (first ?? panel)?.focus();
}
