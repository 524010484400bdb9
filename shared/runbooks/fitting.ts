import type { ListedRunbook } from './runbook.ts';

/** What of an incident a runbook may be for. */
export type Situation = {
  readonly services: readonly string[];
  /** Its title and the lines of its log: names of alerts stand in them. */
  readonly words: readonly string[];
};
/** A runbook that fits, and why: “fits payments-api”, “alert CheckoutErrorRate”. */
export type Fitting<R> = { readonly runbook: R; readonly why: readonly string[] };

type Known = Pick<ListedRunbook, 'file' | 'title' | 'services' | 'alerts'>;

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** A title that is the name of an alert, as alerts are written: one word of several capitals. */
const isAlertName = (title: string): boolean => /^[A-Za-z][a-z0-9]*(?:[A-Z][A-Za-z0-9]*){2,}$/.test(title);

/** Names of alerts that a runbook answers: those that it lists, and its title where that is one. */
export const alertsOf = ({ alerts, title }: Pick<Known, 'alerts' | 'title'>): readonly string[] =>
  isAlertName(title) && !alerts.includes(title) ? [...alerts, title] : alerts;

/** The runbooks that fit an incident: by an alert that was named in it, then by its services; those that fit best first. */
export function fittingRunbooks<R extends Known>(
  runbooks: readonly R[],
  { services, words }: Situation,
): readonly Fitting<R>[] {
  const said = new Set(words.flatMap((line) => plain(line).split(/[^\p{L}\p{N}_.-]+/u)).flatMap(trimmed));
  const phrases = words.map(plain);
  const own = new Set(services.map(plain));
  return runbooks
    .map((runbook) => {
      const alerts = alertsOf(runbook).filter((alert) => {
        const name = plain(alert).trim();
        return /\s/.test(name) ? phrases.some((line) => line.includes(name)) : said.has(name);
      });
      const fits = runbook.services.filter((service) => own.has(plain(service)));
      const why = [
        ...alerts.map((alert) => `alert ${alert}`),
        ...(fits.length === 0 ? [] : [`fits ${fits.join(', ')}`]),
      ];
      return { runbook, why, weight: 3 * alerts.length + fits.length };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.runbook.title < b.runbook.title ? -1 : 1))
    .map(({ runbook, why }) => ({ runbook, why }));
}

/** A word as it stands, and without a dot at its end. */
const trimmed = (word: string): readonly string[] => {
  const bare = word.replace(/[.-]+$/, '');
  return bare === word ? [word] : [word, bare];
};

/** The runbooks whose title, file, services, alerts or owner hold all these words; all of them for none. */
export function runbooksWith<R extends Known & Pick<ListedRunbook, 'owner'>>(
  runbooks: readonly R[],
  words: string,
): readonly R[] {
  const wanted = plain(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  return runbooks.filter(({ title, file, services, alerts, owner }) => {
    const text = plain([title, file, ...services, ...alerts, owner ?? ''].join('\n'));
    return wanted.every((word) => text.includes(word));
  });
}
