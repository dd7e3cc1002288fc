import type { Decision } from '../facts.ts'

/** Nothing to write. */
export const UNCHANGED: Decision = {
  patch: {},
  bumps: 'none',
  fromRequester: false,
  entries: [],
  removeParticipantIds: [],
  mails: [],
}

const WEIGHT = ['none', 'team', 'public'] as const

/** Two decisions about one ticket as one, the second made on the ticket as the first leaves it. */
export const joined = (sum: Decision, next: Decision): Decision => ({
  ...sum,
  ...next,
  patch: { ...sum.patch, ...next.patch },
  bumps: WEIGHT.indexOf(next.bumps) > WEIGHT.indexOf(sum.bumps) ? next.bumps : sum.bumps,
  entries: [...sum.entries, ...next.entries],
  removeParticipantIds: [...sum.removeParticipantIds, ...next.removeParticipantIds],
  mails: [...sum.mails, ...next.mails],
})
