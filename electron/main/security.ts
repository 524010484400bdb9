import { app, session, shell, type WebContents } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';

/**
 * Electron's security checklist for everything that could leave the window: no navigation, no new window, no
 * permission but to put text on the clipboard, no embedded page. A link to an https page opens in the person's own
 * browser.
 */
export function lockDown(devOrigin: string | null): void {
  const allowed = (permission: string, url: string): boolean =>
    permission === 'clipboard-sanitized-write' && isOwnFrame({ url, parent: null }, devOrigin);
  session.defaultSession.setPermissionRequestHandler((_contents, permission, callback, { requestingUrl }) =>
    callback(allowed(permission, requestingUrl)),
  );
  session.defaultSession.setPermissionCheckHandler((_contents, permission, origin) =>
    allowed(permission, origin),
  );
  app.on('web-contents-created', (_event, contents) => confine(contents, devOrigin));
}

function confine(contents: WebContents, devOrigin: string | null): void {
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    if (event.url.startsWith(`${APP_ORIGIN}/`) || (devOrigin !== null && event.url.startsWith(devOrigin)))
      return;
    event.preventDefault();
    openOutside(event.url);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

function openOutside(text: string): void {
  if (!isSafeLink(text)) return;
  shell.openExternal(text).catch(() => undefined); // no program takes it: the link can be copied
}

/** Only https, and nothing with a name or password in it, is handed to another program. */
export function isSafeLink(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return protocol === 'https:' && username === '' && password === '' && hostname !== '';
}

/** Whether an IPC call comes from our own page, in the window's top frame. */
export function isOwnFrame(
  frame: { readonly url: string; readonly parent: unknown } | null,
  devOrigin: string | null,
): boolean {
  if (frame === null || frame.parent !== null || !URL.canParse(frame.url)) return false;
  const { protocol, host, origin } = new URL(frame.url);
  return `${protocol}//${host}` === APP_ORIGIN || (devOrigin !== null && origin === devOrigin);
}
