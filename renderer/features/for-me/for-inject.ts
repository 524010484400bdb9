import type { ForInject } from '../../../shared/incident/for-me-injects.ts';
import { stamp } from '../../incident-parts/zone.ts';
import { closeFront, selectRow, showLog } from '../../state/ui.ts';
import type { ForMeKind } from './kinds.ts';
import { hide } from './place.ts';

/** An inject that is for the person or their role: doing something about it ends it, and so does putting it away. */
export const forInject: ForMeKind<ForInject> = {
  lead: ({ by, what }) => `${what} for you from ${by}:`,
  about: ({ at }, now) => `came ${stamp(at, now)}`,
  dueAt: () => null,
  answers: ({ key, row }) => [
    { label: 'Put away', run: () => hide(key) },
    {
      label: 'Show in the log',
      run: () => {
        closeFront();
        showLog();
        selectRow(row);
      },
    },
  ],
};
