import { text, type Field } from '../playbook/fields.ts';
import { roles, type Role } from '../incident/vocabulary.ts';
import { orElse } from '../playbook/nearest.ts';
import { happeningHint, MAX_MINUTES, readHappening, readMinutes, readRole } from './parse-scenario-words.ts';
import type { Happening, StopCondition, Trigger } from './scenario.ts';

/** A line of text, or a sentence about why it is none. */
const line: Field<string> = text(200);

/** Minutes of the scenario's clock, 0 allowed. */
export const clock: Field<number> = (value, refuse) => {
  const said = line(value, refuse);
  if (said === null) return null;
  const read = readMinutes(said.value);
  if (read === null)
    return refuse(`is a number of minutes, such as 12 or 1h 5m; it says “${said.value.slice(0, 60)}”`);
  return read > MAX_MINUTES ? refuse(`is at most ${MAX_MINUTES} minutes; it says ${read}`) : { value: read };
};

/** How long the scenario lasts. */
export const length: Field<number> = (value, refuse) => {
  const read = clock(value, refuse);
  return read?.value === 0 ? refuse('is at least 1') : read;
};

export const happening: Field<Happening> = (value, refuse) => {
  const said = line(value, refuse);
  if (said === null) return null;
  const read = readHappening(said.value);
  return read === null
    ? refuse(
        `has “${said.value.slice(0, 60)}”, which is nothing that the record shows${happeningHint(said.value)}`,
      )
    : { value: read };
};

/** `mitigated`, or with minutes after it: `mitigated + 5`, `commander, 10 min`. */
export const after: Field<Trigger> = (value, refuse) => {
  const said = line(value, refuse);
  if (said === null) return null;
  const late = /^(.*?\S)\s*(?:,|\+)\s*([^,+]*)$/.exec(said.value);
  const minutes = late === null ? 0 : readMinutes(late[2] ?? '');
  if (minutes === null || minutes > MAX_MINUTES)
    return refuse(
      `is what has to happen, with minutes after a plus: \`mitigated + 5\`; it says “${said.value.slice(0, 60)}”`,
    );
  const read = happening(late?.[1] ?? said.value, refuse);
  return read === null ? null : { value: { on: 'happening', happening: read.value, minutes } };
};

export const byHand: Field<Trigger> = (value, refuse) => {
  const said = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return said === 'hand' || said === 'facilitator'
    ? { value: { on: 'hand' } }
    : refuse('takes one word: hand. The facilitator gives it when it fits');
};

/** The role that an inject is for; null: all. */
export const toWhom: Field<Role | null> = (value, refuse) => {
  const said = line(value, refuse);
  if (said === null) return null;
  if (['all', 'everybody', 'everyone', 'all players', 'players'].includes(said.value.toLowerCase()))
    return { value: null };
  const role = readRole(said.value);
  return role === null
    ? refuse(`has “${said.value.slice(0, 60)}”, which is not a role${orElse(said.value, ['all', ...roles])}`)
    : { value: role };
};

const files = /^[a-z0-9][a-z0-9._-]{0,71}\.(?:png|jpe?g|webp)$/i;

/** The name of a picture beside the file: no path leads out of the folder. */
export const picture: Field<string> = (value, refuse) => {
  const said = line(value, refuse);
  if (said === null) return null;
  if (/[/\\]/.test(said.value))
    return refuse('is the name of a picture beside this file, without a folder before it');
  return files.test(said.value)
    ? said
    : refuse(
        `is the name of a picture beside this file that ends in .png, .jpg or .webp; it says “${said.value.slice(0, 60)}”`,
      );
};

/** `yes` and `no`, as people write them. */
export const yesOrNo: Field<boolean> = (value, refuse) => {
  const said = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (['yes', 'true', 'on'].includes(said)) return { value: true };
  if (['no', 'false', 'off'].includes(said)) return { value: false };
  return refuse('is yes or no');
};

/** `3 to 6`, `3-6`, or one number. */
export const players: Field<{ readonly from: number; readonly to: number }> = (value, refuse) => {
  const said = line(value, refuse);
  if (said === null) return null;
  const match = /^(\d{1,2})(?:\s*(?:-|–|to)\s*(\d{1,2}))?$/i.exec(said.value);
  const [from, to] = [Number(match?.[1]), Number(match?.[2] ?? match?.[1])];
  return match !== null && from >= 1 && from <= to
    ? { value: { from, to } }
    : refuse(`is how many can play, such as 3 to 6; it says “${said.value.slice(0, 60)}”`);
};

/** A happening, or the minute at which it is over in any case. */
export const stopCondition: Field<StopCondition> = (value, refuse) => {
  const said = line(value, refuse);
  if (said === null) return null;
  const minute = readMinutes(said.value.replace(/^(?:at\s+)?(?:minute\s+)?/i, ''));
  if (minute !== null)
    return minute < 1 || minute > MAX_MINUTES
      ? refuse(`stops at a minute from 1 to ${MAX_MINUTES}`)
      : { value: { on: 'minute', minute } };
  const read = happening(said.value, refuse);
  return read === null ? null : { value: { on: 'happening', happening: read.value } };
};
