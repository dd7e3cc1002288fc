import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect } from '@playwright/test'
import type { BrowserContext, BrowserContextOptions, Page } from '@playwright/test'
import type { PresetName } from '@guichet/contracts/settings'
import type { DeskAddress } from './desk-address.ts'
import { addresses } from './desk-files.ts'
import { Integrator } from './integrator.ts'
import { withDesk } from './running-desk.ts'
import { makeLate } from './slow.ts'

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
  /** A browser of one's own, that nobody is signed in with. */
  open: (options?: BrowserContextOptions) => Promise<Page>
  /** A browser of one's own, where a demo person is signed in. */
  as: (login: string, options?: BrowserContextOptions & { at?: string }) => Promise<Page>
  /** Somebody who uses the REST API with their token. */
  api: (login: string) => Integrator
  /** The newest mail to a demo person whose subject and text hold these words; waits for it. */
  mailTo: (login: string, ...words: string[]) => Promise<Mail>
}

/** Milliseconds that questions and answers are late by at most; none, but where one looks for what a poor network breaks. */
const late = Number(process.env['E2E_LATE_MS'] ?? 0)

/** The sessions of a worker's demo people: each signs in once, by the real sign-in. */
type Sessions = Map<string, Promise<StorageState>>
type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>

/**
 * Which desk a file of stories speaks of: `test.use({ preset: 'esup-2010' })` at its head. Each worker has one to itself, so
 * that no story files, counts or takes beside another that reads.
 */
interface Desks {
  preset: PresetName
  desk: DeskAddress
  sessions: Sessions
}

export const test = base.extend<Stories, Desks>({
  preset: ['caen-amigo', { scope: 'worker', option: true }],
  desk: [
    async ({ preset }, use) => {
      await withDesk(preset, use)
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ desk: { web } }, use) => {
    await use(web)
  },
  sessions: [
    async ({ browser: _ }, use) => {
      await use(new Map())
    },
    { scope: 'worker' },
  ],
  open: async ({ browser, contextOptions }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (options = {}) => {
      const context = await browser.newContext({ ...contextOptions, ...options })
      contexts.push(context)
      if (late > 0) await makeLate(context, late)
      return context.newPage()
    })
    for (const context of contexts) {
      // What a page still asks at its end is answered by nobody: that is no fault of the story.
      for (const page of context.pages()) await page.unrouteAll({ behavior: 'ignoreErrors' })
      await context.close()
    }
  },
  as: async ({ open, sessions }, use) => {
    await use(async (login, { at = '/', ...options } = {}) => {
      const session = sessions.get(login) ?? newSession(open, login)
      sessions.set(login, session)
      const page = await open({ storageState: await session, ...options })
      await page.goto(at)
      return page
    })
  },
  api: async ({ request, desk: at }, use) => {
    await use((login) => new Integrator(request, login, at))
  },
  mailTo: async ({ request, desk: at }, use) => {
    await use(async (login, ...words) => {
      const { mailbox } = addresses(at)
      let found: Mail | undefined
      await expect
        .poll(
          async () => {
            const mails: Mail[] = await (await request.get(`${mailbox}/messages`)).json()
            found = mails.find((mail) => JSON.stringify(mail.to).includes(login) && holds(mail, words))
            return found?.subject
          },
          { message: `a mail to ${login} that says ${words.join(' and ')}`, timeout: 45_000 },
        )
        .toBeDefined()
      if (found === undefined) throw new Error('the mail vanished')
      return found
    })
  },
})

async function newSession(open: Stories['open'], login: string): Promise<StorageState> {
  const page = await open()
  await page.goto('/connexion')
  await signIn(page, login)
  return page.context().storageState()
}

const flat = (text: string) => text.replaceAll(/\s+/g, ' ')
const holds = (mail: Mail, words: string[]) =>
  words.every((word) => flat(`${mail.subject} ${mail.text}`).includes(flat(word)))

/** Signs in through the provider's own page, as a person would. */
export async function signIn(page: Page, login: string): Promise<void> {
  const { origin } = new URL(page.url())
  await page.getByRole('link', { name: /^Connexion / }).click()
  await page.getByRole('textbox', { name: 'Identifiant' }).fill(login)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
  await page.waitForURL((url) => url.origin === origin && url.pathname !== '/connexion')
}

/**
 * Nothing for axe to say, in WCAG 2.0 to 2.2, A and AA; `where` names the page in a failure. A second look at a page
 * in another theme needs the rule on contrast alone.
 */
export async function expectAccessible(page: Page, where = page.url(), look?: 'contrast'): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  // No page of ours has a frame of another origin, for which alone it would open a window of its own, twice as slow.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (look ? axe.withRules('color-contrast') : axe.withTags(tags)).analyze()
  const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n  ')}`)
  expect.soft(said, where).toEqual([])
}
