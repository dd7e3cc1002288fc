const wall = performance.now.bind(performance)

/** Milliseconds of this process's own processor time. */
export const processor = (): number => process.cpuUsage().user / 1_000

/**
 * The least time of up to three goes, in milliseconds; the first below `mostMs` is enough. What holds a desk up does so
 * each time, a machine that was away did so once.
 */
export async function leastTime(
  mostMs: number,
  act: () => Promise<unknown>,
  clock: () => number = wall,
): Promise<number> {
  let least = Infinity
  for (let time = 0; time < 3 && least >= mostMs; time += 1) {
    const since = clock()
    await act()
    least = Math.min(least, clock() - since)
  }
  return least
}
