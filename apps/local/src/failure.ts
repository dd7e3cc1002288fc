import { statfsSync } from 'node:fs'

/** What stops the local desk, said in one line to whoever started it: French, then English. */
export class LocalFailure extends Error {
  constructor(french: string, english: string, options?: ErrorOptions) {
    super(`${french} (${english})`, options)
    this.name = 'LocalFailure'
  }
}

const SAYS_FULL = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/
/** With less than this nothing of ours starts: the cluster alone writes more. */
const LEAST_BYTES = 1024 * 1024

/** The one line for a disk without room, when that is what was behind a failure; else nothing. */
export function diskIsFull(said: string, folder: string): LocalFailure | undefined {
  if (!SAYS_FULL.test(said) && roomIn(folder) >= LEAST_BYTES) return undefined
  return new LocalFailure(
    `Le disque est plein (${folder}) : libérez de la place puis relancez.`,
    'the disk is full: make room, then start again.',
  )
}

// A full disk takes no log: what failed may have had nowhere to say why.
function roomIn(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return Infinity
  }
}
