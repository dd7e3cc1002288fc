import { Readable } from 'node:stream'
import { transitionInput } from '@guichet/contracts/lifecycle'
import { PRESET_SETTINGS } from '@guichet/contracts/settings'
import { filing } from '@guichet/contracts/filing'
import type { EventInput } from '@guichet/domain/decide'
import { DEMO_STORIES } from '../../../../prisma/demo/stories.ts'
import type { DemoFile, Moment, Step, Story } from '../../../../prisma/demo/story.ts'
import type { Deps } from '../deps.ts'
import { uploadFiles } from '../features/attachments/commands.ts'
import { changeTicket } from '../features/tickets/commands.ts'
import { fileTicket } from '../features/tickets/filing-commands.ts'
import { pictureOf } from './picture.ts'
import type { Stage } from './stage.ts'
import { instantOf } from './story-time.ts'

/** One act of the demo's forty stories, in the order of their dates. */
export interface Act {
  readonly at: Date
  readonly story: Story
  /** Absent: the filing. */
  readonly step?: Step
}

/** Every act of every story, as seen from `now`. */
export function actsSeenFrom(now: Date, timeZone: string): Act[] {
  const acts = DEMO_STORIES.flatMap((story) => {
    const at = ([workingDay, time]: Moment) => instantOf([workingDay - story.ago, time], now, timeZone)
    const filed: Act = { at: at([0, story.time]), story }
    return [filed].concat(story.steps.map((step) => ({ at: at(step.at), story, step })))
  })
  return acts.toSorted((one, other) => one.at.getTime() - other.at.getTime())
}

export interface Theatre {
  readonly deps: Deps
  readonly stage: Stage
  /** The day the stories are told. */
  readonly now: Date
  /** story → its ticket */
  readonly references: Map<string, string>
}

/** Plays one act through the commands that everybody uses, on the day it happened. */
export async function playAct(theatre: Theatre, { at, story, step }: Act): Promise<void> {
  const deps = asOf(theatre.deps, at)
  if (step === undefined) {
    const by = story.filedBy ?? story.by
    const { reference } = await fileTicket(
      deps,
      theatre.stage.mover(by),
      await filingOf({ ...theatre, deps }, story, at),
    )
    theatre.references.set(story.key, reference)
    return
  }
  const mover = step.by === 'clock' ? ({ kind: 'clock' } as const) : theatre.stage.mover(step.by)
  await changeTicket(
    deps,
    mover,
    referenceOf(theatre, story.key),
    await inputOf({ ...theatre, deps }, step, at),
  )
}

// The stories were lived under this preset, by a desk that let its requesters cancel, with or without establishments.
function asOf(deps: Deps, at: Date): Deps {
  const settings = async () => {
    const own = await deps.settings()
    return {
      ...PRESET_SETTINGS['caen-amigo'],
      'reference.format': own['reference.format'],
      'establishment.enabled': own['establishment.enabled'],
      'onBehalf.enabled': own['onBehalf.enabled'],
      'removal.mode': 'cancel' as const,
    }
  }
  return { ...deps, settings, clock: () => at }
}

function referenceOf({ references }: Theatre, key: string): string {
  const reference = references.get(key)
  if (reference === undefined) throw new Error(`this story has not begun: ${key}`)
  return reference
}

async function filingOf(theatre: Theatre, story: Story, at: Date) {
  const { stage, deps } = theatre
  const settings = await deps.settings()
  const {
    key: _key,
    by,
    ago: _ago,
    time: _time,
    category,
    product,
    phone,
    onBehalf,
    contacts,
    filedBy,
    text,
    file,
    steps: _steps,
    ...same
  } = story
  return filing.parse({
    ...same,
    categoryId: stage.category(category),
    description: text,
    ...(product !== undefined && { productId: stage.product(product) }),
    ...(settings['onBehalf.enabled'] && onBehalf !== undefined && { onBehalf }),
    ...(phone !== undefined && { callbackPhone: phone }),
    ...(contacts !== undefined && { contacts: contacts.map((login) => ({ personId: stage.person(login) })) }),
    ...(filedBy !== undefined && { requesterId: stage.person(by), origin: 'phone' }),
    ...(file !== undefined && { attachmentIds: await uploaded(theatre, filedBy ?? by, file, at) }),
  })
}

async function inputOf(theatre: Theatre, step: Step, at: Date): Promise<EventInput> {
  const { stage, now, deps } = theatre
  const { event, text, audience, priority, satisfaction } = step
  if (event === 'announce_auto_close' || event === 'auto_close') return { event }
  return transitionInput.parse({
    event,
    ...(text !== undefined && (event === 'approve_closure' ? { comment: text } : { text })),
    ...(audience !== undefined && { audience }),
    ...(priority !== undefined && { priority }),
    ...(satisfaction !== undefined && { satisfaction }),
    ...(step.agent !== undefined && { agentId: stage.person(step.agent) }),
    ...(step.person !== undefined && { personId: stage.person(step.person) }),
    ...(step.team !== undefined && { teamId: stage.team(step.team) }),
    ...(step.duplicateOf !== undefined && { duplicateOf: referenceOf(theatre, step.duplicateOf) }),
    ...(step.recall !== undefined && {
      recallAt: instantOf(step.recall, now, deps.env.DESK_TIMEZONE).toISOString(),
    }),
    ...(step.file !== undefined && { attachmentIds: await uploaded(theatre, step.by, step.file, at) }),
  })
}

async function uploaded(
  { deps, stage }: Theatre,
  login: string,
  { name, says }: DemoFile,
  now: Date,
): Promise<string[]> {
  const bytes = Readable.from([name.endsWith('.png') ? pictureOf(says) : Buffer.from(`${says}\n`)])
  const { viewer } = stage.mover(login)
  const files = await uploadFiles(deps, { viewer, now }, Readable.from([{ name, bytes }]))
  return files.map(({ id }) => id)
}
