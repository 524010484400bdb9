import { forYou } from '../../shared/incident/minute-for-you.ts';
import { minuteSections, minuteText } from '../../shared/incident/minute-words.ts';
import { minuteOf } from '../../shared/incident/minute.ts';
import { statusLine } from '../../shared/incident/status-line.ts';
import { notDeclared, openNamed, zoneName } from './open-incident.ts';
import type { Verb } from './verb.ts';

/** `ic minute`: what somebody who comes late reads first. */
export const minuteVerb: Verb = {
  usage: 'ID',
  summary:
    'Say in a minute what it is, what happened, what was tried, who does what and what is asked of you',
  details: ['--by NAME: who reads it'],
  options: [],
  flags: [],
  async run(context) {
    const { id, incident, playbook } = await openNamed('minute', context);
    const { now, zone, person } = context;
    const minute = minuteOf(incident, playbook);
    if (minute === null) throw notDeclared(id);
    const at = now();
    const reader = { now: at, zone, zoneName: zoneName(at, zone) };
    const you = forYou(incident, playbook, person);
    const { title, severity, exercise } = minute;
    const sections = minuteSections(minute, you, reader);
    return {
      text: minuteText(minute, you, reader),
      json: { id, at: new Date(at).toISOString(), title, severity, exercise, sections },
    };
  },
};

/** `ic line`: one line for whoever asks. */
export const lineVerb: Verb = {
  usage: 'ID',
  summary: 'Print one line for stakeholders who ask: no more than they were told',
  details: [],
  options: [],
  flags: [],
  async run(context) {
    const { id, incident, playbook } = await openNamed('line', context);
    const { now, zone } = context;
    const at = now();
    const line = statusLine(incident, playbook, { now: at, zone, zoneName: zoneName(at, zone) });
    if (line === null) throw notDeclared(id);
    return { text: line, json: { id, at: new Date(at).toISOString(), line } };
  },
};
