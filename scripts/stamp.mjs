import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const leftAside = new Set(['node_modules', 'dist', 'generated'])

/** A hash of the names and contents of files, and of everything below folders; what does not exist counts for nothing. */
export function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const path of paths) addTo(hash, path)
  return hash.digest('hex')
}

/** Whether the step that left `stamp` was done for what `print` describes. */
export function isDone(stamp, print) {
  try {
    return readFileSync(stamp, 'utf8') === print
  } catch {
    return false
  }
}

export function markDone(stamp, print) {
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, print)
}

function addTo(hash, path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return
  if (!found.isDirectory()) {
    hash.update(`${path}\0`).update(readFileSync(path))
    return
  }
  for (const name of readdirSync(path).toSorted()) {
    if (!leftAside.has(name)) addTo(hash, join(path, name))
  }
}
