import * as crypto from 'node:crypto';

/** sha256 of a content in hexadecimal: short parts of it stand in names of files. */
export const contentHash = (content: string | Uint8Array): string => crypto.hash('sha256', content, 'hex');
