import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'

/** Something the person who typed the command can act on, in one line. */
export class SetupFailure extends Error {}

/** Runs a long command quietly, saying how long it has been; its output is kept in `var/setup.log` if it fails. */
export async function runStep(label, command, args, options = {}) {
  const started = Date.now()
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const heard = []
  child.stdout.on('data', (chunk) => heard.push(chunk))
  child.stderr.on('data', (chunk) => heard.push(chunk))
  const stopSaying = sayProgress(label, started)
  const error = await new Promise((done) => {
    child.once('error', (cause) => done(cause.message))
    child.once('close', (code) => done(code === 0 ? undefined : `code ${code}`))
  })
  stopSaying()
  if (error !== undefined) throw explain(label, `${error}\n${Buffer.concat(heard).toString()}`)
  process.stdout.write(`${label} ✓ ${seconds(started)} s\n`)
}

function sayProgress(label, started) {
  const toPerson = process.stdout.isTTY
  process.stdout.write(toPerson ? `${label}…` : `${label}…\n`)
  const say = () =>
    process.stdout.write(toPerson ? `\r${label}… ${seconds(started)} s` : `${label}… ${seconds(started)} s\n`)
  const timer = setInterval(say, toPerson ? 1_000 : 10_000)
  return () => {
    clearInterval(timer)
    if (toPerson) process.stdout.write('\r')
  }
}

function seconds(started) {
  return Math.round((Date.now() - started) / 1_000)
}

function explain(label, said) {
  if (/ENOSPC|No space left on device/.test(said)) {
    return new SetupFailure(
      'Le disque est plein : libérez de la place puis relancez (the disk is full: make room, then try again).',
    )
  }
  if (
    /EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ERR_PNPM_META_FETCH_FAIL|fetch failed/.test(said)
  ) {
    return new SetupFailure(
      `${label} : le registre npm ne répond pas. Vérifiez le réseau, puis relancez (the npm registry does not answer: check the network, then try again).`,
    )
  }
  try {
    mkdirSync('var', { recursive: true })
    writeFileSync('var/setup.log', said)
  } catch {
    return new SetupFailure(`${label} : échec (failed). ${said.trim().split('\n').at(-1)}`)
  }
  return new SetupFailure(`${label} : échec, le détail est dans var/setup.log (failed, see var/setup.log).`)
}
