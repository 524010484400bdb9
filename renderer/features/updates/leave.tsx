import { flushSync } from 'react-dom';
import { focusComposer } from '../../state/focus.ts';
import { closeFront, showLog } from '../../state/ui.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';

/** What Esc does, by mouse: the words stay as they are, and the log is there again. */
export const Leave = ({ className }: { className: string | undefined }) => (
  <span className={className}>
    <IconButton
      label="Back to the log"
      onPress={() => {
        flushSync(() => {
          closeFront();
          showLog();
        });
        focusComposer();
      }}
    >
      <Icon name="x" />
    </IconButton>
  </span>
);
