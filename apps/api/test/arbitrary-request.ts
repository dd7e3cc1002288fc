import * as fc from 'fast-check'
import { z } from 'zod'
import type { Endpoint } from '@guichet/contracts/endpoint'

/** One request to an operation, as anybody might write it: right, nearly right or absurd. */
export interface AnyRequest {
  params: Record<string, string>
  query: [string, string][]
  body: unknown
  headers: Record<string, string>
}

/** What stands behind a JSON schema's words, as far as the contracts use them. */
const jsonSchema = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
  format: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  pattern: z.string().optional(),
})

/** Requests to an endpoint, generated from its schemas; `known` are ids and references of the desk under test. */
export function requestTo(endpoint: Endpoint, known: readonly string[]): fc.Arbitrary<AnyRequest> {
  const text = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...known) },
    { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  )
  const part = (schema: z.ZodType | undefined) =>
    schema === undefined ? fc.constant(undefined) : valueOf(z.toJSONSchema(schema, OPTIONS), text)
  const fields = (schema: z.ZodType | undefined) =>
    part(schema).map((value) => (isRecord(value) ? Object.entries(value) : []))
  return fc.record({
    params: fields(endpoint.params).map((all) => Object.fromEntries(all.map(([k, v]) => [k, written(v)]))),
    query: fields(endpoint.query).map((all) => all.map(([k, v]): [string, string] => [k, written(v)])),
    body: part(endpoint.body),
    headers: fc.oneof(
      { weight: 6, arbitrary: fc.constant({}) },
      {
        weight: 1,
        arbitrary: fc.record({ 'if-match': fc.constantFrom('"1"', '*', '"x"', '"99999999999"') }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ 'idempotency-key': fc.constantFrom('one', 'é', 'x'.repeat(256)) }),
      },
      { weight: 1, arbitrary: fc.record({ range: fc.constantFrom('bytes=0-', 'bytes=5-1', 'lines=1') }) },
    ),
  })
}

/** As an address would carry it: an object may have no words of its own. */
const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const OPTIONS = { io: 'input', unrepresentable: 'any' } as const

const NASTY = [
  '',
  ' ',
  '\0',
  '\ud800',
  '\u202e\u200b',
  '%',
  '_',
  '\\',
  "' or 1=1 --",
  '{{7*7}}',
  '${7*7}',
  '<svg/onload=alert(1)>',
  '__proto__',
  'constructor',
  'null',
  'undefined',
  '1e3',
  '-1',
  '9223372036854775808',
  '2026-02-30T00:00:00Z',
  '+999999-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '2026-03-29T02:30:00+01:00',
  'İ',
  'e\u0301'.repeat(50),
  '👩‍👩‍👧'.repeat(20),
  'a'.repeat(5_000),
]

function valueOf(schema: unknown, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const wrong = fc.oneof(
    text,
    fc.constantFrom<unknown>(null, true, -1, 1.5, 1e308, [], {}, [[]], { $ne: 1 }),
    fc.jsonValue({ maxDepth: 2 }),
  )
  return fc.oneof({ weight: 12, arbitrary: rightOf(schema, text) }, { weight: 1, arbitrary: wrong })
}

function rightOf(json: unknown, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const schema = jsonSchema.parse(json === true ? {} : json)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fc.oneof(...choices.map((one) => valueOf(one, text)))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.type === 'object') return objectOf(schema, text)
  if (schema.type === 'array') return fc.array(valueOf(schema.items ?? {}, text), { maxLength: 4 })
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'integer' || schema.type === 'number') {
    return fc.integer({ min: schema.minimum ?? -10, max: Math.min(schema.maximum ?? 10, 1_000_000) })
  }
  if (schema.format === 'date-time') return fc.oneof(fc.constantFrom(...DATES), text)
  if (schema.pattern?.includes('\\d') === true) return fc.oneof(fc.nat({ max: 250 }).map(String), text)
  return text
}

const DATES = ['2026-01-31T08:30:00Z', '2099-12-31T23:59:59+02:00', '1970-01-01T00:00:00Z']

function objectOf(schema: z.infer<typeof jsonSchema>, text: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema
  const model = Object.fromEntries(
    Object.entries(properties).map(([name, one]) => [name, valueOf(one, text)]),
  )
  const whole = fc.record(model, { requiredKeys: required.filter((name) => name in model) })
  const unknownFields = fc.oneof(
    { weight: 9, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.dictionary(fc.oneof(text, fc.constantFrom('id', 'status', 'version')), text) },
  )
  const isMap = typeof additionalProperties === 'object' && Object.keys(properties).length === 0
  const more = isMap
    ? fc.dictionary(text, valueOf(additionalProperties, text), { maxKeys: 3 })
    : unknownFields
  return fc.tuple(whole, more).map(([own, others]) => Object.assign({}, own, others))
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
