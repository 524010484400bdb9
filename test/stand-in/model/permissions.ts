import { browser } from '../browser/host.ts';
import { toPage } from '../browser/schemes.ts';
import { notModelled, strict } from '../strict.ts';
import type { WebContents } from './web-contents.ts';

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type Request = Parameters<NonNullable<RequestHandler>>;
type Check = Parameters<NonNullable<CheckHandler>>;

let requestHandler: RequestHandler = null;
let checkHandler: CheckHandler = null;

/** The session's side: who is asked. Without a handler Electron grants, and so does this. */
export const permissionHandlers = {
  setPermissionRequestHandler: (handler) => {
    requestHandler = handler;
  },
  setPermissionCheckHandler: (handler) => {
    checkHandler = handler;
  },
} satisfies Pick<Electron.Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler'>;

/** Electron's names of permissions, as Chromium's. */
function chromiumNames(permission: string, details: Record<string, unknown>): string[] {
  if (permission === 'media') {
    // Written by page/main-world.ts.
    const types = (details['mediaTypes'] ?? [details['mediaType']]) as string[];
    return types.map((type) => (type === 'audio' || type === 'microphone' ? 'microphone' : 'camera'));
  }
  const names: Record<string, string> = { 'clipboard-sanitized-write': 'clipboard-write', midiSysex: 'midi' };
  const known = [
    'notifications',
    'geolocation',
    'clipboard-read',
    'midi',
    'idle-detection',
    'window-management',
  ];
  const name = names[permission] ?? (known.includes(permission) ? permission : undefined);
  if (name === undefined) throw notModelled(`the permission '${permission}'`);
  return [name];
}

function check(
  contents: WebContents,
  permission: string,
  origin: string,
  details: Record<string, unknown>,
): boolean {
  if (!checkHandler) return !requestHandler;
  const about = { ...details, isMainFrame: true, requestingUrl: contents.getURL(), embeddingOrigin: origin };
  // The page asks by the names of Electron's documentation; the handler compares strings.
  return checkHandler(contents as unknown as Check[0], permission as Check[1], origin, about);
}

function request(
  contents: WebContents,
  permission: string,
  details: Record<string, unknown>,
): Promise<boolean> {
  const handler = requestHandler;
  if (!handler) return Promise.resolve(true);
  const about = strict('PermissionRequest', {
    ...details,
    isMainFrame: true,
    requestingUrl: contents.getURL(),
  });
  return new Promise((resolve) =>
    // As above.
    handler(contents as unknown as Request[0], permission as Request[1], resolve, about),
  );
}

/** Asks the app's handlers, then tells Chromium what they answered. */
export async function decide(
  contents: WebContents,
  kind: 'request' | 'query',
  permission: string,
  details: Record<string, unknown>,
): Promise<void> {
  const names = chromiumNames(permission, details);
  const origin = contents.mainFrame.origin;
  const checked = check(contents, permission, origin, details);
  const granted = checked || (kind === 'request' && (await request(contents, permission, details)));
  const { browser: whole } = await browser();
  const setting = granted ? 'granted' : 'denied';
  const shown = toPage(`${origin}/`).replace(/\/$/, '');
  await Promise.all(
    names.map((name) =>
      whole.send('Browser.setPermission', { permission: { name }, setting, origin: shown }),
    ),
  );
}
