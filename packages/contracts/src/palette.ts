import { z } from 'zod'
import { answerSummary } from './answers.ts'
import { endpoint } from './endpoint.ts'
import { LIMITS } from './limits.ts'
import { peopleFound } from './people.ts'
import { freeText, page } from './primitives.ts'
import { ticketPage } from './tickets.ts'

export const palette = z.strictObject({
  tickets: ticketPage,
  people: peopleFound,
  answers: page(answerSummary),
})
export type Palette = z.infer<typeof palette>

export const lookUp = endpoint({
  name: 'lookUp',
  method: 'GET',
  path: '/palette',
  tag: 'palette',
  access: 'signed-in',
  scope: 'tickets:read',
  status: 200,
  summary: `The first tickets, people and answers that the caller may find, ${LIMITS.palette} of each at most: what each search alone would begin with. People from three characters on`,
  query: z.strictObject({ q: freeText(LIMITS.search) }),
  reply: palette,
})
