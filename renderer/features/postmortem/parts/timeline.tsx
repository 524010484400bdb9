import { useEffect } from 'react';
import { copyWords } from '../../../bridge/desktop.ts';
import { markedCopy } from '../../../incident-parts/marked-copy.ts';
import { zone, zoneName } from '../../../incident-parts/zone.ts';
import { useNow } from '../../../state/clock.ts';
import { usePlaybook } from '../../../state/projections.ts';
import { Button } from '../../../ui/button.tsx';
import type { ExtraProps } from '../extras.ts';
import { curatedNow } from './curated-now.ts';
import { TimelineChoose } from './timeline-choose.tsx';
import { chooseEntries, useTimelineMode } from './timeline-mode.ts';
import { TimelineRead } from './timeline-read.tsx';
import { timelineText } from './timeline-words.ts';
import { useRowsHere } from './rows-here.ts';
import css from './timeline.module.css';

/** The log as it was curated; what is left out leaves a thin line, so that nothing seems to be hidden. */
export function Timeline({ incident }: ExtraProps) {
  const log = useRowsHere();
  const playbook = usePlaybook();
  const choosing = useTimelineMode((s) => s.choosing);
  const now = useNow();
  const { rows, pieces, shown } = curatedNow(incident, log, playbook);
  useEffect(() => () => chooseEntries(false), []);
  const first = rows[0]?.at ?? now;
  return (
    <section id="postmortem-timeline" className={css['timeline']} aria-label="Timeline">
      <header>
        <h2>Timeline</h2>
        <span>
          {shown} of {rows.length} entries, in {zoneName(first)}
        </span>
        <div className={css['acts']}>
          <Button
            look="plain"
            small
            onPress={() => void copyWords(markedCopy(timelineText(rows, zone)), 'the timeline')}
          >
            Copy as text
          </Button>
          <Button
            look={choosing ? 'normal' : 'plain'}
            small
            chord="Alt+T"
            onPress={() => chooseEntries(!choosing)}
          >
            {choosing ? 'Done' : 'Choose entries'}
          </Button>
        </div>
      </header>
      {choosing ? <TimelineChoose rows={rows} /> : <TimelineRead pieces={pieces} first={first} />}
    </section>
  );
}
