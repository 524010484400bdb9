import type { Period } from '../metrics/periods.ts';
import { number } from '../metrics/words.ts';
import type { Zone } from '../time/zones.ts';
import { quarterLabel, quarterPeriod } from './quarters.ts';
import type { QuarterShare, ReliabilityShare } from './reliability-share.ts';

/** What it is called. */
export const SHARE_TITLE = 'Reliability share of capacity';
/** How the share of time that went into reliability is reckoned, and what follows from it. */
export const SHARE_FORMULA =
  'Hours of engineers that went into incidents and what follows from them ÷ all their hours, as stated for each quarter. Two quarters in a row above the share, and work is to be handed back or people are to be added.';

/** The quarters of which a part lies in a period, of those for which hours were stated, the latest first. */
export const sharesIn = (
  { quarters }: ReliabilityShare,
  period: Period,
  zone: Zone,
): readonly QuarterShare[] =>
  quarters.filter(({ quarter }) => {
    const { from, to } = quarterPeriod(quarter, zone);
    return from < period.to && to > period.from;
  });

/** The two latest quarters in a row that were above the share, as a sentence with what is to be done; null where none were. */
export const flagWords = ({ flag, limit }: ReliabilityShare): string | null =>
  flag === null
    ? null
    : `Above ${limit} % in ${quarterLabel(flag[0])} and ${quarterLabel(flag[1])}, two quarters in a row: hand work back, or add people.`;

/** The share by quarter in one line: “Q3 2026 44 % (1720 of 3900 h)”; null where no hours were stated. */
export const sharesWords = (shares: readonly QuarterShare[]): string | null =>
  shares.length === 0
    ? null
    : shares
        .map(
          ({ quarter, share, reliability, all }) =>
            `${quarterLabel(quarter)} ${Math.round(share)} % (${number(reliability)} of ${number(all)} h)`,
        )
        .join(', ');

/** The share of capacity over a period as text, with what follows from it. */
export function shareText(share: ReliabilityShare, period: Period, zone: Zone): readonly string[] {
  const said = sharesWords(sharesIn(share, period, zone));
  const flagged = flagWords(share);
  return [
    said === null
      ? `${SHARE_TITLE}: no hours are stated for this time; the page of readiness and ic team capacity take them.`
      : `${SHARE_TITLE}, stays below ${share.limit} %: ${said}.`,
    ...(flagged === null ? [] : [flagged]),
  ];
}
