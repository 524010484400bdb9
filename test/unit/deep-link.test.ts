import { describe, expect, it } from 'vitest';
import { incidentOfLink, linkIn, linkTo } from '../../shared/deep-link.ts';

const id = '20261117-k3x97qz2'.replace('9', '2'); // base32 has no 8 and 9
const link = `ic-console://incident/${id}`;

describe('a link to an incident', () => {
  it('is read back as it was written', () => {
    expect(linkTo(id)).toBe(link);
    expect(incidentOfLink(link)).toBe(id);
  });

  it.each([
    ['another host', `ic-console://settings/${id}`],
    ['a host in front', `ic-console://evil.example/incident/${id}`],
    ['no host', `ic-console:incident/${id}`],
    ['another scheme', `https://incident/${id}`],
    ['a scheme in upper case', `IC-CONSOLE://incident/${id}`],
    ['an id in upper case', `ic-console://incident/${id.toUpperCase()}`],
    ['a user', `ic-console://ana@incident/${id}`],
    ['a user and a password', `ic-console://ana:secret@incident/${id}`],
    ['a port', `ic-console://incident:80/${id}`],
    ['a query', `${link}?command=resolve`],
    ['an empty query', `${link}?`],
    ['a fragment', `${link}#log`],
    ['a slash at the end', `${link}/`],
    ['more path', `${link}/resolve`],
    ['a way up', `ic-console://incident/../${id}`],
    ['a way up behind the id', `${link}/../../settings`],
    ['a way up that is encoded', `ic-console://incident/%2e%2e%2f${id}`],
    ['an encoded letter', `ic-console://incident/%32${id.slice(1)}`],
    ['an encoded zero', `${link}%00`],
    ['a zero', `${link}\0`],
    ['a new line', `${link}\n`],
    ['a new line before it', `\n${link}`],
    ['a space before it', ` ${link}`],
    ['a tab within', `ic-console://incident/\t${id}`],
    ['a switch of the command line', `${link} --store=/tmp/other`],
    ['a backslash', `ic-console:\\\\incident\\${id}`],
    ['letters that look alike', `ic-console://incident/${id.replace('k', 'ĸ')}`],
    ['digits of another script', `ic-console://incident/${id.replace('2', '٢')}`],
    ['a turn of the writing direction', `${link}\u202e`],
    ['a store', 'ic-console://incident/00000000-workspace'],
    ['a short id', `ic-console://incident/${id.slice(0, -1)}`],
    ['a very long one', `ic-console://incident/${id.repeat(100_000)}`],
    ['nothing', ''],
    ['no id', 'ic-console://incident/'],
  ])('is ignored with %s', (_what, text) => {
    expect(incidentOfLink(text)).toBeNull();
  });
});

describe('the link of a command line', () => {
  it('is found among the words of a start', () => {
    expect(linkIn(['/usr/bin/ic-console', '--store=/tmp/x', link])).toBe(link);
    expect(linkIn(['/usr/bin/ic-console'])).toBeNull();
  });

  it('is ignored where there are two: one of them is not what the person opened', () => {
    expect(linkIn(['ic-console', link, link])).toBeNull();
  });

  it('is not looked for within other words', () => {
    expect(linkIn([`--title=${link}`])).toBeNull();
  });
});
