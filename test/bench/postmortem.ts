import { textPlace } from '../../shared/incident/events/text-edited.ts';
import { foldAll } from '../../shared/incident/fold.ts';
import { textOf, textStateOf } from '../../shared/incident/text.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { manyEdits } from '../support/text-edits.ts';
import { median, type Bench } from './measure.ts';

/** More than ten thousand, so that there are twenty thousand words. */
const UPDATES = 11_200;
const WORDS = 20_000;
const LIMIT_MS = 500;

/** Opening a long post-mortem: from its events to every part's text, and to what the editors go on from. */
export const postmortem: Bench = {
  name: 'postmortem',
  run() {
    const parts = defaultPlaybook.postmortem.parts.map(({ id }) => id);
    const each = UPDATES / parts.length;
    const events = parts.flatMap((part, p) =>
      manyEdits(each).events.map((event, n) => ({
        ...event,
        e: textPlace(part),
        id: (p * each + n).toString(36).padStart(26, '0'),
      })),
    );
    let words = 0;
    const open = (): number => {
      const began = performance.now();
      const incident = foldAll('20261120-benchaaa', events);
      words = 0;
      for (const part of parts) {
        words += textOf(incident, part).split(/\s+/).filter(Boolean).length;
        textStateOf(incident, part);
      }
      return performance.now() - began;
    };
    const took = median(Array.from({ length: 7 }, open));
    if (words < WORDS) throw new Error(`the post-mortem has ${words} words only`);
    return Promise.resolve([
      {
        name: 'postmortem-open-10k-edits',
        ...{ value: took, unit: 'ms', compared: `${words} words, ${events.length} text updates` },
        limit: { text: `${LIMIT_MS} ms`, held: took <= LIMIT_MS },
      },
    ]);
  },
};
