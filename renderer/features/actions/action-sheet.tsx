import { actionItemsOf } from '../../../shared/incident/action-items.ts';
import { ActionForm } from '../../incident-parts/action-form.tsx';
import { focusComposer } from '../../state/focus.ts';
import { useOpened } from '../../state/projections.ts';
import { closeSheet } from '../../state/ui.ts';

/** An action item, asked for above the composer. */
export function ActionSheet({ edit }: { edit?: string | undefined }) {
  const opened = useOpened();
  if (opened === null) return null;
  const item = actionItemsOf(opened.incident).find(({ id }) => id === edit);
  return (
    <ActionForm
      edit={item}
      onDone={() => {
        closeSheet();
        focusComposer();
      }}
    />
  );
}
