// The desk on a machine that has nothing: PostgreSQL, an OpenID provider and a mailbox of its own, and the API.
import { readDeskEnv } from './desk-env.ts'
import { startDesk } from './desk.ts'
import type { Part } from './desk.ts'
import { diskIsFull, LocalFailure } from './failure.ts'
import { welcome } from './welcome.ts'

const parts: Part[] = []
const stopping = new AbortController()
const asked = new Promise((done) => stopping.signal.addEventListener('abort', done))
let askedAt = 0

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, askToStop)
// Whoever started us is gone, even by `kill -9`.
process.on('disconnect', askToStop)

let folder = '.'
try {
  const env = readDeskEnv(process.env)
  folder = env.VAR_DIR
  const desk = await startDesk(env, parts, (line) => console.log(line), stopping.signal)
  console.log(await welcome(desk, env.VAR_DIR))
  await Promise.race([desk.api.ended, asked])
  if (!stopping.signal.aborted) {
    throw new LocalFailure('L’API s’est arrêtée d’elle-même.', 'the API stopped by itself')
  }
} catch (error) {
  if (!stopping.signal.aborted) {
    const told = error instanceof LocalFailure ? error : diskIsFull(String(error), folder)
    console.error(told?.message ?? error)
    process.exitCode = 1
  }
}
for (const part of parts.toReversed()) await part.stop()
process.exit()

// Ctrl-C comes twice or thrice at once: from the terminal, from npm, from setup. Only a later one is impatience.
function askToStop(): void {
  if (!stopping.signal.aborted) {
    askedAt = Date.now()
    console.log('Arrêt… (stopping…)')
    stopping.abort()
  } else if (Date.now() - askedAt > 1_000) {
    for (const part of parts.toReversed()) part.kill?.()
    process.exit(130)
  }
}
