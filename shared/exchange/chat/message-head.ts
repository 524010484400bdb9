/** What begins a message: who wrote it and when, as they stand there, and what of its words is on the same line. */
type MessageHead = {
  /** Null where the message goes on with the person of the one before. */
  readonly who: string | null;
  readonly stamp: string;
  readonly text: string;
  /** How many lines it takes. */
  readonly lines: 1 | 2;
  /** Whether its words can stand on the same line; else they are below. */
  readonly inline: boolean;
};

const clock = '\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[AaPp]\\.?[Mm]\\.?)?(?: (?:UTC|GMT|Z))?';
// Both cases are spelt out, and letters are told from signs in `isName`: patterns that know every letter there is take a tenth
// of a second to build, and a paste must not wait.
const monthName =
  '(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)[a-z]{0,6}\\.?';
const weekday = '(?:[Mm]on|[Tt]ues?|[Ww]ed(?:nes)?|[Tt]hu(?:rs)?|[Ff]ri|[Ss]at(?:ur)?|[Ss]un)(?:day)?';
const date = `(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[/.]\\d{1,2}(?:[/.]\\d{2,4})?|${monthName} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?|\\d{1,2}\\.? ${monthName}(?: \\d{4})?)`;
const day = `(?:[Tt]oday|[Yy]esterday|(?:${weekday},? )?${date}|${weekday})`;
const stamp = `(?:${day}(?:,|T| at)? ?)?${clock}`;
const name = '[^\\s\\[\\]<>:|{}="*#-][^\\[\\]<>:|{}=\\t"]{0,39}?';

const irc = new RegExp(`^\\[?(${stamp})\\]? +<[@+%~& ]?([^<>\\s][^<>]{0,39})> ?(.*)$`);
const deed = new RegExp(`^\\[?(${stamp})\\]? +\\*+ +([^\\s*]{1,40}) (.+)$`);
const bracketed = new RegExp(`^(${name})(?: {1,3}APP)? {1,3}\\[(${stamp})\\] ?(.*)$`);
const before = new RegExp(`^\\[(${stamp})\\] ?(.*)$`);
const dashed = new RegExp(`^(${name})(?: BOT)? ?[—–] ?(${stamp})$`);
const comma = new RegExp(`^(${name}), (${stamp})$`);
const behind = new RegExp(`^(${name})(?: {1,3}APP)?(?: {1,4}|\\t)(${clock})(?: ?\\(edited\\))?$`);
const plain = new RegExp(`^(${stamp})(?: ?[-–—,])? +(${name}): +(.*)$`);
const whole = new RegExp(`^(${name}): (.*)$`);
const alone = new RegExp(`^ *(${clock})$`);
/** Slack puts the time of a message that begins anew further in than that of one that goes on. */
const isIndented = (line: string): boolean => /^[ \t]+\d/.test(line);

/** Words that stand where names do and are none: of logs, of timelines, of code. */
const noNames =
  /^(?:error|warn(?:ing)?|info|debug|trace|fatal|notice|critical|severe|at|on|in|from|to|note|decision|decided|action|finding|update|status|impact|cause|root cause|summary|timeline|todo|fix|fixed|resolved|detected|mitigated|declared|started|deploy|deployed|rollback|alert|time|date|re|fwd|https?|file|line|caused by)$/i;

/** Whether words are a name: few of them, none of a log or a sentence. */
function isName(words: string): boolean {
  const text = words.trim();
  if (text === '' || text.length > 40 || noNames.test(text) || /[.!?;,]$|\/|\\|\(\)|--|\d{4,}/.test(text))
    return false;
  if (!/^[\p{L}\p{N}@_(.]/u.test(text) || /^\d+$/.test(text) || /^[a-z]+(?:\.[a-z]+){2,}/i.test(text))
    return false;
  const parts = text.split(/\s+/);
  if (parts.length === 1) return true;
  // A name of several words has capitals, or brackets that say more of the person.
  return (
    parts.length <= 5 &&
    parts.every(
      (part) => /^[\p{Lu}\p{N}(@'’]/u.test(part) || /^(?:de|van|von|der|da|bin|al|la|le)$/.test(part),
    )
  );
}

/** The longest line that can begin a message with its words below it, and the longest stretch that is looked at. */
const LONG = 400;

/** The head of a message on this line; `next` is the line below, where some programs put the time. */
export function messageHead(line: string, next: string | undefined): MessageHead | null {
  const head = line.length > LONG ? line.slice(0, LONG) : line;
  if (
    next !== undefined &&
    next.length < 30 &&
    isIndented(next) &&
    alone.test(next) &&
    isName(head.replace(/ {1,3}APP$/, ''))
  )
    return {
      who: head.replace(/ {1,3}APP$/, '').trim(),
      stamp: next.trim(),
      text: '',
      lines: 2,
      inline: false,
    };
  if (!/\d:\d\d/.test(head)) return null;
  const rest = line.length > LONG ? line.slice(LONG) : '';
  const found = inlineHead(head) ?? lineHead(head);
  return found === null ? null : { ...found, text: `${found.text}${rest}`.trim() };
}

/** Programs that write a message on one line. */
function inlineHead(line: string): MessageHead | null {
  for (const pattern of [irc, deed]) {
    const [, at, who, text] = pattern.exec(line) ?? [];
    if (at !== undefined && who !== undefined)
      return made(who, at, pattern === deed ? `${who} ${text ?? ''}` : (text ?? ''), true);
  }
  const [, at, person, text] = plain.exec(line) ?? [];
  // `2024-01-02 14:02:11 nginx: …` is a log; a chat that writes days and seconds puts a comma or brackets there.
  const isLog = at !== undefined && /:\d{2}:\d{2}/.test(at) && !line.includes(',');
  return at !== undefined && person !== undefined && isName(person) && !isLog
    ? made(person, at, text ?? '', true)
    : null;
}

/** Programs that write a line of its own over a message. */
function lineHead(line: string): MessageHead | null {
  const [, who, at, text] = bracketed.exec(line) ?? [];
  if (at !== undefined && who !== undefined && isName(who)) return made(who, at, text ?? '', false);
  const [, stamped, words = ''] = before.exec(line) ?? [];
  if (stamped !== undefined) {
    const [, person, said] = whole.exec(words) ?? [];
    if (person !== undefined && isName(person)) return made(person, stamped, said ?? '', true);
    const isHead = isName(words) && /^[\p{Lu}@]/u.test(words);
    return { ...made(isHead ? words : null, stamped, isHead ? '' : words, !isHead) };
  }
  for (const pattern of [dashed, comma, behind]) {
    const [, name, time] = pattern.exec(line) ?? [];
    if (name !== undefined && time !== undefined && isName(name)) return made(name, time, '', false);
  }
  return null;
}

const made = (who: string | null, stamp: string, text: string, inline: boolean): MessageHead => ({
  ...{ who: who === null ? null : who.trim().replace(/^@/, ''), stamp: stamp.trim(), text: text.trim() },
  ...{ lines: 1, inline },
});

/** A clock time on a line of its own: the next message of the same person. */
export const timeAlone = (line: string): string | null =>
  line.length > 30 ? null : (alone.exec(line)?.[1]?.trim() ?? null);
