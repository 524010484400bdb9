/** What is asked of the person at this desktop, above the log. */
export function ForMeStrip() {
  return null;
}
