/** Text as a YAML value: as it is where that is safe, else in quotation marks. */
export function yamlValue(text: string): string {
  const plain = /^[A-Za-z0-9][^\p{C}\u2028\u2029]*$/u.test(text) && !/:(?:\s|$)|\s#|^\d|\s$/u.test(text);
  return plain ? text : JSON.stringify(text);
}
