const codes: Record<string, number> = {
  ...{ ERR_ABORTED: -3, ERR_BLOCKED_BY_CLIENT: -20, ERR_INTERNET_DISCONNECTED: -106 },
};

/** Chromium's number for a network error. */
export function codeOf(name: string): number {
  return codes[name] ?? -2;
}

/** What `loadURL` rejects with. */
export function failure(name: string, errno: number, url: string): Error {
  return Object.assign(new Error(`${name} (${errno}) loading '${url}'`), { code: name, errno, url });
}
