/** A machine that is never idle is asked to go on all the same. */
const AT_LAST_MS = 500;
/** A window that is hidden draws no frames, and does not wait for them. */
const HIDDEN_MS = 1_000;

/** Resolves when the window has nothing to draw and nobody to answer. */
export const idle = (): Promise<void> =>
  new Promise((done) => {
    requestIdleCallback(() => done(), { timeout: AT_LAST_MS });
  });

/** Resolves once what is rendered now stands on the screen, and the window is idle. */
export async function painted(): Promise<void> {
  await new Promise<void>((done) => {
    // The frame after the one that is drawn next: nothing of what follows may stand before it.
    requestAnimationFrame(() => requestAnimationFrame(() => done()));
    setTimeout(done, HIDDEN_MS);
  });
  await idle();
}
