/** Joins the class names that apply; what is undefined, null or false is left out. */
export const cx = (...names: readonly (string | undefined | null | false)[]): string =>
  names.filter((name) => typeof name === 'string' && name !== '').join(' ');
