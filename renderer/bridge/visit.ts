import { useProjections } from '../state/projections.ts';
import { beginConnecting } from '../state/sharing.ts';
import { goTo, useUi, type ActionPlace, type Route } from '../state/ui.ts';
import { leaveIncident, openIncident } from './incidents.ts';

/** The screens that one looks at and comes back from. */
const visited = [
  'settings',
  'sharing',
  'roster',
  'reviews',
  'actions',
  'metrics',
  'runbooks',
  'readiness',
  'search',
  'exercises',
  'import',
] as const;
type Visited = Extract<Route, { name: (typeof visited)[number] }>;
const isVisit = (name: Route['name']): boolean => visited.some((each) => each === name);

/** Where one was before each of the visits that are going on, the latest last. */
let came: Route[] = [];
/** The leaving of the incident that is behind them, which may still be going on. */
let left: Promise<void> = Promise.resolve();

function visit(to: Visited): void {
  const { route } = useUi.getState();
  if (route.name === to.name) {
    goTo(to);
    return;
  }
  if (!isVisit(route.name)) came = [];
  came.push(route);
  if ('id' in route) left = leaveIncident();
  goTo(to);
}

/** Goes to the settings; what was on screen comes back afterwards. */
export const visitSettings = (): void => visit({ name: 'settings' });
/** Goes to the roster; what was on screen comes back afterwards. */
export const visitRoster = (): void => visit({ name: 'roster' });
/** Goes to what is shared and with whom; what was on screen comes back afterwards. */
export const openSharing = (): void => visit({ name: 'sharing' });
/** Goes to one of the pages beside the list; what was on screen comes back with Esc. */
export function visitPage(
  name: 'home' | 'reviews' | 'actions' | 'metrics' | 'runbooks' | 'readiness' | 'exercises',
): void {
  if (name === 'home') void leaveIncident();
  else visit({ name });
}
/** Goes to an action item in the list of all of them. */
export const visitAction = (item: ActionPlace): void => visit({ name: 'actions', item });
/** Goes to a runbook, by the name of its file. */
export const visitRunbook = (file: string): void => visit({ name: 'runbooks', file });
/** Goes to the search over everything, with words to begin with. */
export const visitSearch = (words?: string): void =>
  visit({ name: 'search', ...(words === undefined ? {} : { words }) });
/**
 * Goes to what other tools recorded, to take it over. @param at the incident that it would join: not one that is closed, nor a game
 * that is over, whose records are not what anybody adds to by the way.
 */
export function visitImport(at?: string, paths?: readonly string[]): void {
  const there = useProjections.getState().summaries.find(({ id }) => id === at);
  const isOver = there !== undefined && (there.phase === 'prevention' || there.ended !== undefined);
  visit({
    name: 'import',
    ...(at === undefined || isOver ? {} : { into: at }),
    ...(paths === undefined ? {} : { paths }),
  });
}
/** The same, with the step that connects a folder or a repository. */
export function openConnecting(): void {
  visit({ name: 'sharing' });
  beginConnecting();
}

/** Back to where one came from. */
export async function leaveVisit(): Promise<void> {
  const back = came.pop() ?? { name: 'home' };
  await left;
  if ('id' in back) await openIncident(back.id, back.name);
  else goTo(back);
}

/** The incident that is behind the settings or the like, if they are on screen and there is one. */
export function behindVisit(): string | null {
  const { name } = useUi.getState().route;
  const behind = came.find((route) => 'id' in route);
  return isVisit(name) && behind !== undefined && 'id' in behind ? behind.id : null;
}
