import type { Locator } from '@playwright/test';

/**
 * What of a control can't be read where it stands: pieces that lie outside the window or are cut, but for names, which
 * may end in an ellipsis.
 */
export const shows = (control: Locator): Promise<readonly string[]> =>
  control.evaluate((element) => {
    const { innerWidth } = globalThis;
    const pieces = [element, ...element.querySelectorAll<HTMLElement>('*')].filter(
      (each) => each instanceof HTMLElement && each.checkVisibility(),
    );
    return pieces.flatMap((each) => {
      const { left, right } = each.getBoundingClientRect();
      const cut = each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX === 'hidden';
      const may = getComputedStyle(each).textOverflow === 'ellipsis' || each.clientWidth <= 1;
      return left < 0 || right > innerWidth || (cut && !may) ? [each.textContent] : [];
    });
  });
