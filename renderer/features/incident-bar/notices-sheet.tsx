import { Notices } from '../../incident-parts/notices.tsx';
import { focusComposer } from '../../state/focus.ts';
import { closeSheet } from '../../state/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';

/** What was set aside or could not be read, from within an incident. */
export function NoticesSheet() {
  const leave = (): void => {
    closeSheet();
    focusComposer();
  };
  return (
    <Sheet
      title="Notices"
      onSubmit={leave}
      onCancel={leave}
      why="Nothing was deleted. The rest of the records is in use."
      buttons={
        <Button look="primary" small chord="Escape" submit>
          Close
        </Button>
      }
    >
      <Notices />
    </Sheet>
  );
}
