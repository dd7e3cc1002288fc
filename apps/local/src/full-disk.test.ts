import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

const MiB = 1024 * 1024
const disks: string[] = []
afterEach(() => {
  for (const folder of disks.splice(0)) {
    spawnSync('umount', [folder])
    rmSync(folder, { recursive: true, force: true })
  }
})

/** A disk of its own of so many bytes; null where mounting one is not allowed. */
function smallDisk(bytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-full-'))
  disks.push(folder)
  const options = `size=${bytes},mode=0711`
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'guichet-test', folder]).status === 0
    ? folder
    : null
}

test.for([
  ['without a byte left', 4 * MiB, 4 * MiB],
  ['that has room for no database', 24 * MiB, 0],
] as const)('AC-225 on a disk %s the start says so in one line, and ends', ([, size, taken], context) => {
  const disk = smallDisk(size)
  if (disk === null) return context.skip('non exécuté : il faut root sous Linux, pour monter un petit disque')
  if (taken > 0) {
    expect(() => writeFileSync(join(disk, 'fill'), Buffer.alloc(taken + 1))).toThrow('ENOSPC')
  }
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'main.ts')],
    { env: { PATH: process.env['PATH'], VAR_DIR: join(disk, 'var'), PORT: '4918' }, encoding: 'utf8' },
  )
  expect(status).toBe(1)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).toMatch(
    /^Le disque est plein \(\/.*\)\u00a0: libérez de la place puis relancez\. \(the disk is full/,
  )
})
