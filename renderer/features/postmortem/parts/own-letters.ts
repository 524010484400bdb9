import type { KeyboardEvent } from 'react';

/** In a list to choose from a letter chooses: it is no text for the part beside it. */
export function ownLetters(event: KeyboardEvent): void {
  if (/^.$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
}
