import { Button } from '../../ui/button.tsx';
import { choose, openIt, takeBack } from './doing.ts';
import { Failures } from './failures.tsx';
import type { PreviewDocument, Stage } from './state.ts';
import { broughtBy, type Brought, knownWords, outcomeWords } from './words.ts';
import css from './importing.module.css';

/** As many as are worth listing; all of them are in the list of incidents. */
const MOST = 200;

type Props = {
  readonly stage: Extract<Stage, { name: 'done' }>;
  /** What was taken over, as it was read. */
  readonly documents: readonly PreviewDocument[];
};

/** What was added and what was known, with the ways on and back. */
export function Done({ stage, documents }: Props) {
  const { outcome, takenBack, stopped } = stage;
  const incidents = byIncident(outcome.incidents);
  const added = documents.some(({ fresh }) => fresh > 0);
  return (
    <div className={css['teach']}>
      <div role="status" aria-label="Outcome">
        <h2>{takenBack ? 'Taken back' : `${stopped ? 'Stopped. ' : ''}${outcomeWords(incidents)}`}</h2>
      </div>
      {takenBack && (
        <p>
          The entries, updates and action items of this import are taken back, and so are the incidents that
          came by it, unless somebody has gone on with them.
        </p>
      )}
      <div className={css['ways']}>
        {incidents.length > 0 && (
          <Button look="primary" chord="Enter" onPress={() => openIt()}>
            {incidents.length === 1 ? 'Open it' : 'Open the first'}
          </Button>
        )}
        {added && (
          <Button chord="Ctrl+Z" onPress={() => void takeBack()}>
            {takenBack ? 'Bring it back' : 'Undo'}
          </Button>
        )}
        <Button chord="F" onPress={() => void choose('files')}>
          Import more…
        </Button>
      </div>
      <ul className={css['outcomes']}>
        {incidents.slice(0, MOST).map((each) => (
          <li key={each.id}>
            <button type="button" onClick={() => openIt(each.id)}>
              {each.title}
            </button>
            <small>{lineWords(each, broughtBy(each))}</small>
          </li>
        ))}
        {incidents.length > MOST && <li>and {(incidents.length - MOST).toLocaleString('en')} more</li>}
      </ul>
      <Failures failures={outcome.failures} />
    </div>
  );
}

function lineWords({ known }: Brought, n: number): string {
  const added = n === 0 ? 'nothing added' : `${n.toLocaleString('en')} added`;
  return known === 0 ? added : `${added}, ${knownWords(known)}`;
}

/** Several documents that joined one log are one line. */
function byIncident(incidents: readonly Brought[]): readonly Brought[] {
  const all = new Map<string, Brought>();
  for (const each of incidents) {
    const held = all.get(each.id);
    const sum = (of: 'added' | 'others' | 'known') => each[of] + (held?.[of] ?? 0);
    all.set(each.id, { ...each, added: sum('added'), others: sum('others'), known: sum('known') });
  }
  return [...all.values()];
}
