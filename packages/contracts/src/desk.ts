import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { presetName, settings } from './settings.ts'

/** What the sign-in page and the whole web need to know of this desk; nothing personal, nothing secret. */
export const desk = z.strictObject({
  preset: presetName,
  timeZone: z.string(),
  language: z.enum(['fr', 'en']),
  embeddedIdentity: z.boolean(),
  receivesMail: z.boolean(),
  settings,
})
export type Desk = z.infer<typeof desk>

export const getDesk = endpoint({
  name: 'getDesk',
  method: 'GET',
  path: '/desk',
  tag: 'desk',
  access: 'public',
  status: 200,
  summary: 'The desk’s preset, settings and brand',
  reply: desk,
})
