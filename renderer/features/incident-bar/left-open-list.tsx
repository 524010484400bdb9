import { Icon } from '../../ui/icon.tsx';
import { leftOpenWords, type LeftOpen } from './left-open.ts';
import css from './left-open.module.css';

const named: readonly (readonly [keyof LeftOpen, string])[] = [
  ['criteria', 'Not verified'],
  ['roadblocks', 'Not cleared'],
  ['asks', 'Not answered'],
  ['hypotheses', 'Neither confirmed nor ruled out'],
  ['checklist', 'Not done'],
];

/** What is still open when somebody is about to resolve or close: said, not in the way. */
export function LeftOpenList({ left, done }: { left: LeftOpen; done: 'resolved' | 'closed' }) {
  const words = leftOpenWords(left);
  if (words === null) return null;
  return (
    <div className={css['open']} role="note" aria-label="Still open">
      <Icon name="warn" />
      <div>
        <p>
          <b>{words}.</b> It can be {done} all the same.
        </p>
        <ul>
          {named.flatMap(([part, word]) =>
            left[part].map((text, i) => (
              <li key={`${part} ${i}`}>
                {word}: {text}
              </li>
            )),
          )}
        </ul>
      </div>
    </div>
  );
}
