import * as contract from '@guichet/contracts/bulk'
import type { BulkResult } from '@guichet/contracts/bulk'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { onceOf } from '../../http/idempotency.ts'
import { speakerOf } from '../../http/language.ts'
import type { Speak } from '../../http/language.ts'
import { mount } from '../../http/mount.ts'
import { toldOf } from '../../http/problems.ts'
import { filledOnEach } from '../tools/queries.ts'
import { actInBulk, undoBulk, undoLastAct } from './commands.ts'
import type { Result } from './commands.ts'

export function bulkRoutes(app: FastifyInstance, deps: Deps): void {
  mount(app, contract.actInBulk, async ({ viewer, channel, body, request, now }) => {
    const { references, action } = body
    const once = onceOf('actInBulk', request, body, 200)
    const done = await actInBulk(deps, { kind: 'person', viewer, channel }, references, action, once, now)
    return {
      id: done.id,
      undoUntil: done.undoUntil?.toISOString() ?? null,
      results: done.results.map((result) => said(result, speakerOf(request, deps.env))),
    }
  })

  mount(app, contract.fillInBulk, async ({ viewer, body }) => ({
    items: await filledOnEach(deps.db, viewer, body.references, body.text),
  }))

  mount(app, contract.undoBulk, async ({ viewer, channel, params, request, now }) => {
    const results = await undoBulk(deps, { kind: 'person', viewer, channel }, params.id, now)
    return { results: results.map((result) => said(result, speakerOf(request, deps.env))) }
  })

  mount(app, contract.undoLastAct, async ({ viewer, channel, params, now }) => {
    await undoLastAct(deps, { kind: 'person', viewer, channel }, params.reference, now)
  })
}

const said = ({ reference, status, refusal }: Result, speak: Speak): BulkResult => ({
  reference,
  status,
  ...(refusal !== null && { problem: toldOf(refusal, speak) }),
})
