import { useEffect, useMemo } from 'react'
import { z } from 'zod'
import type { DraftContent } from '@guichet/contracts/me'
import { deleteLocalDraft, readLocalDraft, writeLocalDraft } from '../../../features/drafts/local-draft.ts'
import { useBeforeLeaving } from '../../../leaving.ts'
import { serverDate } from '../../../server-clock.ts'
import { NOBODY, type Caller } from './for-whom.tsx'

const name = 'filing-for'
const pause = 1_000
const caller = z.object({ personId: z.string(), name: z.string(), origin: z.enum(['phone', 'counter']) })

/** What an agent was writing for somebody. */
export type KeptFiling = { caller: Caller; content: DraftContent }

/** Kept in this browser: the call goes on after a reload. */
export async function readKeptFiling(personId: string): Promise<KeptFiling> {
  const content = (await readLocalDraft(personId, name))?.content ?? { kind: 'ticket' }
  return { content, caller: callerOf(content.form?.['caller']) }
}

export type FilingKeeper = {
  write: (content: DraftContent, whose: Caller) => void
  save: () => Promise<void>
  forget: () => Promise<void>
}

export function useFilingKeeper(personId: string): FilingKeeper {
  const keeper = useMemo(() => keeperOf(personId), [personId])
  useBeforeLeaving(keeper.save)
  useEffect(() => () => void keeper.save(), [keeper])
  return keeper
}

function keeperOf(personId: string): FilingKeeper {
  let unsaved: DraftContent | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const id = crypto.randomUUID()
  const save = async () => {
    clearTimeout(timer)
    const content = unsaved
    unsaved = undefined
    if (content) await writeLocalDraft(personId, name, { id, content, updatedAt: serverDate().toISOString() })
  }
  return {
    write: (content, whose) => {
      unsaved = { ...content, form: { ...content.form, caller: JSON.stringify(whose) } }
      clearTimeout(timer)
      timer = setTimeout(() => void save(), pause)
    },
    save,
    forget: async () => {
      clearTimeout(timer)
      unsaved = undefined
      await deleteLocalDraft(personId, name)
    },
  }
}

function callerOf(text: string | undefined): Caller {
  try {
    return caller.parse(JSON.parse(text ?? ''))
  } catch {
    return NOBODY
  }
}
