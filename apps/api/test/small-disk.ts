import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  folder: string
  remove: () => void
}

/** A disk of its own of so many bytes, soon full; null where mounting one is not allowed (it takes root, on Linux). */
export function smallDisk(bytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-disk-'))
  const mounted =
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'guichet-test', folder]).status === 0
  const remove = () => {
    if (mounted) spawnSync('umount', [folder])
    rmSync(folder, { recursive: true, force: true })
  }
  if (mounted) return { folder, remove }
  remove()
  return null
}
