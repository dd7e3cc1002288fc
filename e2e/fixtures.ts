import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect } from '@playwright/test'
import type { BrowserContextOptions, Page } from '@playwright/test'
import { desk } from './desk-address.ts'

export { expect }

/** One mail, as the embedded mailbox tells it. */
export interface Mail {
  id: string
  to: string
  subject: string
  text: string
  html: string
  headers: Record<string, string>
}

interface Stories {
  /** A browser of one's own, signed in as a demo person by the real sign-in. */
  as: (login: string, options?: BrowserContextOptions & { at?: string }) => Promise<Page>
  /** The newest mail to a demo person whose subject and text hold these words; waits for it. */
  mailTo: (login: string, ...words: string[]) => Promise<Mail>
}

export const test = base.extend<Stories>({
  as: async ({ browser, contextOptions }, use) => {
    const contexts: { close: () => Promise<void> }[] = []
    await use(async (login, { at = '/', ...options } = {}) => {
      const context = await browser.newContext({ ...contextOptions, ...options })
      contexts.push(context)
      const page = await context.newPage()
      await page.goto(at)
      await signIn(page, login)
      return page
    })
    for (const context of contexts) await context.close()
  },
  mailTo: async ({ request }, use) => {
    await use(async (login, ...words) => {
      const { mailbox } = addresses()
      let found: Mail | undefined
      await expect
        .poll(
          async () => {
            const mails: Mail[] = await (await request.get(`${mailbox}/messages`)).json()
            found = mails.find((mail) => JSON.stringify(mail.to).includes(login) && holds(mail, words))
            return found?.subject
          },
          { message: `a mail to ${login} that says ${words.join(' and ')}`, timeout: 20_000 },
        )
        .toBeDefined()
      if (found === undefined) throw new Error('the mail vanished')
      return found
    })
  },
})

const flat = (text: string) => text.replaceAll(/\s+/g, ' ')
const holds = (mail: Mail, words: string[]) =>
  words.every((word) => flat(`${mail.subject} ${mail.text}`).includes(flat(word)))

/** Signs in through the provider's own page, as a person would. */
export async function signIn(page: Page, login: string): Promise<void> {
  const enter = page
    .getByRole('link', { name: /^Connexion/ })
    .or(page.getByRole('button', { name: /^Connexion/ }))
  await enter.first().click()
  await page.getByRole('textbox').fill(login)
  await page
    .getByRole('button', { name: /Se connecter|Continuer|Entrer/ })
    .first()
    .click()
  await page.waitForURL((url) => url.origin === desk.web && url.pathname !== '/connexion')
}

/** Nothing for axe to say, in WCAG 2.0 to 2.2, A and AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n  ')}`)
  expect(said).toEqual([])
}

/** Where the desk of the stories answers: web, api, identity, mailbox, smtp. */
export function addresses(): Record<'web' | 'api' | 'identity' | 'mailbox' | 'smtp', string> {
  return JSON.parse(readFileSync(join(desk.varDir, 'addresses.json'), 'utf8'))
}

/** The token of a demo person, for what an integrator does. */
export function tokenOf(login: string): string {
  const accounts: { login: string; token: string }[] = JSON.parse(
    readFileSync(join(desk.varDir, 'demo-accounts.json'), 'utf8'),
  )
  const account = accounts.find((candidate) => candidate.login === login)
  if (account === undefined) throw new Error(`no demo account ${login}`)
  return account.token
}
