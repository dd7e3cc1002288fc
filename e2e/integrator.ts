import { expect } from '@playwright/test'
import type { APIRequestContext, APIResponse } from '@playwright/test'
import { listAnswers } from '@guichet/contracts/answers'
import type { AnswerSummary } from '@guichet/contracts/answers'
import { uploadAttachments } from '@guichet/contracts/attachments'
import { getCatalogue } from '@guichet/contracts/catalogue'
import { addEntry, listJournal } from '@guichet/contracts/journal'
import {
  fileTicket,
  getTicket,
  listClosureApprovals,
  listTickets,
  transitionTicket,
} from '@guichet/contracts/tickets'
import type { Filing } from '@guichet/contracts/filing'
import type { Ticket } from '@guichet/contracts/tickets'
import type { TransitionInput } from '@guichet/contracts/lifecycle'
import type { JournalEntry } from '@guichet/contracts/journal'
import type { Category } from '@guichet/contracts/catalogue'
import type { DeskAddress } from './desk-address.ts'
import { addresses, tokenOf } from './desk-files.ts'

/** Where a story files, unless it says otherwise: the topic and its service. */
export const TOPIC = { label: 'Applications de gestion', service: 'Applications et services métiers' }

export interface SentFile {
  name: string
  mimeType: string
  buffer: Buffer
}

interface Sent {
  body?: unknown
  headers?: Record<string, string>
}

/** Somebody who uses the REST API with their token. Replies are read with the strict contract. */
export class Integrator {
  readonly #request: APIRequestContext
  readonly #login: string
  readonly #desk: DeskAddress

  constructor(request: APIRequestContext, login: string, desk: DeskAddress) {
    this.#request = request
    this.#login = login
    this.#desk = desk
  }

  /** Any call, its answer as it came. */
  send(method: string, path: string, { body, headers = {} }: Sent = {}): Promise<APIResponse> {
    return this.#request.fetch(`${addresses(this.#desk).api}${path}`, {
      method,
      headers: { ...this.#headers(), ...headers },
      ...(body === undefined ? {} : { data: body }),
    })
  }

  async file(filing: Partial<Filing> = {}): Promise<Ticket> {
    const categoryId = filing.categoryId ?? (await this.topic()).id
    const body = { title: 'GFC : erreur 3141', description: 'À l’impression de la balance.', ...filing }
    const answer = await this.send('POST', '/tickets', { body: { ...body, categoryId } })
    expect(answer.status()).toBe(201)
    return replyOf(fileTicket).parse(await answer.json())
  }

  /** The answer that is read most. */
  async answer(): Promise<AnswerSummary> {
    const answer = await this.send('GET', '/answers?limit=1')
    expect(answer.status()).toBe(200)
    const [first] = replyOf(listAnswers).parse(await answer.json()).items
    if (first === undefined) throw new Error('the demo desk has no answer')
    return first
  }

  async fire(reference: string, input: TransitionInput | Fired): Promise<Ticket> {
    const answer = await this.send('POST', `/tickets/${encodeURIComponent(reference)}/transitions`, {
      body: input,
    })
    expect(answer.status(), `${input.event} by ${this.#login}`).toBe(200)
    return replyOf(transitionTicket).parse(await answer.json())
  }

  async write(
    reference: string,
    body: string,
    audience: 'public' | 'team' = 'public',
    attachmentIds: string[] = [],
  ): Promise<void> {
    const answer = await this.send('POST', `/tickets/${encodeURIComponent(reference)}/journal`, {
      body: { body, audience, attachmentIds },
    })
    expect(answer.status()).toBe(201)
    replyOf(addEntry).parse(await answer.json())
  }

  async read(reference: string): Promise<Ticket> {
    return replyOf(getTicket).parse(
      await (await this.send('GET', `/tickets/${encodeURIComponent(reference)}`)).json(),
    )
  }

  /** The references of a list, in its order. */
  async list(query: string): Promise<string[]> {
    const answer = await this.send('GET', `/tickets?${query}`)
    return replyOf(listTickets)
      .parse(await answer.json())
      .items.map(({ reference }) => reference)
  }

  async journal(reference: string): Promise<JournalEntry[]> {
    const answer = await this.send('GET', `/tickets/${encodeURIComponent(reference)}/journal?limit=200`)
    return replyOf(listJournal).parse(await answer.json()).items
  }

  async approvals(reference: string) {
    const answer = await this.send('GET', `/tickets/${encodeURIComponent(reference)}/closure-approvals`)
    return replyOf(listClosureApprovals).parse(await answer.json()).items
  }

  async upload(file: SentFile) {
    const answer = await this.#request.post(`${addresses(this.#desk).api}/attachments`, {
      headers: this.#headers(),
      multipart: { file },
    })
    expect(answer.status()).toBe(201)
    const [uploaded] = replyOf(uploadAttachments).parse(await answer.json()).items
    if (uploaded === undefined) throw new Error('no file came back')
    return uploaded
  }

  /** A topic of the catalogue by its label. */
  async topic(label = TOPIC.label): Promise<Category> {
    const answer = await this.send('GET', '/catalogue')
    const { categories } = replyOf(getCatalogue).parse(await answer.json())
    const found = [...categories, ...categories.flatMap((service) => service.children)].find(
      (topic) => topic.label === label,
    )
    if (found === undefined) throw new Error(`no topic ${label}`)
    return found
  }

  #headers() {
    return { Authorization: `Bearer ${tokenOf(this.#login, this.#desk)}` }
  }
}

/** What the contract fills in may be left out. */
type Fired =
  | { event: 'transfer'; teamId: string; text?: string }
  | { event: 'comment'; text: string; audience?: 'public' | 'team' }

function replyOf<Reply>({ reply }: { reply?: Reply }): Reply {
  if (reply === undefined) throw new Error('this operation answers nothing')
  return reply
}
