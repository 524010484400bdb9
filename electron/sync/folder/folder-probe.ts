import { incidentIdPattern } from '../../../shared/ids.ts';
import type { Trouble } from '../../../shared/sync/connection.ts';
import type { ProbeReport, ProbeStep } from '../../../shared/sync/state.ts';
import type { FolderContext } from './folder-context.ts';
import { inFolder } from './share-paths.ts';
import { mayOnlyRead, noSuchFile, readTrouble, shareCode } from './share-trouble.ts';
import { testWrite, type WriteTest } from './share-write-test.ts';
import { lookAtFolder, type FolderFound } from './store-file.ts';

/** A clock that is further off than this is worth a word; milliseconds. */
const CLOCK_OFF_MS = 30_000;

const madeByNewer =
  'A newer version of IC Console made this store: it is read here and not written to. Update to write.';

/** The steps of a trial, told one after the other. */
class Trial {
  #report: ProbeReport = {
    found: 'unusable',
    steps: (['reach', 'store', 'write', 'read-back'] as const).map((what) => ({
      what,
      outcome: 'not-tried',
      words: notTried[what],
    })),
    trouble: null,
    readOnly: false,
    incidents: 0,
    devices: 0,
  };
  readonly #tell: (report: ProbeReport) => void;

  constructor(tell: (report: ProbeReport) => void) {
    this.#tell = tell;
  }

  step(
    what: ProbeStep['what'],
    outcome: 'good' | 'bad',
    words: string,
    more: Partial<ProbeReport> = {},
  ): void {
    const steps = this.#report.steps.map((step) => (step.what === what ? { what, outcome, words } : step));
    this.#report = { ...this.#report, ...more, steps };
    this.#tell(this.#report);
  }

  /** It ends here: the folder does not serve. */
  failed(what: ProbeStep['what'], trouble: Trouble): ProbeReport {
    this.step(what, 'bad', trouble.message, { found: 'unusable', trouble });
    return this.#report;
  }

  get report(): ProbeReport {
    return this.#report;
  }
}

const notTried = {
  reach: 'Whether the folder can be reached.',
  store: 'Whose folder it is.',
  write: 'Whether files can be written there.',
  'read-back': 'Whether what is written can be read back.',
} as const;

/** Tries everything that connecting a folder needs; leaves nothing behind. */
export async function probeFolder(
  context: FolderContext,
  tell: (report: ProbeReport) => void,
): Promise<ProbeReport> {
  const trial = new Trial(tell);
  const looked = await lookAtFolder(context);
  if (!looked.ok && looked.error.kind !== 'not-a-store' && looked.error.kind !== 'newer')
    return trial.failed('reach', looked.error);
  trial.step('reach', 'good', 'The folder can be reached.');
  if (!looked.ok) return trial.failed('store', looked.error);
  if (looked.value.kind === 'else') return trial.failed('store', looked.value.trouble);
  try {
    await tellStore(context, looked.value, trial);
  } catch (error) {
    return trial.failed('store', readTrouble(error, context.root));
  }
  if (looked.value.kind === 'store' && looked.value.newer) {
    trial.step('write', 'bad', madeByNewer, { readOnly: true });
    return trial.report;
  }
  const tested = await testWrite(context);
  if (!tested.ok) return mayNotWrite(context, trial, tested.error);
  tellWritten(trial, tested.value);
  return trial.report;
}

async function tellStore(context: FolderContext, found: FolderFound, trial: Trial): Promise<void> {
  if (found.kind !== 'store') {
    trial.step('store', 'good', 'It is empty: it can become this team’s store.', { found: 'empty' });
    return;
  }
  const { files, root, ws } = context;
  const names = async (path: string): Promise<readonly string[]> => {
    try {
      return await files.list(inFolder(root, path));
    } catch (error) {
      if (noSuchFile.has(shareCode(error))) return [];
      throw error;
    }
  };
  const incidents = (await names('i')).filter((name) => incidentIdPattern.test(name)).length;
  const cards = (await names('m')).map((name) => /^([a-z2-7]{16})\.\d+\.json$/.exec(name)?.[1]);
  const devices = new Set(cards.filter((device) => device !== undefined)).size;
  const counts = `${incidents} incident${incidents === 1 ? '' : 's'}, ${devices} desktop${devices === 1 ? '' : 's'}`;
  if (found.ws === ws) {
    trial.step('store', 'good', `It is this team’s store: ${counts}.`, { found: 'same', incidents, devices });
    return;
  }
  const words =
    ws === null
      ? `It is a team’s store: ${counts}.`
      : `It is a team’s store, and not this desktop’s: ${counts}.`;
  trial.step('store', 'good', words, { found: 'other', incidents, devices });
}

/** Where others' entries can be read, that is worth being connected to. */
function mayNotWrite({ root }: FolderContext, trial: Trial, trouble: Trouble): ProbeReport {
  const { found } = trial.report;
  if (trouble.kind !== 'read-only' || found === 'empty') return trial.failed('write', trouble);
  trial.step('write', 'bad', mayOnlyRead(root).message, { readOnly: true });
  return trial.report;
}

function tellWritten(trial: Trial, { readBack, off, err }: WriteTest): void {
  const minutes = Math.round(Math.abs(off) / 60_000);
  const clock =
    Math.abs(off) <= CLOCK_OFF_MS + err
      ? ''
      : ` Its clock is ${minutes < 1 ? 'under a minute' : `${minutes} min`} ${off > 0 ? 'ahead of' : 'behind'} this desktop’s: entries are kept in order all the same.`;
  trial.step('write', 'good', `Files can be written there.${clock}`);
  if (readBack) {
    trial.step('read-back', 'good', 'What was written there was read back unchanged.');
    return;
  }
  const message =
    'What was written there could not be read back. Nothing was left there. Try again, or choose another folder.';
  trial.failed('read-back', { kind: 'away', message });
}
