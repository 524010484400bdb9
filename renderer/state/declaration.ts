import { create } from 'zustand';
import type { FoundBy, Severity } from '../../shared/incident/vocabulary.ts';

/** The form that declares an incident, as it stands. */
export type DeclareForm = {
  readonly title: string;
  /** When the impact began, in words; empty for now. */
  readonly began: string;
  readonly services: readonly string[];
  /** A service that is being typed. */
  readonly service: string;
  readonly foundBy: FoundBy;
  readonly severity: Severity;
  readonly takeCommand: boolean;
  readonly busy: boolean;
  /** Why it was not declared, as a sentence. */
  readonly refused: string | null;
};

const initial: DeclareForm = {
  title: '',
  began: '',
  services: [],
  service: '',
  foundBy: 'monitoring',
  severity: 'sev2',
  takeCommand: true,
  busy: false,
  refused: null,
};

export const useDeclareForm = create<DeclareForm>(() => initial);
export const resetDeclareForm = (): void => useDeclareForm.setState(initial);
export const changeDeclareForm = (change: Partial<DeclareForm>): void => useDeclareForm.setState(change);

/** The services with the one that is being typed, which counts without a comma too. */
export function allServices({
  services,
  service,
}: Pick<DeclareForm, 'services' | 'service'>): readonly string[] {
  const typed = service.split(',').map((word) => word.trim());
  return [...new Set([...services, ...typed.filter((word) => word !== '')])];
}
