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

/**
 * Whether a target is an https address or plain words: what reads as an address of another kind (`javascript:`, `file:`)
 * is no link, whatever wrote it. Browsers skip white space and control characters in front of and within a scheme.
 */
export function isHarmless(target: string): boolean {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(target.replaceAll(/[\s\u0000-\u0020]+/g, ''));
  return scheme === null || scheme[0].toLowerCase() === 'https:';
}

/** Where responders and stakeholders meet, and what they look at. */
export const linkSlice = defineSlice<Map<EntityId, Register<Link>>>('links', () => new Map());

export const linkSet = defineEvent({
  type: 'link-set/1',
  payload: z.object({
    label: z.string().min(1).max(80),
    kind: linkKindSchema,
    target: z.string().min(1).max(2_000).refine(isHarmless).nullable(),
  }),
  evolve(incident, event, link) {
    write(entity(linkSlice.of(incident), event.e, register<Link>), event, link);
  },
  row: ({ label, target }) =>
    target === null
      ? { kind: 'console', text: `Link removed: ${label}` }
      : { kind: 'console', text: `Link: ${label}`, detail: target },
});
