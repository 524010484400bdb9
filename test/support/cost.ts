/**
 * What work costs in milliseconds of this thread's processor time, the least of several runs. What else the machine
 * does can only add to that; a wall clock would measure the machine.
 */
export function costOf(work: (run: number) => unknown, runs = 5): number {
  return Math.min(...Array.from({ length: runs }, (_, run) => once(() => work(run))));
}

/**
 * What work costs (as {@link costOf}), but no more runs than it takes to be below a limit in milliseconds: where the
 * first is, it is the only one. Work that is far beyond the limit is not tried again.
 */
export function costBelow(limit: number, work: (run: number) => unknown): number {
  let least = Infinity;
  for (let run = 0; run < 5 && least >= limit; run += 1) {
    least = Math.min(
      least,
      once(() => work(run)),
    );
    if (least > limit * 10) break;
  }
  return least;
}

/**
 * How many times what `yardstick` costs `work` costs, run in turns, so that a machine that slows down slows both; no
 * more rounds than it takes to be below `limit`.
 */
export function timesCost(
  limit: number,
  work: (run: number) => unknown,
  yardstick: (run: number) => unknown,
): number {
  let [mine, its] = [Infinity, Infinity];
  for (let run = 0; run < 9; run += 1) {
    mine = Math.min(
      mine,
      once(() => work(run)),
    );
    its = Math.min(
      its,
      once(() => yardstick(run)),
    );
    if (run >= 2 && mine / its < limit) break;
  }
  return mine / its;
}

function once(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
