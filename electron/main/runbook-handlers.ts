import type { Failure } from '../../shared/ipc/errors.ts';
import { problemWords } from '../../shared/playbook/problem.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { listedRunbook, type IncidentRunbooks } from '../../shared/runbooks/listed.ts';
import { emptyTeam, type TeamState } from '../../shared/team/team.ts';
import { TeamRunbooks } from '../playbook/team-runbooks.ts';
import { nodeFileSystem } from '../records/file-system.ts';
import type { ConsoleSession } from './console-session.ts';
import type { Handlers } from './ipc/register.ts';

type Context = {
  readonly session: () => Promise<ConsoleSession>;
  /** What incidents know of runbooks. */
  readonly used: () => Promise<Result<readonly IncidentRunbooks[], Failure>>;
  readonly team: () => Promise<Result<TeamState, Failure>>;
};

/** What is known of runbooks beside their files is not waited for longer than this: the files are what helps now; ms. */
const PATIENCE_MS = 1_500;

/** What main answers about runbooks. */
export function runbookHandlers({
  session,
  used,
  team,
}: Context): Pick<Handlers, 'runbook:list' | 'runbook:read'> {
  let held: TeamRunbooks | undefined;
  let root = '';
  /** Those of the store on screen; what was read of another one is forgotten. */
  async function runbooks(): Promise<TeamRunbooks> {
    const here = (await session()).folderOf('records');
    if (held === undefined || root !== here) held = new TeamRunbooks(nodeFileSystem, here);
    root = here;
    return held;
  }
  return {
    async 'runbook:list'() {
      const [all, uses, said] = await Promise.all([
        runbooks().then((each) => each.list()),
        inTime(used(), []),
        inTime(team(), emptyTeam),
      ]);
      return ok(
        all.map(({ runbook, problems }) =>
          listedRunbook({ runbook, problems: problems.map(problemWords) }, uses, said),
        ),
      );
    },
    async 'runbook:read'({ file }) {
      const read = await (await runbooks()).read(file);
      return read === undefined
        ? err({ kind: 'not-found', message: `There is no runbook ${file} here any more.` })
        : ok(read.runbook);
    },
  };
}

/** An answer, or what is taken for it where none comes in time. */
async function inTime<T>(answer: Promise<Result<T, Failure>>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), PATIENCE_MS);
  });
  const given = answer.then((each) => (each.ok ? each.value : otherwise));
  return Promise.race([given, late]).finally(() => clearTimeout(timer));
}
