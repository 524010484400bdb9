import { ok } from '../../../shared/result.ts';
import { writeFailure } from '../../records/failure.ts';
import { codeOf } from '../../records/file-system.ts';
import { attachmentHandlers } from '../attachments.ts';
import { bundleHandlers } from '../bundle-handlers.ts';
import type { Desktop } from '../desktop.ts';
import type { DocumentPrinter } from '../document-printer.ts';
import type { Drafts } from '../drafts.ts';
import { exerciseHandlers } from '../exercise-handlers.ts';
import type { ExerciseHost } from '../exercise-host.ts';
import { exportHandlers } from '../export-handlers.ts';
import { fileHandlers } from '../file-handlers.ts';
import { importHandlers } from '../import-handlers.ts';
import { knowledgeHandlers } from '../knowledge-handlers.ts';
import type { KnowledgeHost } from '../knowledge-host.ts';
import { runbookHandlers } from '../runbook-handlers.ts';
import { teamHandlers } from '../team-handlers.ts';
import type { SessionOptions } from '../session-options.ts';
import type { SettingsFile } from '../settings.ts';
import { syncHandlers, type SyncContext } from '../sync-handlers.ts';
import type { Handlers } from './register.ts';
import { reveal } from './reveal.ts';

export type HandlerContext = {
  readonly settings: SettingsFile;
  readonly drafts: Drafts;
  readonly version: string;
  readonly openDemo: () => Promise<void>;
  readonly printer: DocumentPrinter;
  readonly desktop: Desktop;
  readonly knowledge: KnowledgeHost;
  readonly exercises: ExerciseHost;
  readonly push: SessionOptions['push'];
} & SyncContext;

/** What main answers to each request of the window. */
export function handlersOf(context: HandlerContext): Handlers {
  const { session, settings, drafts, version, openDemo, desktop, sync } = context;
  const team = teamHandlers({
    ...{ session, push: context.push, person: context.person },
    changed: (streams) => sync.changed(streams),
  });
  return {
    'app:start': async () => {
      const opened = await session();
      return ok({
        settings: settings.get(),
        summaries: await opened.first.forScreen(() => opened.summaries()),
        store: opened.state(),
        sync: sync.state(),
        playbook: opened.playbook,
        desktop: desktop.state(),
        go: desktop.windowStarts(opened),
        platform: process.platform === 'darwin' ? 'mac' : 'other',
        version,
      });
    },
    'app:open-demo': async () => {
      await openDemo();
      return ok(null);
    },
    'incident:list': async () => ok(await (await session()).summaries()),
    'incident:open': async ({ id }) => {
      const answer = await (await session()).openIncident(id);
      desktop.openedChanged();
      return answer;
    },
    'incident:leave': async ({ id }) => {
      (await session()).leaveIncident(id);
      desktop.openedChanged();
      return ok(null);
    },
    'incident:run': async ({ id, command }) => (await session()).run(id, command),
    'app:reveal': async ({ what }) => reveal((await session()).folderOf(what)),
    ...attachmentHandlers(session),
    ...syncHandlers(context),
    ...knowledgeHandlers(context.knowledge),
    ...runbookHandlers({
      session,
      used: () => context.knowledge.ask({ of: 'runbooks' }),
      team: () => team['team:state'](undefined),
    }),
    ...team,
    ...fileHandlers(context),
    ...exerciseHandlers(context.exercises),
    ...importHandlers(context),
    ...exportHandlers(context),
    ...bundleHandlers(context),
    'playbook:write': async () => (await session()).writePlaybook(),
    'playbook:handbook': async () => ok(await (await session()).handbook()),
    'draft:load': ({ place }) => Promise.resolve(ok(drafts.load(place))),
    'draft:save': ({ place, draft }) => saved(() => drafts.save(place, draft).then(() => null)),
    'settings:change': async (part) => {
      const answer = await saved(() => Promise.resolve(settings.change(part)));
      desktop.settingsChanged();
      sync.personChanged();
      return answer;
    },
    'store:retry': async () => {
      const opened = await session();
      if (await opened.retry()) {
        desktop.recordsOpened(opened);
        sync.again();
        void context.knowledge.again();
        void context.exercises.begin();
      }
      return ok(opened.state());
    },
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
