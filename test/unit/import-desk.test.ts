import { expect, test } from 'vitest';
import { readAll } from '../../electron/exchange/import-read.ts';
import type { FromReader } from '../../electron/exchange/protocol.ts';
import { ImportDesk, type ReaderProcess } from '../../electron/main/import-desk.ts';
import { NOW } from '../support/import-desk.ts';
import { statuspageDump } from '../support/statuspage.ts';

/** Stands in for the process that reads: `reads` says whether it does, and it falls over where it is asked to. */
function fork(does: 'reads' | 'waits' | 'falls') {
  const killed: number[] = [];
  const make = (): ReaderProcess => {
    let hear: (message: FromReader) => void = () => undefined;
    let exit = (): void => undefined;
    return {
      postMessage(request) {
        if (does === 'falls') exit();
        if (does === 'reads')
          void readAll(request, () => undefined).then((reading) => hear({ kind: 'read', reading }));
      },
      onMessage: (listener) => (hear = listener),
      onExit: (listener) => (exit = listener),
      kill: () => void killed.push(1),
    };
  };
  return { make, killed };
}

const request = {
  ...{
    from: { text: statuspageDump(2), name: 'x' },
    format: null,
    zone: null,
    here: 'UTC',
    day: null,
    now: NOW,
  },
};

test('what was read is kept under its token until the next reading', async () => {
  const desk = new ImportDesk(fork('reads').make);
  const read = await desk.read(request, () => () => undefined);
  if (!read.ok) throw new Error(read.error.message);
  const { token, reading } = read.value;
  desk.keep(token, reading);
  const [first] = reading.documents;
  expect(desk.take(token, [first?.key ?? ''])).toEqual({ ok: true, value: [first] });
  await desk.read(request, () => () => undefined);
  expect(desk.take(token, [first?.key ?? ''])).toMatchObject({ ok: false, error: { kind: 'not-found' } });
});

test('a reading that is called off ends its process, and says that nothing was taken over', async () => {
  const { make, killed } = fork('waits');
  const desk = new ImportDesk(make);
  let token = '';
  const reading = desk.read(request, (given) => {
    token = given;
    return () => undefined;
  });
  desk.cancel(token);
  expect(await reading).toMatchObject({
    ok: false,
    error: { message: 'Called off: nothing was taken over.' },
  });
  expect(killed.length).toBeGreaterThan(0);
});

test('a process that falls over is one sentence', async () => {
  const desk = new ImportDesk(fork('falls').make);
  const read = await desk.read(request, () => () => undefined);
  expect(read).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(/could not be read/) as string },
  });
});
