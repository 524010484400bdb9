/** The brief with which a role is handed over. */
export function HandoffScreen() {
  return <h2>Handing over</h2>;
}
