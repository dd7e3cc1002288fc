import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LocalFailure } from './failure.ts'

/**
 * Keeps a second desk off the same folder. The hold is a socket somebody answers on: unlike a file with a number in
 * it, it cannot outlive the process that holds it.
 *
 * @returns how to let go
 */
export async function holdFolder(folder: string): Promise<() => Promise<void>> {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new LocalFailure(`VAR_DIR : impossible de créer ${folder}.`, `cannot make ${folder}`, {
      cause: error,
    })
  }
  // A path below 108 characters wherever the folder lies.
  const path = join(
    tmpdir(),
    `guichet-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.sock`,
  )
  if (await isAnswered(path)) {
    throw new LocalFailure(
      `Un guichet tourne déjà sur ${folder} : arrêtez-le, ou choisissez un autre VAR_DIR.`,
      `a desk already runs on ${folder}: stop it, or choose another VAR_DIR.`,
    )
  }
  rmSync(path, { force: true })
  const server = createServer((socket) => socket.end())
  await new Promise<void>((done, fail) => server.once('error', fail).listen(path, done))
  return () => close(server)
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((done) => server.close(() => done()))
}
