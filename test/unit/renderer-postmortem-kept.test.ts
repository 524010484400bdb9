import { expect, test } from 'vitest';
import { createPartReader, keyOf } from '../../renderer/features/postmortem/reading.ts';
import { defaultPlaybook } from '../../shared/playbook/defaults.ts';
import { declared, given, incidentOf } from '../support/given.ts';

const [part] = defaultPlaybook.postmortem.parts;
const text = 'We should have called Marek first.';

test('a finding that was kept is not shown again, and none of its words stand in the record', () => {
  if (part === undefined) throw new Error('the template has parts');
  const reader = createPartReader(part);
  const [finding] = reader.read(incidentOf([declared()]), defaultPlaybook, text);
  if (finding === undefined) throw new Error('it wishes for what was not done');
  const item = keyOf(part.id, finding, text);
  const events = given(declared())
    .when({ name: 'tick-review', fields: { list: 'kept', item } })
    .done();
  expect(reader.read(incidentOf(events), defaultPlaybook, text)).toEqual([]);
  expect(JSON.stringify(events.at(-1))).not.toMatch(/should|called/i);
  expect(keyOf(part.id, finding, text.replace('called', 'asked'))).not.toBe(item);
});
