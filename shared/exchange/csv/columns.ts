/** What a column holds, as far as it is known what to do with it. */
export type ColumnKind =
  | 'moment'
  | 'date'
  | 'time'
  | 'until'
  | 'zone'
  | 'who'
  | 'kind'
  | 'text'
  | 'details'
  | 'key'
  | 'title'
  | 'severity'
  | 'exercise';

/** Words that columns are called by, in the languages that tools are set to; the first list that fits wins. */
const called: readonly (readonly [ColumnKind, RegExp])[] = [
  ['key', /^(?:key|entry id|event id|message id)$/],
  ['until', /^(?:until|end|ended|end time|ends? at|bis|ende|fin|hasta|fine|einde)$/],
  ['zone', /^(?:zone|time ?zone|tz|zeitzone|zona|zona horaria|fuseau|fuso)$/],
  ['date', /^(?:date|day|datum|tag|fecha|d[ií]a|jour|data|giorno|dato|päivä|日付)$/],
  [
    'moment',
    /^(?:time ?stamp|date ?\/? ?time|date and time|date ?& ?time|when|occurred(?: at)?|event time|created(?: at)?|at|ts|zeitpunkt|zeitstempel|datum ?\/? ?(?:uhr)?zeit|fecha y hora|marca de tiempo|horodatage|date et heure|data e ora|data e hora|tijdstip|日時)$/,
  ],
  [
    'time',
    /^(?:time|clock|hour|uhrzeit|zeit|hora|heure|ora|tijd|tid|klokkeslett|godzina|aika|時刻|start|start time|started(?: at)?|from|von|begin)$/,
  ],
  [
    'who',
    /^(?:who|author|user(?: ?name)?|by|person|name|sender|actor|owner|reporter|posted by|wer|autor|verfasser|von wem|benutzer|qui[eé]n|usuario|qui|auteur|utilisateur|chi|autore|utente|wie|gebruiker|hvem|vem|担当者?)$/,
  ],
  [
    'kind',
    /^(?:kind|type|category|class|event type|art|typ|kategorie|tipo|categor[ií]a|categoria|cat[eé]gorie|soort|slag)$/,
  ],
  [
    'text',
    /^(?:text|message|event|entry|description|note|notes|what|what happened|activity|notable activit(?:y|ies)|summary|action|body|log|comment|nachricht|ereignis|beschreibung|eintrag|was|text der meldung|mensaje|evento|descripci[oó]n|qu[eé]|nota|message texte|[eé]v[eé]nement|quoi|messaggio|descrizione|cosa|bericht|omschrijving|gebeurtenis|wat|hendelse|h[aä]ndelse|内容)$/,
  ],
  [
    'details',
    /^(?:details?|more|remarks?|einzelheiten|bemerkung(?:en)?|detalles?|observaciones|d[eé]tails|dettagli)$/,
  ],
  ['title', /^(?:title|incident title|titel|t[ií]tulo|titre|titolo)$/],
  [
    'severity',
    /^(?:severity|sev|priority|schweregrad|priorit[aä]t|severidad|gravedad|gravit[eé]|gravit[aà])$/,
  ],
  ['exercise', /^(?:exercise)$/],
];

/** A column with its place, and the zone that its header names: `time (UTC)`. */
export type Column = { readonly kind: ColumnKind; readonly at: number; readonly zone: string | null };

/**
 * What each column of a header is. Columns that nobody knows are not among them; of two of a kind the first counts, as a rule:
 * our own export has UTC first.
 * @returns undefined where the row is no header: no word of it is known, or there is no text in it.
 */
export function columnsOf(header: readonly string[]): readonly Column[] | undefined {
  const found: Column[] = [];
  for (const [at, cell] of header.entries()) {
    const [, words = '', zone] = /^\s*([^()[\]]*?)\s*(?:[([]([^()[\]]*)[)\]])?\s*:?\s*$/.exec(cell) ?? [];
    const plain = words
      .toLowerCase()
      .replaceAll(/[_\s]+/g, ' ')
      .trim();
    const kind = called.find(([, pattern]) => pattern.test(plain))?.[0];
    if (kind !== undefined && !found.some((each) => each.kind === kind))
      found.push({ kind, at, zone: zone ?? null });
  }
  const has = (...kinds: readonly ColumnKind[]): boolean => found.some(({ kind }) => kinds.includes(kind));
  return has('text', 'details') && has('moment', 'time', 'date') ? found : undefined;
}
