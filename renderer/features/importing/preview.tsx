import { NO_DAY } from '../../../shared/exchange/day-typed.ts';
import { goesOn } from '../../../shared/incident/goes-on.ts';
import { behindVisit } from '../../bridge/visit.ts';
import { useSummaries } from '../../state/projections.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { copyShown, readInto, takeOver } from './doing.ts';
import { DocumentList } from './document-list.tsx';
import { Failures } from './failures.tsx';
import { TARGET } from './keys.ts';
import { RowsTable } from './rows-table.tsx';
import { chosen, documentAt, documents, tickAll, useView } from './state.ts';
import { DayField, Understood } from './understood.tsx';
import { counted, entryWords, freshWords, leftOutWords } from './words.ts';
import css from './importing.module.css';

/** What would be taken over, before anything is: the documents, and the one that is pointed at, line by line. */
export function Preview() {
  const view = useView();
  const all = documents(view);
  const shown = documentAt(view);
  const failures = view.preview?.failures ?? [];
  if (shown === undefined)
    return (
      <div className={css['teach']}>
        {failures.some(({ message }) => message === NO_DAY) && (
          <DayField day={{ is: view.day, from: view.day === null ? 'none' : 'asked' }} />
        )}
        <Failures failures={failures} />
      </div>
    );
  const out = leftOutWords(shown);
  return (
    <>
      <Going />
      <div className={css['page']}>
        <div className={css['aside']}>
          <DocumentList documents={all} at={shown.key} ticked={view.ticked} />
          <Failures failures={failures} />
          <p className={css['keys']}>
            <span>
              <KeyCap chord="Space" small /> tick
            </span>
            <Button look="plain" small chord="A" onPress={tickAll}>
              {view.ticked.size === all.length ? 'None' : 'All'}
            </Button>
            <Button look="plain" small chord="C" onPress={() => void copyShown()}>
              Copy
            </Button>
          </p>
        </div>
        <div className={css['pane']}>
          <header className={css['shown']}>
            <h2 title={shown.title ?? shown.name}>{shown.title ?? shown.name}</h2>
            <p>
              {entryWords(shown)}
              {out !== '' && `, ${out}`}. {freshWords(shown)}.
            </p>
          </header>
          <RowsTable key={shown.key} document={shown} />
          <Understood document={shown} />
        </div>
      </div>
    </>
  );
}

/** Where it goes, and the key that takes it over. */
function Going() {
  const view = useView();
  const summaries = useSummaries();
  // What was on screen before is offered even where it is over: it is only not what Enter means.
  const behind = behindVisit();
  const open = summaries.filter(({ id, ...each }) => goesOn(each) || id === behind || id === view.into);
  const those = chosen(view);
  const target = open.find(({ id }) => id === view.into);
  const fresh = those.reduce((sum, each) => sum + each.fresh, 0);
  return (
    <div className={css['going']}>
      <label htmlFor={TARGET}>
        Goes <KeyCap chord="T" small />
      </label>
      <span className={css['select']}>
        <select
          id={TARGET}
          value={view.into ?? ''}
          onChange={({ currentTarget: { value } }) => void readInto(value === '' ? null : value)}
        >
          <option value="">each into an incident of its own</option>
          {open.map(({ id, title, severity }) => (
            <option key={id} value={id}>
              into the log of {severity.toUpperCase()} {title}
            </option>
          ))}
        </select>
        <Icon name="down" small />
      </span>
      <span className={css['sum']} role="status" aria-label="Ticked">
        {those.length === 0
          ? 'Nothing is ticked'
          : `${counted(those.length, 'document', 'documents')}, ${
              fresh === 0 ? 'nothing new' : `${fresh.toLocaleString('en')} new`
            }`}
      </span>
      <Button look="primary" chord="Enter" onPress={() => void takeOver()}>
        <span className={css['verb']}>
          {view.into === null
            ? `Import as ${counted(those.length, 'incident', 'incidents')}`
            : `Into the log of ${target?.title ?? 'the incident'}`}
        </span>
      </Button>
    </div>
  );
}
