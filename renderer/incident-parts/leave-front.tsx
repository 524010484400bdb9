import { leaveFront } from '../state/front.ts';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';

/** What Esc does, by mouse, at the same place on every front: the words stay as they are, and the log is there again. */
export const LeaveFront = ({ className }: { className?: string | undefined }) => (
  <span className={className}>
    <IconButton label="Back to the log" onPress={leaveFront}>
      <Icon name="x" />
    </IconButton>
  </span>
);
