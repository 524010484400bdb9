import { reviewOf } from '../../../shared/incident/review.ts';
import type { Incident } from '../../../shared/incident/state.ts';
import { textOf } from '../../../shared/incident/text.ts';
import { run } from '../../bridge/incidents.ts';
import { RedactForm } from '../../incident-parts/redact-form.tsx';
import { useField } from '../../state/fields.ts';
import type { Redacting } from '../../state/postmortem.ts';
import { usePlaybook } from '../../state/projections.ts';

type Props = {
  incident: Incident;
  asked: Redacting;
  /** The title of the part that holds them. */
  title: string;
  /** What is on its way is in the record when it resolves: words that are not there can’t be taken out of it. */
  flush: () => Promise<void>;
  leave: () => void;
};

/** Takes words out of a part for good, as an entry of the log is redacted. */
export function RedactWords({ incident, asked: { part, words }, title, flush, leave }: Props) {
  const { publishedAt } = reviewOf(incident, usePlaybook());
  const published =
    publishedAt === null ? '' : ' Files that were published hold them still: publish it once more.';
  return (
    <RedactForm
      title={`Redact words of ${title}`}
      aside={placesWords(textOf(incident, part), words)}
      words={words}
      means={`They go wherever they stand or ever stood in this part, its former versions included: from this desktop, and from every other one with its next exchange. “[redacted]” stands in their place, and the log says who did it and why.${published}`}
      keep="Keep them"
      typed={useField('review.redact')}
      redact={async (reason) => {
        await flush();
        return run({ name: 'redact-text', fields: { section: part, words, reason } });
      }}
      leave={leave}
    />
  );
}

/** Short words stand in many places, inside of others too: whoever takes them out is told before. */
function placesWords(text: string, words: string): string {
  const places = text.split(words).length - 1;
  if (places === 0) return 'in a former version';
  return places === 1 ? 'in one place now' : `in ${places} places now, all of which go`;
}
