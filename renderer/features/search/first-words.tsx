import { rebuildIndex } from '../../bridge/knowledge.ts';
import { Button } from '../../ui/button.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import css from './search.module.css';
import { useSearch, write } from './view.ts';

const examples = [
  [
    'certificate expired',
    'every word is in it, also as the beginning of a longer one; behind these, incidents that hold them in several places',
  ],
  ['rollback sev:1', 'of incidents of this severity; sev:1,2 for both'],
  ['kind:runbook certificate', 'only runbooks; there are incident, log, postmortem, action'],
  ['failover service:payments', 'of incidents of a service'],
  ['decision by:ana', 'what somebody wrote, or owns'],
  ['checkout after:2026-09', 'of incidents since then; before:2026-11-14 for those until then'],
] as const;

/** What can be found, and how, where nothing was typed yet. */
export function FirstWords() {
  return (
    <div className={css['first']}>
      <p>
        Incidents, their logs and updates, post-mortems, action items and runbooks: everything that is on this
        desktop, with the network down as well.
      </p>
      <dl>
        {examples.map(([words, about]) => (
          <div key={words}>
            <dt>
              <button type="button" onClick={() => write(words)}>
                {words}
              </button>
            </dt>
            <dd>{about}</dd>
          </div>
        ))}
      </dl>
      <p>
        <KeyCap chord="ArrowDown" small /> <KeyCap chord="ArrowUp" small /> move,{' '}
        <KeyCap chord="Enter" small /> opens it there, <KeyCap chord="Escape" small /> leads back.
      </p>
      <p>
        All of it is looked up in an index, which is made from the records and follows them.{' '}
        <Button look="link" onPress={() => void anew()}>
          Make it anew
        </Button>{' '}
        if something seems to be missing.
      </p>
    </div>
  );
}

/** How far it is shows above. */
async function anew(): Promise<void> {
  const refused = await rebuildIndex();
  useSearch.setState({ trouble: refused });
}
