import { asEmail } from './email.ts';
import type { UpdateMessage } from './message.ts';
import { asPlainText } from './plain.ts';
import { asSlack } from './slack.ts';
import { asStatuspage } from './statuspage.ts';

/** The ways in which an update leaves the console, with what each is called. */
export const copyFormats = ['plain', 'slack', 'statuspage', 'email'] as const;
export type CopyFormat = (typeof copyFormats)[number];
export const copyFormatLabel: Record<CopyFormat, string> = {
  plain: 'Text',
  slack: 'Slack',
  statuspage: 'Statuspage',
  email: 'E-mail',
};

const written: Record<CopyFormat, (message: UpdateMessage) => string> = {
  plain: asPlainText,
  slack: asSlack,
  statuspage: asStatuspage,
  email: asEmail,
};

/** An update as it is pasted somewhere else. */
export const copyAs = (format: CopyFormat, message: UpdateMessage): string => written[format](message);
