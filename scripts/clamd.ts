import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installWithApt } from './apt.ts'

/** ClamAV's daemon to test with: the machine's, or one installed now; undefined when none can be had. */
export function provideClamd(): string | undefined {
  const found = findClamd()
  if (found !== undefined) return found
  installWithApt('ClamAV', 'clamav-daemon')
  return findClamd()
}

function findClamd(): string | undefined {
  const folders = ['/usr/sbin', '/usr/local/sbin', ...(process.env['PATH'] ?? '').split(delimiter)]
  return [process.env['CLAMD_PATH'] ?? '', ...folders.map((folder) => join(folder, 'clamd'))].find(
    (path) => path !== '' && existsSync(path),
  )
}
