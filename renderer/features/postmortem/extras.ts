import type { FunctionComponent } from 'react';
import type { Incident } from '../../../shared/incident/state.ts';
import type { PartExtra, PostmortemPart } from '../../../shared/playbook/playbook.ts';
import { Actions } from './parts/actions.tsx';
import { Concerns } from './parts/concerns.tsx';
import { Factors } from './parts/factors.tsx';
import { Impact } from './parts/impact.tsx';
import { Thanks } from './parts/thanks.tsx';
import { Timeline } from './parts/timeline.tsx';
import { TradeOffs } from './parts/trade-offs.tsx';

/** What an extra is drawn with. The incident changes in place: the front draws its parts anew with every change. */
export type ExtraProps = { readonly incident: Incident; readonly part: PostmortemPart };

/** What the console brings to a part, below the text that people write there. */
export const extras: Readonly<Record<PartExtra, FunctionComponent<ExtraProps>>> = {
  timeline: Timeline,
  factors: Factors,
  impact: Impact,
  actions: Actions,
  'trade-offs': TradeOffs,
  concerns: Concerns,
  thanks: Thanks,
};
