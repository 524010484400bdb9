import type { KeyboardEvent } from 'react';

/** Arrows go from figure to figure: left and right in the order of reading, up and down to the nearest one there. */
export function moveAmongFigures(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget } = event;
  if (!(target instanceof HTMLElement) || target.dataset['figure'] === undefined) return;
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const figures = [...currentTarget.querySelectorAll<HTMLElement>('[data-figure]')];
  const at = figures.indexOf(target);
  const next =
    key === 'ArrowRight'
      ? figures[at + 1]
      : key === 'ArrowLeft'
        ? figures[at - 1]
        : key === 'ArrowDown'
          ? nearest(target, figures, 1)
          : key === 'ArrowUp'
            ? nearest(target, figures, -1)
            : undefined;
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** The figure of the next row, below or above, whose middle is the nearest. */
function nearest(from: Element, figures: readonly HTMLElement[], way: 1 | -1): HTMLElement | undefined {
  const here = from.getBoundingClientRect();
  const middle = here.x + here.width / 2;
  const beyond = figures
    .map((figure) => ({ figure, box: figure.getBoundingClientRect() }))
    .filter(({ box }) => (way === 1 ? box.top >= here.bottom - 1 : box.bottom <= here.top + 1));
  const rows = beyond.map(({ box }) => (way === 1 ? box.top : -box.bottom));
  const row = Math.min(...rows);
  const off = (box: DOMRect): number => Math.max(box.x - middle, middle - box.right, 0);
  return beyond
    .filter((_, index) => (rows[index] ?? Infinity) < row + 8)
    .sort((a, b) => off(a.box) - off(b.box))[0]?.figure;
}
