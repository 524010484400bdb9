export const LIST = 'import-list';
export const TABLE = 'import-rows';
export const ZONE = 'import-zone';
export const DAY = 'import-day';
export const TARGET = 'import-target';

/** Whether Enter means the page rather than the control that has the focus. */
export function isOnPage(): boolean {
  const { activeElement } = document;
  return (
    activeElement === null || activeElement === document.body || [LIST, TABLE].includes(activeElement.id)
  );
}

export const focusOn = (id: string): void => document.getElementById(id)?.focus();
