import { tradeoffsOf, type Tradeoff } from '../../../../shared/incident/tradeoffs.ts';
import { verdictLabel, verdicts } from '../../../../shared/incident/events/tradeoff-weighed.ts';
import { Moment } from '../../../incident-parts/moment.tsx';
import { useField } from '../../../state/fields.ts';
import { showTrouble } from '../../../state/ui.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Picks } from '../../../ui/sheet.tsx';
import type { ExtraProps } from '../extras.ts';
import { unweigh, weigh } from './trade-off-actions.ts';
import { WordsField } from './words-field.tsx';
import css from './trade-offs.module.css';

/** Every decision with how it looks afterwards: the question is about the choice with what was known then. */
export function TradeOffs({ incident, part }: ExtraProps) {
  const all = tradeoffsOf(incident);
  return (
    <section className={css['part']} aria-label={`${part.title}: decisions`}>
      <p className={css['hint']}>
        {all.length === 0
          ? 'No decision stands in the log. “!decision” in its line writes one down, also afterwards with its time.'
          : 'It is about the choice with what was known then, not about who made it.'}
      </p>
      <ol>
        {all.map((each) => (
          <Weighing key={each.entry} decision={each} />
        ))}
      </ol>
    </section>
  );
}

/** The words were deleted by hand: those of the record do not come back into the field. */
const EMPTIED = ' ';

const words = verdicts.map((verdict) => verdictLabel[verdict]);

function Weighing({ decision }: { decision: Tradeoff }) {
  const { at, text, decidedBy, weighed, entry } = decision;
  const recorded = weighed?.words ?? '';
  const [draft, setDraft] = useField(`review.weigh.${entry}`);
  const typed = draft === '' ? null : draft === EMPTIED ? '' : draft;
  const setTyped = (to: string | null): void => setDraft(to === '' ? EMPTIED : (to ?? ''));
  const save = (): void => {
    if (weighed === null || typed === null || typed.trim() === recorded) setTyped(null);
    else
      void weigh(decision, weighed.verdict, typed).then((refused) => {
        showTrouble(refused);
        if (refused === null) setTyped(null);
      });
  };
  return (
    <li className={css['decision']}>
      <Moment at={at} className={css['time']} />
      <Icon name="diamond" className={css['icon']} />
      <div>
        <p>
          <b>{text}</b> <small>{decidedBy}</small>
        </p>
        <div className={css['weigh']}>
          <Picks
            label={`How it looks afterwards: ${text}`}
            options={words}
            picked={weighed === null ? '' : verdictLabel[weighed.verdict]}
            onPick={(word) => {
              const verdict = verdicts.find((each) => verdictLabel[each] === word);
              if (verdict === undefined) return;
              void (weighed?.verdict === verdict ? unweigh(decision) : weigh(decision, verdict, typed)).then(
                showTrouble,
              );
            }}
          />
          {weighed !== null && <small>{weighed.by}</small>}
        </div>
        {weighed !== null && (
          <div onBlur={save}>
            <WordsField
              key={entry}
              label={`What it gave and what it cost: ${text}`}
              placeholder="What it gave, and what it cost"
              value={typed ?? recorded}
              onChange={setTyped}
              onEnter={save}
              {...(typed === null ? {} : { onLeave: () => setTyped(null) })}
            />
          </div>
        )}
      </div>
    </li>
  );
}
