import * as z from 'zod';
import type { EntityId } from '../../ids.ts';
import { defineEvent } from '../event.ts';
import { register, write, type Register } from '../register.ts';
import { defineSlice, entity } from '../state.ts';
import { linkKindSchema, type LinkKind } from '../vocabulary.ts';

export type Link = {
  readonly label: string;
  readonly kind: LinkKind;
  /** An https address, or words such as a telephone number; null when the link was removed. */
  readonly target: string | null;
};

/** Where responders and stakeholders meet, and what they look at. */
export const linkSlice = defineSlice<Map<EntityId, Register<Link>>>('links', () => new Map());

export const linkSet = defineEvent({
  type: 'link-set/1',
  payload: z.object({
    label: z.string().min(1).max(80),
    kind: linkKindSchema,
    target: z.string().min(1).max(2_000).nullable(),
  }),
  evolve(incident, event, link) {
    write(entity(linkSlice.of(incident), event.e, register<Link>), event, link);
  },
  row: ({ label, target }) =>
    target === null
      ? { kind: 'console', text: `Link removed: ${label}` }
      : { kind: 'console', text: `Link: ${label}`, detail: target },
});
