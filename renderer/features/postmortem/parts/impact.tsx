import type { Instant } from '../../../../shared/ids.ts';
import { declarationOf } from '../../../../shared/incident/facts.ts';
import { impactOf } from '../../../../shared/incident/review-impact.ts';
import { factsOf } from '../../../../shared/metrics/facts-of.ts';
import { formatSpan, formatStamp, sameDay } from '../../../../shared/time/format.ts';
import { copyWords } from '../../../bridge/desktop.ts';
import { markedCopy } from '../../../incident-parts/marked-copy.ts';
import { clock, zone } from '../../../incident-parts/zone.ts';
import { usePlaybook } from '../../../state/projections.ts';
import { Button } from '../../../ui/button.tsx';
import type { ExtraProps } from '../extras.ts';
import { impactLines, impactText } from './impact-words.ts';
import css from './impact.module.css';

/** The impact in figures, by the record and by the definitions of the metrics; the words around them are people's. */
export function Impact({ incident, part }: ExtraProps) {
  const playbook = usePlaybook();
  const impact = impactOf(incident);
  if (impact === undefined) return null;
  const first = impact.stretches[0]?.from ?? 0;
  // The date stands where it is not the day on which it began.
  const show = (at: Instant): string => (sameDay(at, first, zone) ? clock(at) : formatStamp(at, zone));
  const lines = impactLines(incident, impact, factsOf(incident, playbook), show);
  const declared = declarationOf(incident);
  const noticed = impact.spans.find(({ what }) => what === 'detect')?.ms ?? null;
  return (
    <section className={css['impact']} aria-label={`${part.title}: from the record`}>
      <header>
        <h3>From the record</h3>
        <Button
          look="plain"
          small
          onPress={() => void copyWords(markedCopy(impactText(lines)), 'the impact')}
        >
          Copy as text
        </Button>
      </header>
      {declared?.foundBy === 'customer' && (
        <p className={css['finding']}>
          <b>A customer noticed it first</b>
          {noticed === null ? '' : `, ${formatSpan(noticed)} after it began`}. That is a finding of its own:
          what would have told us sooner?
        </p>
      )}
      <dl>
        {lines.map(({ label, value, about }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
            <dd className={css['about']}>{about}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
