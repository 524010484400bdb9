import { afterEach, describe, expect, it, vi } from 'vitest';
import { once } from '../../renderer/state/once.ts';
import { isHeld } from '../../renderer/ui/keys.ts';

describe('what can’t be taken back', () => {
  afterEach(() => vi.useRealTimers());

  it('is done once for two presses, also where the first is under way', async () => {
    vi.useFakeTimers();
    const given: string[] = [];
    const give = once(
      async () => {
        given.push('the next inject');
        await new Promise((done) => setTimeout(done, 50));
        return 'given';
      },
      'not given',
      500,
    );
    const [first, second] = [give(), give()];
    await vi.advanceTimersByTimeAsync(50);
    await expect(first).resolves.toBe('given');
    await expect(second).resolves.toBe('not given');
    await vi.advanceTimersByTimeAsync(499);
    await expect(give()).resolves.toBe('not given');
    await vi.advanceTimersByTimeAsync(1);
    void give();
    expect(given).toHaveLength(2);
  });

  it('can be tried again after it failed', async () => {
    let tries = 0;
    const give = once(() => {
      tries += 1;
      return Promise.reject(new Error('the disk is full'));
    }, undefined);
    await expect(give()).rejects.toThrow('the disk is full');
    await expect(give()).rejects.toThrow('the disk is full');
    expect(tries).toBe(2);
  });
});

describe('a key that is held', () => {
  const press = (key: string, repeat: boolean) => ({ key, repeat }) as KeyboardEvent; // all that is read of it
  it('says once what a letter, a sign or Enter says, and goes on where arrows do', () => {
    expect(['g', ' ', 'Enter'].map((key) => isHeld(press(key, true)))).toEqual([true, true, true]);
    expect(['ArrowDown', 'Tab', 'Escape'].map((key) => isHeld(press(key, true)))).toEqual([
      false,
      false,
      false,
    ]);
    expect(isHeld(press('g', false))).toBe(false);
  });
});
