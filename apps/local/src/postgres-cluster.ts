import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { diskIsFull, LocalFailure } from './failure.ts'
import { giveTo, placeCluster } from './postgres-place.ts'
import type { Binaries, Runner } from './postgres-place.ts'

const accessSchema = z.strictObject({
  place: z.string(),
  passwords: z.strictObject({ postgres: z.string(), guichet_owner: z.string(), guichet_app: z.string() }),
})
export type Access = z.infer<typeof accessSchema>

export interface Cluster {
  binaries: Binaries
  runner: Runner
  access: Access
  dataDir: string
  durable: boolean
}

/** Where the cluster lies and the passwords to it, chosen on the first start. */
export function readAccess(dataDir: string, runner: Runner): Access {
  const file = join(dataDir, 'access.json')
  if (existsSync(file)) return accessSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const secret = () => randomBytes(24).toString('base64url')
  const access: Access = {
    place: placeCluster(join(dataDir, 'cluster'), runner),
    passwords: { postgres: secret(), guichet_owner: secret(), guichet_app: secret() },
  }
  if (existsSync(access.place)) {
    throw new LocalFailure(
      `${file} manque : remettez-le depuis une sauvegarde, ou supprimez ${access.place} pour repartir d’une base vide.`,
      `${file} is missing: restore it, or delete ${access.place} to start from an empty database.`,
    )
  }
  writeFileSync(file, JSON.stringify(access, null, 2), { mode: 0o600 })
  return access
}

// Made aside, then renamed: a first start cut short leaves nothing that looks like a cluster.
export function initialise({ binaries, runner, access, dataDir, durable }: Cluster): void {
  const aside = `${access.place}.part`
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside)
  giveTo(aside, runner, 0o700)
  const passwordFile = `${access.place}.password`
  writeFileSync(passwordFile, access.passwords.postgres, { mode: 0o600 })
  giveTo(passwordFile, runner, 0o600)
  const flags = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8']
  // Code points in order whatever the system's libc: no index breaks when the machine is upgraded.
  flags.push(
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync']),
  )
  const make = (letters: string) =>
    spawnSync(binaries.initdb, [`--pgdata=${aside}`, ...flags, `--lc-ctype=${letters}`], {
      ...runner,
      cwd: '/',
      env: bareEnv,
    })
  // With C alone a no-break space is a letter of the word before it, and « GFC : » is not found under GFC.
  const known = make('C.UTF-8')
  const made = /invalid locale/u.test(known.stderr?.toString() ?? '') ? make('C') : known
  rmSync(passwordFile, { force: true })
  if (made.status !== 0) throw explain(`${made.error?.message ?? ''}${made.stderr.toString()}`, dataDir)
  renameSync(aside, access.place)
}

// After a `kill -9` of its parent the server lives on: it is closed cleanly, and ours takes over. Waited for without blocking: one
// that died as our own child leaves its number only once we have heard of it.
export async function stopLeftOver(place: string): Promise<void> {
  const pidFile = join(place, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (!commandOf(pid).includes(place)) {
    // Whoever bears that number now is not our server: PostgreSQL would wait for them.
    rmSync(pidFile)
    return
  }
  askToStop(pid)
  for (let tries = 0; tries < 600 && commandOf(pid).includes(place); tries += 1) await sleep(100)
}

// Open transactions are rolled back, the rest is written out.
function askToStop(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    // Gone meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

// A process number is soon given to somebody else: only the command line tells.
function commandOf(pid: number): string {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-p', `${pid}`, '-o', 'command=']).stdout.toString()
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** One line out of what PostgreSQL said before it gave up. */
export function explain(said: string, dataDir: string, port?: number): LocalFailure {
  const full = diskIsFull(said, dataDir)
  if (full !== undefined) return full
  if (said.includes('already in use')) {
    return new LocalFailure(
      `Le port ${port} de PostgreSQL est déjà pris.`,
      `PostgreSQL’s port ${port} is already in use.`,
    )
  }
  const last =
    said
      .trim()
      .split('\n')
      .findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? said.trim()
  return new LocalFailure(`PostgreSQL ne démarre pas : ${last}`, 'PostgreSQL does not start')
}

// No PGDATA, PGPORT, locale… of the caller's shell.
export const bareEnv = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' }
