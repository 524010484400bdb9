import { expect } from './support/console.ts';
import { Hands } from './support/hands.ts';
import { test, together, WITHIN } from './support/two-desktops.ts';

test.setTimeout(240_000);

test('what is asked of ben waits on his desktop until he acknowledges it, and ana sees that he did', async ({
  desktop,
  colleague,
}) => {
  const [ana, ben] = await together(desktop, colleague);
  const asked = ben.page.getByRole('region', { name: 'Asked of you' });
  await ben.hands.type('half a li');
  await ana.hands.enter('!ask @ben 10m does the second venue work?');
  await expect(asked).toContainText('ana asks you does the second venue work?', WITHIN);
  await expect(ben.hands.composer).toHaveValue('half a li');
  await expect(ana.page.getByRole('region', { name: 'Asked of you' })).toHaveCount(0);

  await ben.hands.press('Alt+q');
  await expect(asked).toContainText('acknowledged by ben');
  await expect(ana.hands.log).toContainText('acknowledged by ben', WITHIN);
  await expect(ana.page.getByRole('region', { name: 'Next' })).toContainText('acknowledged by ben');

  await ben.hands.press('Alt+q');
  await expect(ben.page.getByRole('textbox', { name: 'What became of it' })).toBeFocused();
  await ben.hands.type('it does');
  await ben.hands.press('Enter');
  await expect(asked).toHaveCount(0);
  await expect(ben.hands.composer).toHaveValue('half a li');
  await expect(ana.hands.log).toContainText('answered by ben', WITHIN);
});

test('a proposal is objected to on another desktop and decided over it; both stand in the record', async ({
  desktop,
  colleague,
}) => {
  const [ana, ben] = await together(desktop, colleague);
  await ana.hands.assign('scribe', 'ben');
  await ana.hands.press('Alt+Shift+D');
  await ana.hands.type('Close the second venue revisit in 30m');
  await ana.hands.press('Enter');
  const proposed = ana.page.getByRole('region', { name: 'Any strong objections?' });
  await expect(proposed).toContainText('Close the second venue');
  await expect(proposed).toContainText('to be looked at again after 30 min');

  const asked = ben.page.getByRole('region', { name: 'Asked of you' });
  await expect(asked).toContainText('Any strong objections? Close the second venue', WITHIN);
  await ben.hands.press('Alt+q');
  await ben.hands.type('half of it is sold');
  await ben.hands.press('Enter');
  await expect(asked).toHaveCount(0);
  await expect(proposed).toContainText('ben objects half of it is sold', WITHIN);

  await ana.hands.press('Alt+q');
  await expect(proposed).toHaveCount(0);
  for (const { hands } of [ana, ben]) {
    await expect(hands.log).toContainText(
      'proposed by ana · ben objects: half of it is sold · decided by ana',
      WITHIN,
    );
  }
  // Undone it is open again, and decided once more.
  await ana.hands.press('Control+z');
  await expect(proposed).toContainText('Decide all the same');
  await ana.hands.say('decided @cem');
  await expect(ana.hands.log).toContainText('decided by cem');
  await expect(ben.hands.log).toContainText('decided by cem', WITHIN);

  // Too late: his words stay in the line.
  await ben.hands.type('/object too late');
  await ben.hands.press('Enter');
  await expect(ben.page.getByRole('main')).toContainText('Nothing is proposed');
  await expect(ben.hands.composer).toHaveValue('/object too late');
});

test('what was dropped is not decided, and what is decided is not objected to', async ({ desktop }) => {
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 3, began: '-4m' });
  const { id } = await desktop.incident();
  await desktop.ic('propose', id, 'Refund everybody', '--entry', 'refund', '--by', 'ben');
  await expect(page.getByRole('region', { name: 'Any strong objections?' })).toContainText(
    'Refund everybody',
  );
  await hands.say('drop not ours to decide');
  await expect(hands.log).toContainText('not ours to decide');
  await expect(desktop.ic('decide', id, 'refund')).rejects.toThrow(/Not decided: it was dropped/);

  await desktop.ic('propose', id, 'Use the other map', '--entry', 'map', '--by', 'ben');
  await desktop.ic('decide', id, 'last', '--by', 'ben', '--who', 'ana');
  await expect(hands.log).toContainText('proposed by ben · no strong objections · decided by ana');
  await expect(desktop.ic('object', id, 'map', 'wait')).rejects.toThrow(
    /Your objection is not recorded: it is decided/,
  );
});

test('a decision that comes back stands, was changed or was reversed in one key', async ({ desktop }) => {
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 3, began: '-4m' });
  await hands.enter('!decision @ines Only the first venue sells revisit in 5m');
  await expect(hands.log).toContainText('decided by ines');
  await hands.press('Alt+ArrowUp', 'c');
  await hands.type('Both venues sell again');
  await hands.press('Enter');
  await expect(hands.log).toContainText('now: “Both venues sell again”');
  await expect(hands.log).toContainText('in place of “Only the first venue sells”');
  // In Next the letter alone is enough, wherever the focus is in its line; in the log what came of it can be said too.
  await hands.enter('!decision Refund on request revisit in 4m');
  const next = page.getByRole('region', { name: 'Next' });
  await hands.press('Alt+3');
  await hands.tabTo(next.getByRole('button', { name: 'Stands: Refund on request' }));
  await hands.press('a');
  await expect(next).not.toContainText('Refund on request');
  await expect(hands.log).toContainText(/revisited \d/);
});

test('the hypotheses are folded until a mitigation is under way, and say why', async ({ desktop }) => {
  const { page } = await desktop.launch();
  const hands = new Hands(page);
  await hands.declare('Seat maps stay empty', { severity: 3, began: '-4m' });
  const { id } = await desktop.incident();
  await desktop.ic('log', id, 'the cache is cold', '--kind', 'hypothesis', '--by', 'ben');
  const board = page.getByRole('region', { name: 'Hypotheses' });
  await expect(board).toContainText('1 open');
  await expect(board).toContainText('How do we make it stop now?');
  await expect(board).not.toContainText('the cache is cold');

  await board.getByRole('button', { name: 'Start mitigation' }).click();
  await expect(board).toContainText('the cache is cold');
  await hands.press('Control+z');
  await expect(board).not.toContainText('the cache is cold');

  await hands.press('Alt+5');
  await expect(board.getByRole('button', { name: /the cache is cold/ }).first()).toBeFocused();
  await hands.press('Escape');
  await expect(board).toContainText('the cache is cold');
});
