import { defaultPlaybook } from '../../../shared/playbook/defaults.ts';
import { err, ok } from '../../../shared/result.ts';
import { writeFailure } from '../../records/failure.ts';
import { codeOf } from '../../records/file-system.ts';
import { attachmentHandlers } from '../attachments.ts';
import type { ConsoleSession } from '../console-session.ts';
import type { Drafts } from '../drafts.ts';
import type { SettingsFile } from '../settings.ts';
import type { Handlers } from './register.ts';

export type HandlerContext = {
  readonly session: () => Promise<ConsoleSession>;
  readonly settings: SettingsFile;
  readonly drafts: Drafts;
  readonly version: string;
  readonly openDemo: () => Promise<void>;
};

/** What main answers to each request of the window. */
export function handlersOf({ session, settings, drafts, version, openDemo }: HandlerContext): Handlers {
  return {
    'app:start': async () => {
      const opened = await session();
      return ok({
        settings: settings.get(),
        summaries: await opened.firstSummaries(),
        store: opened.state(),
        playbook: defaultPlaybook,
        desktop: { shortcutTrouble: null },
        go: null,
        platform: process.platform === 'darwin' ? 'mac' : 'other',
        version,
      });
    },
    'app:open-demo': async () => {
      await openDemo();
      return ok(null);
    },
    'incident:list': async () => ok(await (await session()).summaries()),
    'incident:open': async ({ id }) => (await session()).openIncident(id),
    'incident:leave': async ({ id }) => {
      (await session()).leaveIncident(id);
      return ok(null);
    },
    'incident:run': async ({ id, command }) => (await session()).run(id, command),
    'app:reveal': () => Promise.resolve(ok(null)),
    ...attachmentHandlers(session),
    'playbook:write': () => Promise.resolve(err({ kind: 'unexpected', message: 'not there yet' })),
    'playbook:handbook': () => Promise.resolve(err({ kind: 'unexpected', message: 'not there yet' })),
    'draft:load': ({ place }) => Promise.resolve(ok(drafts.load(place))),
    'draft:save': ({ place, draft }) => saved(() => drafts.save(place, draft).then(() => null)),
    'settings:change': (part) => saved(() => Promise.resolve(settings.change(part))),
    'store:retry': async () => ok(await (await session()).retry()),
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
