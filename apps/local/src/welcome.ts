import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { RunningDesk } from './desk.ts'

const accounts = z.array(
  z.object({ login: z.string(), name: z.string(), roles: z.array(z.string()), token: z.string() }),
)
type Account = z.infer<typeof accounts>[number]

/** What the person who typed the command wants to know now: where, as whom, and one request to try. */
export async function welcome({ addresses, hasDemo }: RunningDesk, varDir: string): Promise<string> {
  const people = hasDemo ? readAccounts(varDir) : []
  const shown = [
    ['Guichet', addresses.web],
    ['API', `${addresses.api}   (${addresses.web}/api/docs)`],
    ['Identité', addresses.identity],
    ['Courriel', addresses.mailbox ?? addresses.smtp ?? ''],
  ]
  const lines = ['', ...shown.map(([name = '', address = '']) => `  ${name.padEnd(10)}${address}`)]
  if (people.length > 0)
    lines.push(
      '',
      '  Personnes de démonstration (demo people) et leur jeton (token) :',
      ...people.map(personLine),
    )
  const curl = people[0] === undefined ? undefined : await firstCurl(addresses.api, people[0])
  if (curl !== undefined) lines.push('', '  Première demande (a first ticket) :', '', curl)
  return [...lines, '', '  Ctrl-C arrête tout (stops everything).', ''].join('\n')
}

function readAccounts(varDir: string): Account[] {
  const file = join(varDir, 'demo-accounts.json')
  return existsSync(file) ? accounts.parse(JSON.parse(readFileSync(file, 'utf8'))) : []
}

function personLine({ login, roles, token }: Account): string {
  return `  ${login.padEnd(20)}${roles.join(', ').padEnd(26)}${token}`
}

const category = z.object({
  id: z.string(),
  acceptsTickets: z.boolean(),
  form: z.object({ asksProduct: z.boolean(), fields: z.array(z.object({ required: z.boolean() })) }),
  get children() {
    return z.array(category)
  },
})
type Category = z.infer<typeof category>

async function firstCurl(api: string, { token }: Account): Promise<string | undefined> {
  const response = await fetch(`${api}/catalogue`, { headers: { authorization: `Bearer ${token}` } })
  if (!response.ok) return undefined
  const { categories } = z.object({ categories: z.array(category) }).parse(await response.json())
  const leaf = categories.flatMap(leavesOf).find(isPlain)
  if (leaf === undefined) return undefined
  const ticket = { categoryId: leaf.id, title: 'Essai', description: 'Une première demande.' }
  return `  curl ${api}/tickets -H 'Authorization: Bearer ${token}' \\\n    -H 'Content-Type: application/json' -d '${JSON.stringify(ticket)}'`
}

function leavesOf(node: Category): Category[] {
  return [...(node.acceptsTickets ? [node] : []), ...node.children.flatMap(leavesOf)]
}

function isPlain({ form }: Category): boolean {
  return !form.asksProduct && !form.fields.some((field) => field.required)
}
