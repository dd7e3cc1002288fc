import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Installs a package of Debian's where that is possible; its success shows in what is then found. */
export function installWithApt(shown: string, name: string): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  console.log(`${shown} : installation par apt-get… (installing)`)
  run(['update', '--quiet'])
  run(['install', '--yes', '--quiet', '--no-install-recommends', name])
}

function run(args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', args, { env, stdio: 'ignore', timeout: 300_000 })
}
