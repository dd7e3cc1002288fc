/**
 * Holds a name against the browser's other tabs until it is let go; null when another has it. A browser without locks (a plain
 * http address) gives it to all.
 */
export async function holdAlone(name: string): Promise<(() => void) | null> {
  // Typed as always there, it is not outside secure contexts.
  const locks: LockManager | undefined = navigator.locks
  if (locks === undefined) return () => undefined
  const asked = Promise.withResolvers<(() => void) | null>()
  const held = async (lock: Lock | null) => {
    const done = Promise.withResolvers<void>()
    asked.resolve(lock && done.resolve)
    if (lock) await done.promise
  }
  void locks.request(name, { ifAvailable: true }, held)
  return asked.promise
}
