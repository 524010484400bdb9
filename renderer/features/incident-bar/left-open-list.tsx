import { Icon } from '../../ui/icon.tsx';
import { leftOpenWords, type LeftOpen } from './left-open.ts';
import css from './left-open.module.css';

/** What is still open when somebody is about to resolve: said, not in the way. */
export function LeftOpenList({ left }: { left: LeftOpen }) {
  const words = leftOpenWords(left);
  if (words === null) return null;
  return (
    <div className={css['open']} role="note" aria-label="Still open">
      <Icon name="warn" />
      <div>
        <p>
          <b>{words}.</b> It can be resolved all the same.
        </p>
        <ul>
          {left.criteria.map((text) => (
            <li key={`criterion ${text}`}>Not verified: {text}</li>
          ))}
          {left.asks.map((text) => (
            <li key={`ask ${text}`}>Not answered: {text}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
