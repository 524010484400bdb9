/** The element that takes private observations while the front is on screen. */
let field: HTMLTextAreaElement | null = null;

export function setObservationField(element: HTMLTextAreaElement | null): void {
  field = element;
}
export const focusObservation = (): void => field?.focus();
/** Whether it has the focus and nothing is in it: keys that would be its own mean something else then. */
export const isObservationIdle = (): boolean => document.activeElement === field && field?.value === '';

/** The row of an inject in the line of all of them. */
export const injectRowId = (id: string): string => `inject-${id}`;
export const focusInject = (id: string): void => document.getElementById(injectRowId(id))?.focus();
