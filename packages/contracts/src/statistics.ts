import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { LIMITS } from './limits.ts'
import { named } from './primitives.ts'

/** What was filed, and what came to its end: each counted on its own day, in the desk's zone. */
const flow = z.strictObject({ filed: z.int(), ended: z.int() })

const statistics = z.strictObject({
  /** The desk's figures go to the end of this day; null: no day was counted yet. */
  until: z.iso.date().nullable(),
  /** The caller's own tickets as they stand now: each figure is the length of a list of theirs. */
  own: z.strictObject({ open: z.int(), resolved: z.int(), closed: z.int() }),
  /** Calendar months, oldest first; the last one is under way. */
  months: z.array(z.strictObject({ month: z.string().regex(/^\d{4}-\d{2}$/), own: flow, desk: flow })),
  /** The services that the caller may file in, over the last days, in the catalogue's order. */
  services: z.array(
    z.strictObject({
      service: named,
      ...flow.shape,
      /** Median from filing to solution; null where too few were solved to say. */
      usualSeconds: z.int().nullable(),
    }),
  ),
})
export type Statistics = z.infer<typeof statistics>
export type Flow = z.infer<typeof flow>

export const getStatistics = endpoint({
  name: 'getStatistics',
  method: 'GET',
  path: '/statistics',
  tag: 'statistics',
  access: 'signed-in',
  scope: 'reports:read',
  status: 200,
  summary: `The caller’s own figures and the desk’s public ones: ${LIMITS.statisticsMonths} months, and ${LIMITS.usualDelayDays} days by service. 404 where the desk keeps them to itself`,
  reply: statistics,
})
