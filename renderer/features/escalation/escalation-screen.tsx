/** Whom to tell and to page, and the roster. */
export function EscalationScreen() {
  return <h2>Escalation</h2>;
}
