import { create } from 'zustand';
import type { Instant } from '../../shared/ids.ts';
import type { FoundBy, Severity } from '../../shared/incident/vocabulary.ts';

/** The form that declares an incident, as it stands. */
export type DeclareForm = {
  readonly title: string;
  /** When the impact began, in words; empty for now. */
  readonly began: string;
  /** The clock when that was typed: `-20m` means the same instant for as long as it stands there. */
  readonly beganTypedAt: Instant;
  readonly services: readonly string[];
  /** A service that is being typed. */
  readonly service: string;
  readonly foundBy: FoundBy;
  /** Whose name entries are signed with, where it was typed here; null where it stands as it was. */
  readonly person: string | null;
  /** null until a criterion was picked: nobody declares at a severity that they have not read. */
  readonly severity: Severity | null;
  /** Enter was pressed without one: the criteria are what is asked now. */
  readonly severityAsked: boolean;
  readonly takeCommand: boolean;
  readonly exercise: boolean;
  readonly busy: boolean;
  /** Why it was not declared, as a sentence. */
  readonly refused: string | null;
};

const initial: DeclareForm = {
  title: '',
  began: '',
  beganTypedAt: 0,
  services: [],
  service: '',
  foundBy: 'monitoring',
  person: null,
  severity: null,
  severityAsked: false,
  takeCommand: true,
  exercise: false,
  busy: false,
  refused: null,
};

export const useDeclareForm = create<DeclareForm>(() => initial);
export const resetDeclareForm = (): void => useDeclareForm.setState(initial);
export const changeDeclareForm = (change: Partial<DeclareForm>): void => useDeclareForm.setState(change);
/** Picks a severity: the one question that has to be answered beside the title. */
export const pickSeverity = (severity: Severity): void =>
  useDeclareForm.setState({ severity, severityAsked: false, refused: null });
/** What was picked for another incident is not picked for the next one; what was typed stays, with its severity. */
export const forgetPicks = (): void =>
  useDeclareForm.setState(({ title, severity }) => ({
    severity: title.trim() === '' ? null : severity,
    severityAsked: false,
    exercise: false,
    refused: null,
  }));

/** The services with the one that is being typed, which counts without a comma too. */
export function allServices({
  services,
  service,
}: Pick<DeclareForm, 'services' | 'service'>): readonly string[] {
  const typed = service.split(',').map((word) => word.trim());
  return [...new Set([...services, ...typed.filter((word) => word !== '')])];
}
