import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { strict } from '../strict.ts';

/** Electron's `net`, offline: it reads files, as an app's protocol handler asks it to, and reaches nothing else. */
export const net = strict('net', {
  fetch: async (input: string | { url: string }) => {
    const url = typeof input === 'string' ? input : input.url;
    if (!url.startsWith('file:')) throw new Error('net::ERR_INTERNET_DISCONNECTED');
    return new Response(await readFile(fileURLToPath(url)));
  },
  isOnline: () => false,
  online: false,
});
