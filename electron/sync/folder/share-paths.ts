import { join } from 'node:path';
import { meaningOf } from '../paths.ts';

/** A temporary file that this device makes beside its target: known by its name, so that left-overs can be removed. */
export const temporaryName = (device: string, random: () => number): string =>
  `${device}-${Array.from({ length: 8 }, () => Math.floor(random() * 32).toString(32)).join('')}.tmp`;

export const isOwnTemporary = (name: string, device: string): boolean =>
  name.startsWith(`${device}-`) && /^-[0-9a-v]{8}\.tmp$/.test(name.slice(device.length));

/** Windows keeps these names for devices, whatever their ending. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** What some system refuses in a name, or takes for more than a name. */
const odd = /[\u0000-\u001f\u007f<>:"|?*\\]|[. ]$/;
const climbs = (part: string): boolean => part === '' || part === '.' || part === '..';
const control = /[\u0000-\u001f\u007f\\]/;

/** Whether a file of the records may be read under this path; names of conflicted copies may be odd. */
export const isReadable = (path: string): boolean =>
  meaningOf(path) !== undefined && !control.test(path) && !path.split('/').some(climbs);

/** Whether a path may be written to: every system takes it, and it leads nowhere else. */
export const isWritable = (path: string): boolean =>
  path.length <= 240 &&
  path.split('/').every((part) => !climbs(part) && !odd.test(part) && !deviceName.test(part));

/** Whether this is a file that people may edit or read there: hidden and temporary ones are left alone. */
export const isPeoples = (path: string): boolean =>
  /^(?:p|view)\//.test(path) &&
  isWritable(path) &&
  path.split('/').length <= 8 &&
  !/(?:^|\/)(?:\.|~\$)|\.tmp$|(?:^|\/)(?:thumbs\.db|desktop\.ini)$/i.test(path);

/** Where a path of the meeting point is on this machine. */
export const inFolder = (root: string, path: string): string => join(root, ...path.split('/'));

/** What systems, sync clients and file servers put into every folder: it does not make one taken. */
export const isOfTheSystem = (name: string): boolean =>
  name.startsWith('.') ||
  /^(?:thumbs\.db|desktop\.ini|lost\+found|\$recycle\.bin|system volume information|#recycle|@eadir|icon\r)$/i.test(
    name,
  ) ||
  name.endsWith('.tmp');
