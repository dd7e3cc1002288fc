import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './serving.ts'

/** The test file of the antivirus makers, in two halves: whole, it would have this source put away. */
export const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
)
/** What our own signature recognises, wherever it stands. */
export const MARK = Buffer.from('marque-infectee-des-essais')

const eicarSignature = '44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test-Signature\n'
const ownSignature = `Guichet.Test.Mark:0:*:${MARK.toString('hex')}\n`

export interface Clamd {
  readonly url: string
  stop(): Promise<void>
}

/** Debian's clamd with two signatures and no other, on a port of its own. */
export async function startClamd(port?: number): Promise<Clamd> {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-clamd-'))
  // As root it reads its signatures as root, but looks at the folder as anybody.
  chmodSync(folder, 0o755)
  const chosen = port ?? (await freePort())
  writeFileSync(join(folder, 'eicar.hdb'), eicarSignature)
  writeFileSync(join(folder, 'own.ndb'), ownSignature)
  const settings = {
    TCPSocket: chosen,
    TCPAddr: '127.0.0.1',
    DatabaseDirectory: folder,
    TemporaryDirectory: folder,
    Foreground: 'yes',
    StreamMaxLength: '129M',
    SelfCheck: 0,
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} ${value}`)
  writeFileSync(join(folder, 'clamd.conf'), `${lines.join('\n')}\n`)
  const path = process.env['CLAMD_PATH'] ?? '/usr/sbin/clamd'
  const child = spawn(path, ['--config-file', join(folder, 'clamd.conf')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
  const ended = new Promise<void>((done) => child.once('exit', () => done()).once('error', () => done()))
  for (let tries = 0; !(await answers(chosen)); tries += 1) {
    if (tries > 300 || child.exitCode !== null) throw new Error(`clamd did not start: ${said}`)
    await sleep(100)
  }
  return {
    url: `tcp://127.0.0.1:${chosen}`,
    stop: async () => {
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function answers(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const socket = connect(port, '127.0.0.1', () => socket.write('zPING\0'))
  socket.on('data', (said) => resolve(String(said).startsWith('PONG'))).on('error', () => resolve(false))
  return promise.finally(() => socket.destroy())
}
