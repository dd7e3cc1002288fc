// Starts the desk of most stories, and leaves nothing behind.
import { desk } from './desk-address.ts'
import { spawnDesk } from './desk-process.ts'

const child = spawnDesk(desk, 'caen-amigo')
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
