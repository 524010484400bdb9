import type { EntryKind } from '../../incident/vocabulary.ts';

/** How much of an entry tells what it is: the story after it has all of these words in it. */
const HEAD = 160;

const decision = /\b(?:decid(?:e|es|ed|ing)|decisions?|agreed (?:to|that|on))\b/i;
const finding =
  /\b(?:found|finds?|discover(?:s|ed|y)?|identif(?:y|ies|ied)|notic(?:e|es|ed)|determined?|reali[sz](?:e|es|ed|ation)|root cause|turns? out|suspect(?:s|ed)?|confirm(?:s|ed))\b/i;
const action =
  /\b(?:(?:re)?start(?:s|ed) (?:the|all|a)|restarts?|restarted|roll(?:s|ed|ing)? ?back|rollback|reverts?|reverted|(?:re)?deploy(?:s|ed|ing)?|delet(?:e|es|ed)|scal(?:e|es|ed) (?:up|down|to)|scaled|cordon(?:s|ed)?|drain(?:s|ed)?|increas(?:e|es|ed) (?:the|to)|merg(?:es?|ed)|disabl(?:e|es|ed)|enabl(?:e|es|ed)|upgrad(?:es?|ed)|bump(?:s|ed)?|appl(?:y|ies|ied)|revok(?:e|es|ed)|block(?:s|ed) (?:the|from)|implemented|purged|patched|killed)\b/i;

/** What an entry of somebody else’s timeline is, guessed with care: a note, where its first words do not say. */
export function kindOf(text: string): EntryKind {
  const words = text.slice(0, HEAD);
  if (decision.test(words)) return 'decision';
  if (finding.test(words)) return 'finding';
  return action.test(words) ? 'action' : 'note';
}

/** Who an entry says did it, where it is written as a name and not as a sentence: `@ana restarted`, `[ana] restarted`. */
export function whoIn(text: string): string | null {
  const [, at, linked] =
    /^(?:@([\w.-]{2,40})\b|\[@?([\w][\w .-]{1,39})\](?![([:])(?= [a-z]))/.exec(text) ?? [];
  return at ?? linked ?? null;
}
