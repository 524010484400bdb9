import { useRunbookView } from './state.ts';
import css from './runbooks.module.css';

/** What was done last, or why it was not. */
export function Said({ trouble }: { trouble: string | null }) {
  const said = useRunbookView((s) => s.said);
  const wrong = trouble ?? (said?.trouble === true ? said.words : null);
  return (
    <>
      {wrong !== null && (
        <p className={css['trouble']} role="alert">
          {wrong}
        </p>
      )}
      <p className={css['said']} role="status" aria-label="Done">
        {said?.trouble === false ? said.words : ''}
      </p>
    </>
  );
}
