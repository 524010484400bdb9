/**
 * What follows from a file here, at the meeting point, and as it was last the same, each by its hash; undefined where
 * there is none. `both`: two people edited it. What is gone on one side is not deleted for that alone.
 */
export type Course = 'nothing' | 'same' | 'take' | 'send' | 'both' | 'gone-there' | 'gone-here';

export function courseOf(
  here: string | undefined,
  there: string | undefined,
  base: string | undefined,
): Course {
  if (here === undefined && there === undefined) return 'nothing';
  if (here === there) return 'same';
  // An edit counts more than a deletion: whoever deleted it had not seen the edit.
  if (there === undefined) return here === base ? 'gone-there' : 'send';
  if (here === undefined) return there === base ? 'gone-here' : 'take';
  if (here === base) return 'take';
  return there === base ? 'send' : 'both';
}
