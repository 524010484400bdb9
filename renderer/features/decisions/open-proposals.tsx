import { phaseOf } from '../../../shared/incident/facts.ts';
import { isLive } from '../../../shared/incident/phases.ts';
import { openProposals, type Proposal } from '../../../shared/incident/proposals.ts';
import { useIncidentNow } from '../../incident-parts/incident-clock.ts';
import { markItem, markOrAsk } from '../../incident-parts/marking.ts';
import panel from '../../incident-parts/panel.module.css';
import { askedWords } from '../../incident-parts/proposal-words.ts';
import { focusComposer } from '../../state/focus.ts';
import { useOpened } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { useSome } from '../../ui/some.tsx';
import css from './decisions.module.css';

/** How many are decided at a time; what was asked first comes first. */
const AT_A_TIME = 3;

/** What is proposed and waits for objections: above everything with a clock, for as long as it is open. */
export function OpenProposals() {
  const opened = useOpened();
  const proposals =
    opened === null || !isLive(phaseOf(opened.incident)) ? [] : openProposals(opened.incident);
  const { shown, more } = useSome(proposals, AT_A_TIME);
  const now = useIncidentNow(shown.map(({ item }) => item.at));
  if (proposals.length === 0) return null;
  return (
    <section id="proposals" className={css['proposals']} aria-labelledby="proposals-title" tabIndex={-1}>
      <header className={panel['head']}>
        <h2 id="proposals-title">Any strong objections?</h2>
      </header>
      <ul>
        {shown.map((proposal) => (
          <OpenProposal key={proposal.item.entry} proposal={proposal} now={now} />
        ))}
      </ul>
      {more}
    </section>
  );
}

function OpenProposal({ proposal, now }: { proposal: Proposal; now: number }) {
  const { item, objections, minutes } = proposal;
  const decide = objections.length > 0 ? 'Decide all the same' : 'Decide';
  return (
    <li>
      <p>{item.text}</p>
      <small>
        {askedWords(proposal, now)}
        {minutes !== null && `, to be looked at again after ${minutes} min`}
      </small>
      {objections.map(({ entry, by, text }) => (
        <small key={entry} className={css['objection']}>
          <b>{by} objects</b> {text}
        </small>
      ))}
      <div className={css['acts']}>
        <Button
          small
          label={`${decide}: ${item.text}`}
          onPress={() => void markItem(item, 'done').then(focusComposer)}
        >
          {decide}
        </Button>
        <Button small label={`Object: ${item.text}`} onPress={() => markOrAsk(item, 'objected')}>
          Object
        </Button>
        <Button small look="plain" label={`Drop: ${item.text}`} onPress={() => markOrAsk(item, 'dropped')}>
          Drop
        </Button>
      </div>
    </li>
  );
}
