import { describe, expect, it } from 'vitest';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { diagnosisWaitsFor } from '../../shared/incident/mitigation.ts';
import { declared, given, incidentOf, logged, moved, takenBack } from '../support/given.ts';

const first = declared();
const waitsFor = (...events: readonly StreamEvent[]) => diagnosisWaitsFor(incidentOf([first, ...events]));

describe('looking for the cause waits', () => {
  it('until a mitigation has begun, and again when that was taken back', () => {
    const begun = moved('start-mitigation');
    expect(waitsFor()).toBe('mitigation');
    expect(waitsFor(moved('acknowledge'))).toBe('mitigation');
    expect(waitsFor(begun)).toBeNull();
    expect(waitsFor(moved('mitigate'))).toBeNull();
    const undone = given(first, begun).when({ name: 'undo-phase', fields: {} }).done();
    expect(diagnosisWaitsFor(incidentOf(undone))).toBe('mitigation');
  });

  it('for nothing once it is over', () => {
    expect(waitsFor(moved('resolve'))).toBeNull();
  });

  it('after a reopening until something is done about it: what was done before does not count', () => {
    const begun = moved('start-mitigation');
    const before = logged('x-1', 'restart', { kind: 'action' });
    const resolved = moved('resolve', { after: [begun] });
    const again = [begun, before, resolved, moved('reopen', { after: [resolved] })];
    expect(waitsFor(...again)).toBe('action');
    expect(waitsFor(...again, logged('x-2', 'still broken'))).toBe('action');
    const action = logged('x-3', 'restart', { kind: 'action' });
    expect(waitsFor(...again, action)).toBeNull();
    expect(waitsFor(...again, action, takenBack('x-3'))).toBe('action');
  });
});
