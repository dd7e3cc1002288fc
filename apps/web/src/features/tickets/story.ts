import type { JournalEntry } from '@guichet/contracts/journal'

/** The dates of a ticket's life that only its journal tells, each the last of its kind. */
export type Story = {
  /** The present team received it. */
  receivedAt?: string
  /** The present agent took charge. */
  inChargeSince?: string
  askedAt?: string
  answeredAt?: string
  heldAt?: string
  recallAt?: string
  reopenedAt?: string
}

const kinds: Readonly<Record<string, keyof Story>> = {
  routed: 'receivedAt',
  transfer: 'receivedAt',
  release: 'receivedAt',
  holder_left: 'receivedAt',
  take: 'inChargeSince',
  assign: 'inChargeSince',
  hand_over: 'inChargeSince',
  request_info: 'askedAt',
  provide_info: 'answeredAt',
  hold: 'heldAt',
  refuse_closure: 'reopenedAt',
  reopen: 'reopenedAt',
  resume_work: 'reopenedAt',
}

/** @param entries oldest first */
export function storyOf(entries: readonly Pick<JournalEntry, 'kind' | 'at' | 'data'>[]): Story {
  const story: Story = {}
  for (const { kind, at, data } of entries) {
    const date = kinds[kind]
    if (date !== undefined) story[date] = at
    if (typeof data['recallAt'] === 'string') story.recallAt = data['recallAt']
  }
  return story
}
