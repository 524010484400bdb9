import { focusComposer } from '../../state/focus.ts';

/**
 * A menu was closed: the focus goes where it belongs, unless what was picked in it has taken it already. Left on the
 * menu's button, arrows would open the menu again.
 */
export function afterMenu(place: () => HTMLElement | null): void {
  setTimeout(() => {
    const { activeElement } = document;
    const free =
      activeElement === document.body || (activeElement?.getAttribute('aria-haspopup') ?? null) !== null;
    if (!free) return;
    const element = place();
    if (element === null) focusComposer();
    else element.focus({ preventScroll: true });
  });
}
