import { isAddress, linksOf, type PlacedLink } from '../../../shared/incident/links.ts';
import type { CommandInput } from '../../../shared/incident/commands.ts';
import { linkKindLabel, type LinkKind } from '../../../shared/incident/vocabulary.ts';
import { copyWords } from '../../bridge/desktop.ts';
import { run, runOrSay } from '../../bridge/incidents.ts';
import { focusComposer } from '../../state/focus.ts';
import { useProjections } from '../../state/projections.ts';
import { offerUndo, openSheet, showTrouble, writeSheetText } from '../../state/ui.ts';

/** The links that stand in the incident on screen. */
export function linksNow(): readonly PlacedLink[] {
  const { opened, playbook } = useProjections.getState();
  return opened === null ? [] : linksOf(opened.incident, playbook);
}

const linkNamed = (label: string): PlacedLink | undefined =>
  linksNow().find((link) => link.label.toLowerCase() === label.toLowerCase());

const setting = ({ label, target, kind }: Omit<PlacedLink, 'place'>): CommandInput => ({
  name: 'link',
  fields: { label, target, kind },
});

/** Sets a link, new or changed. @returns null, or why it was not set. */
export async function setLink(link: Omit<PlacedLink, 'place'>): Promise<string | null> {
  if (/^https:\/\/\S*\s/i.test(link.target))
    return 'Not linked: one address, without spaces. What it is called goes into its name.';
  const before = linkNamed(link.label);
  const failure = await run(setting(link));
  if (failure !== null) return failure.message;
  offerUndo(
    before === undefined ? `Linked ${link.label}` : `${link.label} changed`,
    before === undefined ? { name: 'unlink', fields: { label: link.label } } : setting(before),
  );
  return null;
}

export async function removeLink(link: PlacedLink): Promise<void> {
  if (await runOrSay({ name: 'unlink', fields: { label: link.label } }))
    offerUndo(`Removed ${link.label}`, setting(link));
  focusComposer();
}

export const copyTarget = ({ label, target }: PlacedLink): Promise<void> => copyWords(target, label);

/** Asks for a link: of which kind, or the one that is there. */
export function askLink(kind: LinkKind, edit?: PlacedLink): void {
  openSheet({ name: 'link', kind: edit?.kind ?? kind, ...(edit === undefined ? {} : { edit: edit.label }) });
  if (edit !== undefined) writeSheetText({ link: edit.label, target: edit.target });
}

/** Joins the call: opens the bridge, shows its number, or asks for it where none is set. */
export function openBridge(): void {
  const bridge = linksNow().find(({ kind }) => kind === 'bridge');
  if (bridge === undefined) askLink('bridge');
  else if (isAddress(bridge.target)) window.open(bridge.target, '_blank', 'noopener,noreferrer');
  else showTrouble(`${bridge.label}: ${bridge.target}`);
}

/** What a link is called when it was given no name. */
export const nameOf = (kind: LinkKind): string => linkKindLabel[kind];
