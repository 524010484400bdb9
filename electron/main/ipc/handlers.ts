import { defaultPlaybook } from '../../../shared/playbook/defaults.ts';
import { ok } from '../../../shared/result.ts';
import { writeFailure } from '../../records/failure.ts';
import { codeOf } from '../../records/file-system.ts';
import type { ConsoleSession } from '../console-session.ts';
import type { Drafts } from '../drafts.ts';
import type { SettingsFile } from '../settings.ts';
import type { Handlers } from './register.ts';

export type HandlerContext = {
  readonly session: () => ConsoleSession;
  readonly settings: SettingsFile;
  readonly drafts: Drafts;
  readonly version: string;
  readonly openDemo: () => Promise<void>;
};

/** What main answers to each request of the window. */
export function handlersOf({ session, settings, drafts, version, openDemo }: HandlerContext): Handlers {
  return {
    'app:start': async () =>
      ok({
        settings: settings.get(),
        summaries: await session().summaries(),
        store: session().state(),
        playbook: defaultPlaybook,
        platform: process.platform === 'darwin' ? 'mac' : 'other',
        version,
      }),
    'app:open-demo': async () => {
      await openDemo();
      return ok(null);
    },
    'incident:open': ({ id }) => session().openIncident(id),
    'incident:leave': ({ id }) => {
      session().leaveIncident(id);
      return Promise.resolve(ok(null));
    },
    'incident:run': ({ id, command }) => session().run(id, command),
    'draft:load': ({ place }) => Promise.resolve(ok(drafts.load(place))),
    'draft:save': ({ place, draft }) => saved(() => drafts.save(place, draft).then(() => null)),
    'settings:change': (part) => saved(() => Promise.resolve(settings.change(part))),
    'store:retry': async () => ok(await session().retry()),
  };
}

/** A write that the disk may refuse. */
async function saved<T>(write: () => Promise<T>) {
  try {
    return ok(await write());
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return { ok: false, error: writeFailure(error) } as const;
  }
}
