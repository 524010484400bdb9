/** Rows of the post-mortem's timeline that no line of the log says: the console makes them of the times and the roles. */
const computedRow = /^(?:time\.(?:started|detected)|unfilled\.[a-z-]{1,40})$/;

export const isComputedRow = (key: string): boolean => computedRow.test(key);
