import type { Side } from '../state/ui.ts';

type Named = { readonly side: Side; readonly tab?: string };

/** `Next and roles`: the tab of a side is called after its panels. */
export function tabLabel(panels: readonly Named[], side: Side): string {
  const words = panels.flatMap((panel) =>
    panel.side === side && panel.tab !== undefined ? [panel.tab] : [],
  );
  const small = words.map((word, i) => (i === 0 ? word : word.charAt(0).toLowerCase() + word.slice(1)));
  return small.length < 2 ? small.join('') : `${small.slice(0, -1).join(', ')} and ${small.at(-1) ?? ''}`;
}
