import { later, type Later } from './later.ts';

const update = later(async () => (await import('../features/updates/update-screen.tsx')).UpdateScreen);
const minute = later(async () => (await import('../features/minute/minute-screen.tsx')).MinuteScreen);
const handoff = later(async () => (await import('../features/handoff/handoff-screen.tsx')).HandoffScreen);
const escalation = later(
  async () => (await import('../features/escalation/escalation-screen.tsx')).EscalationScreen,
);
const document = later(
  async () => (await import('../features/documents/document-screen.tsx')).DocumentScreen,
);
const postmortem = later(
  async () => (await import('../features/postmortem/postmortem-screen.tsx')).PostmortemScreen,
);
const runbook = later(async () => (await import('../features/runbooks/runbook-screen.tsx')).RunbookScreen);
const facilitate = later(
  async () => (await import('../features/facilitate/facilitate-screen.tsx')).FacilitateScreen,
);
const facilitateBar = later(async () => (await import('../features/facilitate/bar.tsx')).FacilitateBar);
const facilitateStrip = later(async () => (await import('../features/facilitate/strip.tsx')).FacilitateStrip);
const afterAction = later(
  async () => (await import('../features/after-action/after-action-screen.tsx')).AfterActionScreen,
);

/** What takes the place of the three columns for a while. */
export const { Screen: UpdateScreen } = update;
export const { Screen: MinuteScreen } = minute;
export const { Screen: HandoffScreen } = handoff;
export const { Screen: EscalationScreen } = escalation;
export const { Screen: DocumentScreen } = document;
export const { Screen: PostmortemScreen } = postmortem;
export const { Screen: RunbookScreen } = runbook;
export const { Screen: FacilitateScreen } = facilitate;
/** What stands over the facilitator’s front in the place of the incident’s own bar and strip. */
export const { Screen: FacilitateBar } = facilitateBar;
export const { Screen: FacilitateStrip } = facilitateStrip;
export const { Screen: AfterActionScreen } = afterAction;

/** Fetches the editor of the post-mortem, which no live incident needs, and what it will show. */
export async function fetchPostmortem(): Promise<void> {
  await postmortem.load();
  (await import('../features/postmortem/read-ahead.ts')).readAhead();
}

/** Those that are fetched with the other screens that come later; the editor of the post-mortem comes when it is asked for. */
export const fronts: readonly Later[] = [
  update,
  minute,
  handoff,
  escalation,
  document,
  runbook,
  facilitate,
  facilitateBar,
  facilitateStrip,
  afterAction,
];
