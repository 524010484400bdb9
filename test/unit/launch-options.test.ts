import { expect, it } from 'vitest';
import { parseLaunchOptions } from '../../electron/main/launch-options.ts';

const link = 'ic-console://incident/20261117-k3x27qz2';

it('reads where the records are, and the demo, wherever they stand', () => {
  expect(parseLaunchOptions(['ic-console', '--flag', '--store=/a', '--demo'])).toEqual({
    ...{ cli: null, demo: true, store: '/a' },
  });
  expect(parseLaunchOptions(['ic-console', '--store', '/a', link]).store).toBe('/a');
  expect(parseLaunchOptions(['ic-console', '--cli', 'list']).cli).toEqual(['list']);
});

it.each([['--cli', 'list'], ['--store', '/other'], ['--store=/other'], ['--demo']])(
  'takes no word that came behind a link: %s',
  (...words) => {
    expect(parseLaunchOptions(['ic-console', link, ...words])).toEqual({
      cli: null,
      demo: false,
      store: null,
    });
  },
);
