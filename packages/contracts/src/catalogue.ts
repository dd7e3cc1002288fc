import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { LIMITS } from './limits.ts'
import { freeText, id, named } from './primitives.ts'
import { establishmentRef } from './me.ts'

/** One question of a category's own, beside the desk's standard fields. */
export const formField = z.strictObject({
  name: z.string().regex(/^[a-z][a-zA-Z0-9]{0,49}$/),
  kind: z.enum(['line', 'text', 'choice']),
  label: z.string(),
  help: z.string().optional(),
  required: z.boolean(),
  choices: z.array(z.string()).optional(),
})

/** What the filing form of a category asks; standard fields follow the desk's settings. */
export const categoryForm = z.strictObject({
  help: z.string().optional(),
  defaultText: z.string().optional(),
  asksProduct: z.boolean(),
  fields: z.array(formField),
})
export type CategoryForm = z.infer<typeof categoryForm>

export const category = z.strictObject({
  id,
  label: z.string(),
  description: z.string().nullable(),
  icon: z.string().nullable(),
  keywords: z.array(z.string()),
  acceptsTickets: z.boolean(),
  team: named,
  form: categoryForm,
  get children() {
    return z.array(category)
  },
})
export type Category = z.infer<typeof category>

export const getCatalogue = endpoint({
  name: 'getCatalogue',
  method: 'GET',
  path: '/catalogue',
  tag: 'catalogue',
  access: 'signed-in',
  scope: 'tickets:read',
  status: 200,
  summary: 'The tree of categories that the caller may see, with the form each leaf asks for',
  query: z.strictObject({ q: freeText(LIMITS.search).optional() }),
  reply: z.strictObject({ categories: z.array(category) }),
})

export const product = z.strictObject({ id, label: z.string(), family: named })
export type Product = z.infer<typeof product>

export const listProducts = endpoint({
  name: 'listProducts',
  method: 'GET',
  path: '/products',
  tag: 'catalogue',
  access: 'signed-in',
  scope: 'tickets:read',
  status: 200,
  summary:
    'Products whose name contains `q` (3 characters or more, accents and case ignored); all when `q` is absent',
  query: z.strictObject({ q: freeText(LIMITS.search).optional() }),
  reply: z.strictObject({ items: z.array(product) }),
})

export const listEstablishments = endpoint({
  name: 'listEstablishments',
  method: 'GET',
  path: '/establishments',
  tag: 'catalogue',
  access: 'signed-in',
  scope: 'tickets:read',
  status: 200,
  summary: 'The caller’s own establishments, with who heads each',
  reply: z.strictObject({ items: z.array(establishmentRef.extend({ heads: z.array(z.string()) })) }),
})
