import { z } from 'zod'

/** What a membership of a team may do; each can be withdrawn, and `granted` adds what the role lacks. */
export const RIGHTS = [
  'ticket.take',
  'ticket.release',
  'ticket.hand_over',
  'ticket.transfer',
  'ticket.invite',
  'ticket.request_info',
  'ticket.hold',
  'ticket.resolve',
  'ticket.refuse',
  'ticket.reopen',
  'ticket.assign',
  'ticket.classify',
  'view.private',
  'view.team',
  /** Saved replies and macros. */
  'reply.private',
  'reply.team',
  'report.read',
  'answer.write',
  'answer.publish',
] as const

export const right = z.enum(RIGHTS)
export type Right = z.infer<typeof right>

export const MEMBER_ROLES = ['agent', 'lead'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

const AGENT = RIGHTS.filter(
  (name) => !['ticket.assign', 'view.team', 'reply.team', 'report.read', 'answer.publish'].includes(name),
) as readonly Right[]

/** Role × permission. */
export const ROLE_RIGHTS: Record<MemberRole, readonly Right[]> = { agent: AGENT, lead: RIGHTS }

/** The rights of one membership: the role's, plus those granted, less those withdrawn. */
export const rightsOf = (
  role: MemberRole,
  granted: readonly string[],
  withdrawn: readonly string[],
): readonly Right[] =>
  RIGHTS.filter(
    (name) => (ROLE_RIGHTS[role].includes(name) || granted.includes(name)) && !withdrawn.includes(name),
  )
