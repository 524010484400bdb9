import { Fragment, useEffect, useLayoutEffect, useRef } from 'react';
import { openSharing } from '../bridge/visit.ts';
import { useNow } from '../state/clock.ts';
import { useOpened, useSync } from '../state/projections.ts';
import { Icon } from '../ui/icon.tsx';
import { useLasting } from './lasting.ts';
import { syncLine, waitingKeys, wholeLine, type LineItem } from './sync-words.ts';
import css from './sync-line.module.css';

/** An exchange takes some seconds: who waits for longer than this is said to wait. */
export const EXCHANGE_MS = 15_000;
/** How many things the line says at once where there is room, and in how many steps it becomes shorter. */
const SHOWN = 3;
const LEVELS = 3;
/** After those the strip itself gives way. */
const LAST = LEVELS + 1;

/** How things stand with the other desktops, in one line that becomes shorter before anything in it is cut. Pressed, it tells all. */
export function SyncLine() {
  const sync = useSync();
  const opened = useOpened();
  const now = useNow();
  const lasting = useLasting(waitingKeys(sync), EXCHANGE_MS);
  const line = useRef<HTMLButtonElement>(null);
  useFitting(line);
  const [first] = sync.connections;
  if (first === undefined) return null;
  const { items, others } = syncLine(sync, { now, lasting, stream: opened?.incident.id ?? null });
  const shown = items.slice(0, SHOWN);
  // The least important goes first, one step after the words in front of them.
  const upto = (item: LineItem): number => LEVELS - shown.indexOf(item);
  const plain = shown.filter(({ apart }) => !apart);
  const apart = shown.filter((item) => item.apart);
  const people = plain.some(({ name }) => name !== undefined);
  return (
    <>
      <span className={css['sep']} />
      <button
        ref={line}
        type="button"
        className={css['line']}
        aria-keyshortcuts="Alt+Y"
        title={wholeLine(sync, now)}
        onClick={openSharing}
      >
        <span className={css['hidden']}>Sharing: </span>
        <Icon name={first.connection.kind === 'folder' ? 'folder' : 'branch'} />
        {people && <span data-upto={0}>last exchange </span>}
        {plain.length > 0 && (
          <span data-upto={Math.max(...plain.map(upto))}>
            {plain.map((item, index) => (
              <span key={item.key} data-upto={upto(item)}>
                {index > 0 && ', '}
                <Words item={item} />
              </span>
            ))}
          </span>
        )}
        {apart.map((item) => (
          <Fragment key={item.key}>
            <span className={css['apart']} data-upto={upto(item)}>
              <Words item={item} />
            </span>
            {item.link !== undefined && (
              <span className={css['link']} data-upto={upto(item)}>
                {item.link}
              </span>
            )}
          </Fragment>
        ))}
        <More count={others + items.length - shown.length} upto={1} from={0} />
        <More count={others + items.length - Math.min(2, shown.length)} upto={2} from={2} />
      </button>
      <Said words={apart.find(({ name }) => name === undefined)?.words ?? ''} />
    </>
  );
}

const Words = ({ item: { name, words, long } }: { item: LineItem }) => (
  <>
    {name !== undefined && <span className={css['name']}>{name}</span>}{' '}
    {long === undefined ? (
      words
    ) : (
      <>
        <span data-from={1}>{words}</span>
        <span data-upto={0}>{long}</span>
      </>
    )}
  </>
);

/** How many desktops are not named, at the steps from `from` on. */
const More = ({ count, from, upto }: { count: number; from: number; upto: number }) =>
  count > 0 && (
    <span data-from={from} data-upto={upto}>
      and {count} more
    </span>
  );

/** What changes in kind is said aloud, once; times that go on are not. */
const Said = ({ words }: { words: string }) => (
  <span className={css['hidden']} role="status" aria-label="Exchange">
    {words}
  </span>
);

/** Takes one step after the other until everything in the strip has room. The style sheet knows the steps. */
function useFitting(line: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => fit(line.current));
  useEffect(() => {
    const strip = line.current?.closest('section');
    if (strip === null || strip === undefined) return undefined;
    const again = (): void => fit(line.current);
    const resized = new ResizeObserver(again);
    const changed = new MutationObserver(again);
    resized.observe(strip);
    changed.observe(strip, { childList: true, characterData: true, subtree: true });
    return () => {
      resized.disconnect();
      changed.disconnect();
    };
  });
}

function fit(line: HTMLElement | null): void {
  const strip = line?.closest('section');
  if (strip === null || strip === undefined) return;
  for (let level = 0; level <= LAST; level += 1) {
    strip.dataset['level'] = String(level);
    if (strip.scrollWidth <= strip.clientWidth) return;
  }
}
