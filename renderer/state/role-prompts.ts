import { create } from 'zustand';
import type { Role } from '../../shared/incident/vocabulary.ts';

/** The roles that are asked for one after the other once an incident is declared; the first one is being asked now. */
export type RolePrompts = { readonly left: readonly Role[]; readonly of: number };

const none: RolePrompts = { left: [], of: 0 };

export const useRolePrompts = create<RolePrompts>(() => none);
export const beginRolePrompts = (roles: readonly Role[]): void =>
  useRolePrompts.setState({ left: roles, of: roles.length });
export const leaveRolePrompts = (left: readonly Role[]): void =>
  useRolePrompts.setState(left.length === 0 ? none : { left });
export const endRolePrompts = (): void => useRolePrompts.setState(none);
