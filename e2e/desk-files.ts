import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DeskAddress } from './desk-address.ts'

/** Where a desk of the stories answers: web, api, identity, mailbox, smtp. */
export function addresses({
  varDir,
}: DeskAddress): Record<'web' | 'api' | 'identity' | 'mailbox' | 'smtp', string> {
  return JSON.parse(readFileSync(join(varDir, 'addresses.json'), 'utf8'))
}

/** The token of a demo person, for what an integrator does. */
export function tokenOf(login: string, { varDir }: DeskAddress): string {
  const accounts: { login: string; token: string }[] = JSON.parse(
    readFileSync(join(varDir, 'demo-accounts.json'), 'utf8'),
  )
  const account = accounts.find((candidate) => candidate.login === login)
  if (account === undefined) throw new Error(`no demo account ${login}`)
  return account.token
}
