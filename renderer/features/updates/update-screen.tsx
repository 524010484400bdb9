/** The stakeholder update that is being written: facts, a wording for each audience, the check. */
export function UpdateScreen() {
  return <h2>Stakeholder update</h2>;
}
