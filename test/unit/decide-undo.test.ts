import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../shared/incident/commands.ts';
import type { StreamEvent } from '../../shared/incident/envelope.ts';
import { phaseOf } from '../../shared/incident/facts.ts';
import { shownOf, standsOf } from '../support/shown.ts';
import {
  apart,
  declared,
  given,
  incidentOf,
  minute,
  moved,
  phaseTakenBack,
  severityRaised,
  severityUndone,
} from '../support/given.ts';

const NOW = minute(90);
const first = declared();
const raised = severityRaised('sev2', 'sev1', { at: minute(9), after: [first] });
const acknowledged = moved('acknowledge', { at: minute(1), after: [first] });
const begun = moved('start-mitigation', { at: minute(12), after: [acknowledged] });

describe('undo-severity', () => {
  it('is refused where the severity is what was declared, also after it was taken back', () => {
    for (const events of [[first], [first, raised, severityUndone(raised)]]) {
      given(...events)
        .when({ name: 'undo-severity', fields: {} })
        .thenRefused('Nothing changed: the severity is what was declared.');
    }
  });

  it('names the change that it takes back', () =>
    given(first, raised)
      .when({ name: 'undo-severity', fields: {} }, { now: minute(30) })
      .then({
        ...{ t: 'severity-changed/1', e: 'incident', o: [raised.id], g: 3 },
        payload: { from: 'sev1', to: 'sev2', undoes: raised.id, cadenceMinutes: 30 },
      }));

  it('of a change that was dated before declaring takes back that change, not the declaring', () => {
    const early = severityRaised('sev2', 'sev1', { at: minute(-4), after: [first] });
    given(first, early)
      .when({ name: 'undo-severity', fields: {} })
      .then({ t: 'severity-changed/1', payload: { undoes: early.id, to: 'sev2' } });
  });

  it('by two desktops takes one change back, not two', () => {
    const [one, other] = apart(
      [first, raised],
      { name: 'undo-severity', fields: {} },
      { name: 'undo-severity', fields: {} },
    );
    expect(standsOf(incidentOf(one), NOW)).toEqual(standsOf(incidentOf([first]), NOW));
    expect(shownOf(incidentOf(other), NOW)).toEqual(shownOf(incidentOf(one), NOW));
  });

  it('leaves a change that somebody else made meanwhile', () => {
    const change: CommandInput = { name: 'severity', fields: { severity: 'sev3', reason: 'x' } };
    const [one, other] = apart([first, raised], { name: 'undo-severity', fields: {} }, change);
    expect(standsOf(incidentOf(one), NOW).severity[0]).toMatchObject({ severity: 'sev3' });
    expect(shownOf(incidentOf(other), NOW)).toEqual(shownOf(incidentOf(one), NOW));
  });

  it('may arrive before the change that it takes back', () =>
    expect(standsOf(incidentOf([severityUndone(raised), first]), NOW)).toEqual(
      standsOf(incidentOf([first]), NOW),
    ));
});

describe('undo-phase', () => {
  it('is refused where nothing has happened yet', () =>
    given(first)
      .when({ name: 'undo-phase', fields: {} })
      .thenRefused('Nothing changed: nothing has happened to it yet but declaring.'));

  it('goes back step by step', () => {
    let events: readonly StreamEvent[] = [first, acknowledged, begun];
    for (const phase of ['triage', 'detection']) {
      events = given(...events)
        .when({ name: 'undo-phase', fields: {} })
        .done();
      expect(phaseOf(incidentOf(events))).toBe(phase);
    }
  });

  it('takes back the transition that made the phase, where another was made at the same time', () => {
    const other = moved('resolve', { at: minute(11), after: [acknowledged], by: 'ben' });
    expect(phaseOf(incidentOf([first, acknowledged, other, begun]))).toBe('post-mortem');
    given(first, acknowledged, other, begun)
      .when({ name: 'undo-phase', fields: {} })
      .then({ t: 'phase-undone/1', payload: { transition: other.id, verb: 'resolve', to: 'mitigation' } });
    const back = given(first, acknowledged, other, begun).when({ name: 'undo-phase', fields: {} }).done();
    expect(phaseOf(incidentOf(back))).toBe('mitigation');
  });

  it('leaves what somebody else did meanwhile', () => {
    const [one, other] = apart(
      [first, acknowledged],
      { name: 'undo-phase', fields: {} },
      { name: 'mitigate', fields: {} },
    );
    expect(phaseOf(incidentOf(one))).toBe('resolution');
    expect(shownOf(incidentOf(other), NOW)).toEqual(shownOf(incidentOf(one), NOW));
  });

  it('by two desktops takes one transition back', () => {
    const [one, other] = apart(
      [first, acknowledged, begun],
      { name: 'undo-phase', fields: {} },
      { name: 'undo-phase', fields: {} },
    );
    expect(phaseOf(incidentOf(one))).toBe('triage');
    expect(shownOf(incidentOf(other), NOW)).toEqual(shownOf(incidentOf(one), NOW));
  });

  it('may arrive before the transition that it takes back', () =>
    expect(phaseOf(incidentOf([phaseTakenBack(begun, 'triage'), first, begun, acknowledged]))).toBe(
      'triage',
    ));
});
