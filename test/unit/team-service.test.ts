import { expect, test } from 'vitest';
import { TeamService } from '../../electron/incidents/team-service.ts';
import { WORKSPACE_STREAM } from '../../shared/ids.ts';
import { emptyTeam } from '../../shared/team/team.ts';
import { exchange, loadRecords, startColleague, startDesktop } from '../support/desktop.ts';
import { MADE_AT } from '../support/make-store.ts';
import { SimulatedDisk } from '../support/simulated-file-system.ts';

const records = await loadRecords();
const recommend = { name: 'recommend', incident: '20261120-aaaaaaaa', why: 'short', undo: false } as const;

/** Two desktops of one workspace, each with what its team says. */
async function desktops() {
  const disk = new SimulatedDisk();
  const ana = await startDesktop(records, disk, '/ana');
  const ben = await startColleague(records, disk, '/ben', ana);
  const team = (at: typeof ana) => new TeamService(at.store, () => MADE_AT);
  return { ana, ben, atAna: team(ana), atBen: team(ben), team };
}

test('what the team says at one desktop is at the other one when they meet, and is told once', async () => {
  const { ana, ben, atAna, atBen } = await desktops();
  expect(await atBen.state()).toEqual(emptyTeam);
  expect(await atAna.run(recommend, 'ana')).toMatchObject({ ok: true });
  expect(await atBen.poll()).toBeUndefined();
  await exchange(records, ana, ben);
  expect(await atBen.poll()).toMatchObject({ recommended: [{ by: 'ana', why: 'short' }] });
  expect(await atBen.poll()).toBeUndefined();
  expect(await atBen.state()).toEqual(await atAna.state());
});

test('it is sealed at once, and there after a new start', async () => {
  const { ana, atAna, team } = await desktops();
  await atAna.run(recommend, 'ana');
  expect(ana.store.unsealed(WORKSPACE_STREAM).events).toBe(0);
  expect(await team(ana).state()).toMatchObject({ recommended: [{ by: 'ana' }] });
});

test('both say something of the same thing while they are apart: they come to the same, and go on from it', async () => {
  const { ana, ben, atAna, atBen } = await desktops();
  await atAna.run(recommend, 'ana');
  await atBen.run({ ...recommend, why: 'it has the graphs' }, 'ben');
  await exchange(records, ana, ben);
  await exchange(records, ben, ana);
  const [here, there] = [await atAna.state(), await atBen.state()];
  expect(here).toEqual(there);
  expect(here.recommended).toHaveLength(1);
  await atAna.run({ ...recommend, undo: true }, 'ana');
  await exchange(records, ana, ben);
  expect(await atBen.state()).toMatchObject({ recommended: [] });
});

test('devices are what they were', async () => {
  const { ana, ben, atAna } = await desktops();
  const before = ana.store.trust.devices();
  await atAna.run(recommend, 'ana');
  await exchange(records, ana, ben);
  expect(ana.store.trust.devices()).toEqual(before);
});

test('a command that is refused writes nothing', async () => {
  const { atAna } = await desktops();
  expect(await atAna.run({ ...recommend, undo: true }, 'ana')).toMatchObject({
    ok: false,
    error: { message: 'Nothing changed: that post-mortem is not recommended.' },
  });
  expect(await atAna.state()).toEqual(emptyTeam);
});
