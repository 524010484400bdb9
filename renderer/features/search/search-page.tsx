import { useEffect, useRef, type KeyboardEvent } from 'react';
import { kindLabel } from '../../../shared/knowledge/labels.ts';
import { knowledgeKinds } from '../../../shared/knowledge/search.ts';
import { followKnowledge } from '../../bridge/knowledge.ts';
import { Page, PageFrame } from '../../incident-parts/page-frame.tsx';
import { useKnowledge } from '../../state/knowledge.ts';
import { useRoute, useUi } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { Filters } from './filters.tsx';
import { FirstWords } from './first-words.tsx';
import { HitLine, hitAsText } from './hit-line.tsx';
import { openHit } from './open-hit.ts';
import css from './search.module.css';
import { ask, canShowMore, keyOf, moveBy, moveTo, showMore, useSearch, write } from './view.ts';

/** One box over everything that was recorded, answering as one types. */
export function SearchPage() {
  const route = useRoute();
  const typed = route.name === 'search' ? route.words : undefined;
  const version = useKnowledge((s) => s.state?.version);
  useEffect(followKnowledge, []);
  useEffect(() => {
    if (typed !== undefined && typed !== '') write(typed);
  }, [typed]);
  useEffect(ask, [version]); // what has been read since is found, too
  return (
    <PageFrame current="search">
      <Page title="Search">
        <div className={css['search']}>
          <Box />
          <Filters />
          <Trouble />
          <Hits />
        </div>
      </Page>
    </PageFrame>
  );
}

function Box() {
  const words = useSearch((s) => s.words);
  const at = useSearch((s) => s.at);
  const hits = useSearch((s) => s.answer?.hits.length ?? 0);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select(); // typed words are kept, and typing begins anew
  }, []);
  return (
    <label className={css['box']}>
      <Icon name="search" />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Search everything"
        aria-expanded={hits > 0}
        aria-controls="hits"
        aria-autocomplete="list"
        aria-activedescendant={hits > 0 ? `hit-${at}` : undefined}
        placeholder="Incidents, logs, post-mortems, actions, runbooks"
        spellCheck={false}
        autoComplete="off"
        maxLength={400}
        value={words}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={move}
      />
      <KeyCap chord="Ctrl+Shift+F" />
    </label>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

function move(event: KeyboardEvent): void {
  if (event.nativeEvent.isComposing) return;
  const { answer, at } = useSearch.getState();
  const step = event.altKey || event.shiftKey ? undefined : steps[event.key];
  const hit = answer?.hits[at];
  if (step !== undefined) moveBy(step);
  else if (event.key === 'Enter' && hit !== undefined) void openHit(hit);
  else return;
  event.preventDefault();
}

/** What keeps it from being complete. */
function Trouble() {
  const state = useKnowledge((s) => s.state);
  const refused = useSearch((s) => s.trouble);
  const page = useUi((s) => s.trouble);
  const waiting = state?.waiting ?? 0;
  const words = [
    page,
    refused,
    waiting > 0 &&
      `${waiting} ${waiting === 1 ? 'incident is' : 'incidents are'} still to be read; the latest are there first.`,
    state?.trouble ?? false,
    state?.search === 'scan' &&
      'This desktop has no full text search, so that an answer takes a little longer.',
  ].filter((each) => typeof each === 'string');
  return (
    <div role="status" aria-label="Index" className={css['state']}>
      {words.map((each) => (
        <p key={each}>{each}</p>
      ))}
    </div>
  );
}

function Hits() {
  const answer = useSearch((s) => s.answer);
  const answered = useSearch((s) => s.answered);
  const at = useSearch((s) => s.at);
  const further = useSearch(canShowMore);
  useEffect(() => {
    document.getElementById(`hit-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at, answer]);
  if (answer === null) return <FirstWords />;
  const { hits, counts, more } = answer;
  const told = knowledgeKinds.flatMap((kind) => {
    const count = counts[kind];
    return count === undefined ? [] : [`${kindLabel(kind, count)}${more.includes(kind) ? ' or more' : ''}`];
  });
  return (
    <>
      <p role="status" aria-label="Found" className={css['found']}>
        {hits.length === 0 ? `Nothing holds “${answered.trim()}”.` : told.join(' · ')}
      </p>
      {hits.length === 0 && (
        <p className={css['none']}>
          Every word has to be in one incident, or in one runbook. Fewer words, or only their beginnings, find
          more.
        </p>
      )}
      <div
        id="hits"
        role="listbox"
        aria-label="Found"
        tabIndex={hits.length > 0 ? 0 : -1}
        className={css['hits']}
        onKeyDown={(event) => {
          const hit = hits[at];
          const copies = event.key.toLowerCase() === 'c' && (event.ctrlKey || event.metaKey);
          if (copies && hit !== undefined && window.getSelection()?.isCollapsed !== false) {
            event.preventDefault();
            void navigator.clipboard.writeText(hitAsText(hit));
          } else move(event);
        }}
      >
        {hits.map((hit, index) => (
          <HitLine
            key={keyOf(hit)}
            hit={hit}
            index={index}
            current={index === at}
            of={hits.length}
            onOpen={() => {
              moveTo(index);
              void openHit(hit);
            }}
          />
        ))}
      </div>
      {further && (
        <Button small className={css['more']} onPress={showMore}>
          Show more
        </Button>
      )}
    </>
  );
}
