import { copyWords } from '../../bridge/desktop.ts';
import { showRunbookFolder } from '../../bridge/runbooks.ts';
import { Button } from '../../ui/button.tsx';
import { exampleRunbook } from './example.ts';
import { refuseHere } from './state.ts';
import css from './runbooks.module.css';

/** Where runbooks come from and what one looks like, where the team has none. */
export const NoRunbooks = () => (
  <div className={css['empty']}>
    <h2>No runbooks yet</h2>
    <p>
      A runbook is a Markdown file in the folder <code>p/runbooks</code> of the records. Small letters, digits
      and dashes make its name: <code>restart-payment-workers.md</code>. Write it with any editor; it is here
      at once, and on every desktop that shares with this one.
    </p>
    <p>
      The lines below its title say what it is for: in an incident those come first that fit its services, or
      an alert that is named in it. The numbered steps become items of the checklist.
    </p>
    <div className={css['acts']}>
      <Button look="primary" onPress={() => void copyWords(exampleRunbook, 'the example as Markdown')}>
        Copy the example
      </Button>
      <Button
        onPress={() =>
          void showRunbookFolder().then((trouble) => {
            if (trouble !== null) refuseHere(trouble);
          })
        }
      >
        Show the folder
      </Button>
    </div>
    <pre tabIndex={0} aria-label="An example of a runbook">
      {exampleRunbook}
    </pre>
  </div>
);
