import type { ScenarioProblem } from '../../../shared/exercise/scenario.ts';
import { Button } from '../../ui/button.tsx';
import { showFolder } from './doing.ts';
import { Part } from './scenario-side.tsx';
import { placeWords } from './words.ts';
import css from './exercises.module.css';

/** How a team writes a scenario of its own. */
export const Teaching = () => (
  <>
    <header className={css['title']}>
      <h2>A scenario of your own</h2>
      <p>What went wrong last month is what your team practises best.</p>
    </header>
    <Part title="A file">
      <p>
        A scenario is a YAML file in the folder <code>p/scenarios</code> of the records. Small letters, digits
        and dashes make its name: <code>orders-stop.yaml</code>. Write it with any editor; it is here at once.
        It stays on this desktop: nobody who is going to play it has it.
      </p>
      <p>
        Begin with a copy: select a scenario in the list, press C, and change what is in it. What can’t be
        read is said here, with its line.
      </p>
      <div className={css['acts']}>
        <Button small onPress={() => void showFolder()}>
          Show the folder
        </Button>
      </div>
    </Part>
    <Part title="What makes it good">
      <ul>
        <li>
          Two or three objectives that somebody can see being met: a role filled, an update sent, a handoff.
        </li>
        <li>
          Injects that follow from what the players do, and some that come at their minute whatever they do.
        </li>
        <li>Wrong leads that a team would meet, and one person who can’t be reached.</li>
        <li>A hint for each place where a team may be stuck, and an end that can be reached in time.</li>
      </ul>
    </Part>
  </>
);

/** What is wrong in files of the team, each as a sentence that says what to do, and where. */
export const Problems = ({ problems }: { problems: readonly ScenarioProblem[] }) =>
  problems.length === 0 ? null : (
    <section className={css['problems']} aria-label="Files that can’t be read">
      <h2>
        {problems.length === 1 ? 'One thing to mend' : `${problems.length} things to mend`} in your team’s
        files
      </h2>
      <ul>
        {problems.map(({ file, line, message }, i) => (
          <li key={i}>
            {message} <small>{placeWords(file, line)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
