import type { Instant } from '../../../shared/ids.ts';
import { formatSpan } from '../../../shared/time/format.ts';
import { isToday, stamp } from '../../incident-parts/zone.ts';
import { changeComposer } from '../../state/composer.ts';
import { giveBackWord, type Line, type Said } from '../../state/words.ts';
import css from './composer.module.css';

type Props = { line: Line; said: Said; now: Instant; onDone: () => void };

/** What was understood of the line beside its text: for whom, how long, when. Pressing one makes it text again. */
export function ComposerChips({ line, said, now, onDone }: Props) {
  const { to, wait } = line;
  const { at, minutes } = said;
  return (
    <>
      {to !== null && (
        <Chip
          words={to}
          title="Not a person: keep it as text"
          onPress={() => {
            const back = giveBackWord({ ...line, wait: null });
            const text = wait === null ? (back?.text ?? line.text) : `@${to} ${wait.token} ${line.text}`;
            changeComposer({ text, to: null, wait: null, plain: true });
            onDone();
          }}
        />
      )}
      {minutes !== null && (
        <Chip
          words={line.kind !== 'ask' ? `revisit in ${minutes} min` : `${minutes} min`}
          title="No minutes: keep it as text"
          onPress={() => {
            if (wait === null) changeComposer({ plain: true });
            else changeComposer({ text: `${wait.token} ${line.text}`, wait: null, plain: true });
            onDone();
          }}
        />
      )}
      {at !== null && (
        <Chip
          words={
            isToday(at, now) ? `${formatSpan(Math.round((now - at) / 60_000) * 60_000)} ago` : stamp(at, now)
          }
          title={
            line.time?.kept === true
              ? 'When it happened: type another time in front'
              : 'Not a time: keep these words as text'
          }
          onPress={() => {
            const { time, text } = line;
            if (time?.kept !== true) {
              changeComposer({
                text: time === null ? text : `${time.token} ${text}`,
                time: null,
                prose: true,
              });
            }
            onDone();
          }}
        />
      )}
    </>
  );
}

const Chip = ({ words, title, onPress }: { words: string; title: string; onPress: () => void }) => (
  <button type="button" className={css['chip']} title={title} onClick={onPress}>
    {words}
  </button>
);
