/** The incident as a document, to read and to copy. */
export function DocumentScreen() {
  return <h2>Document</h2>;
}
