import css from './exercise.module.css';

/** The word that marks a game day wherever it is named. */
export const Exercise = () => <span className={css['word']}>EXERCISE</span>;

/** The band over the full width, on every screen of an exercise. */
export const ExerciseBand = () => (
  <div className={css['band']} role="status" aria-label="Exercise">
    <span>EXERCISE</span>
    <span aria-hidden="true">EXERCISE</span>
    <span aria-hidden="true">EXERCISE</span>
  </div>
);
