import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PresetName } from '@guichet/contracts/settings'
import { deskAt } from './desk-address.ts'
import type { DeskAddress } from './desk-address.ts'
import { spawnDesk } from './desk-process.ts'

/** Runs a desk for what uses it, and stops it after. */
export async function withDesk(preset: PresetName, use: (desk: DeskAddress) => Promise<void>): Promise<void> {
  const desk = deskAt(await freePort())
  const child = spawnDesk(desk, preset)
  const ended = new Promise((done) => child.once('exit', done))
  try {
    while (!(await isReady(desk))) {
      if (child.exitCode !== null) throw new Error(`the desk of ${preset} does not start`)
      await sleep(200)
    }
    await use(desk)
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

async function freePort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  const { port } = portOf(server.address())
  await new Promise((done) => server.close(done))
  return String(port)
}

function portOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address
}

async function isReady({ web }: DeskAddress): Promise<boolean> {
  try {
    const response = await fetch(`${web}/health/ready`, { signal: AbortSignal.timeout(2_000) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
