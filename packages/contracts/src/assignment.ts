import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { mailboxLevel } from './following.ts'
import { LIMITS } from './limits.ts'
import { language } from './me.ts'
import { MEMBER_ROLES } from './permissions.ts'
import { id, idParam, named, personRef, tagName, version } from './primitives.ts'

/**
 * Who a new ticket of a category goes to by itself: nobody, the first of the team who is there, one by lot, each in turn, or
 * whoever has least in hand.
 */
export const assignmentRule = z.enum(['nobody', 'first', 'random', 'turn', 'least_loaded'])
export type AssignmentRule = z.infer<typeof assignmentRule>

/** Whole days on the desk's wall, both included. */
export const absenceInput = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    /** A colleague of a team, who is given meanwhile what would have been theirs. */
    substituteId: id.nullable(),
  })
  .refine(({ from, to }) => from <= to, { error: 'absence.disorder', path: ['to'] })
export const absence = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  substitute: personRef.nullable(),
})
export type Absence = z.infer<typeof absence>

export const member = z.strictObject({
  person: personRef,
  role: z.enum(MEMBER_ROLES),
  /** Their share of what is given automatically, in percent of a full time; 0: none. */
  weight: z.int().min(0).max(100),
  /** Their place in the team: the lowest comes first. */
  rank: z.int().min(0).max(1_000),
  /** Open tickets in hand, in all teams. */
  load: z.int(),
  absence: absence.nullable(),
  /** Of their share and place. */
  version,
})
export type Member = z.infer<typeof member>

const people = { tag: 'people', access: 'signed-in' } as const
const me = { tag: 'me', access: 'signed-in' } as const
const memberList = z.strictObject({ items: z.array(member) })

export const listMembers = endpoint({
  ...people,
  name: 'listMembers',
  method: 'GET',
  path: '/teams/:id/members',
  scope: 'people:read',
  status: 200,
  summary: 'Who is in a team, with their load, their share and their absence: its members and administrators',
  params: z.strictObject({ id: idParam }),
  reply: memberList,
})

export const teamMarks = z.strictObject({
  tags: z.array(tagName).max(LIMITS.teamTags),
  tagsOnly: z.boolean(),
  timeRequired: z.boolean(),
})

export const patchTeam = endpoint({
  ...people,
  name: 'patchTeam',
  method: 'PATCH',
  path: '/teams/:id',
  scope: 'tickets:write',
  status: 204,
  summary:
    'Which tags a team uses, whether it notes its time, and what its mailbox is told: its leads and administrators',
  params: z.strictObject({ id: idParam }),
  body: teamMarks.partial().extend({
    /** One address; null: none. */
    mailbox: z.email().max(254).nullable().optional(),
    mailboxLevel: mailboxLevel.optional(),
    /** Null: the desk’s. */
    mailboxLanguage: language.nullable().optional(),
  }),
  problems: ['stale-version'],
})

export const patchMember = endpoint({
  ...people,
  name: 'patchMember',
  method: 'PATCH',
  path: '/teams/:id/members/:personId',
  scope: 'tickets:write',
  status: 200,
  summary: 'Change a member’s share and place: leads of the team and administrators',
  params: z.strictObject({ id: idParam, personId: idParam }),
  body: z.strictObject({ weight: member.shape.weight.optional(), rank: member.shape.rank.optional() }),
  reply: memberList,
  problems: ['stale-version'],
})

const absenceOfMember = z.strictObject({ id: idParam, personId: idParam })

export const putMemberAbsence = endpoint({
  ...people,
  name: 'putMemberAbsence',
  method: 'PUT',
  path: '/teams/:id/members/:personId/absence',
  scope: 'tickets:write',
  status: 200,
  summary: 'Say from when to when a member is away, and who stands in: leads of the team and administrators',
  params: absenceOfMember,
  body: absenceInput,
  reply: memberList,
})

export const deleteMemberAbsence = endpoint({
  ...people,
  name: 'deleteMemberAbsence',
  method: 'DELETE',
  path: '/teams/:id/members/:personId/absence',
  scope: 'tickets:write',
  status: 200,
  summary: 'A member is there again: leads of the team and administrators',
  params: absenceOfMember,
  reply: memberList,
})

/** A category and whom its new tickets go to: by its own rule, else by that of the nearest above it. */
export const ruledCategory = z.strictObject({
  id,
  label: z.string(),
  /** What is above it, the highest first. */
  above: z.array(z.string()),
  acceptsTickets: z.boolean(),
  team: named.nullable(),
  assignment: assignmentRule.nullable(),
  inForce: assignmentRule,
  /** Of its own rule. */
  version,
})
export type RuledCategory = z.infer<typeof ruledCategory>

export const listRules = endpoint({
  tag: 'catalogue',
  access: 'signed-in',
  name: 'listRules',
  method: 'GET',
  path: '/categories/assignments',
  scope: 'people:read',
  status: 200,
  summary:
    'Every category, its team and whom its new tickets go to by themselves, for agents and administrators',
  reply: z.strictObject({ items: z.array(ruledCategory) }),
})

/** Null: as the category above. */
const categoryRule = z.strictObject({ assignment: assignmentRule.nullable() })

export const putAssignment = endpoint({
  tag: 'catalogue',
  access: 'signed-in',
  name: 'putAssignment',
  method: 'PUT',
  path: '/categories/:id/assignment',
  scope: 'admin:write',
  status: 200,
  summary: 'Choose who the new tickets of a category go to by themselves; administrators',
  params: z.strictObject({ id: idParam }),
  body: categoryRule,
  reply: categoryRule,
  problems: ['stale-version'],
})

export const getAbsence = endpoint({
  ...me,
  name: 'getAbsence',
  method: 'GET',
  path: '/me/absence',
  scope: 'people:read',
  status: 200,
  summary: 'One’s absence, present or to come',
  reply: z.strictObject({ absence: absence.nullable() }),
})

export const putAbsence = endpoint({
  ...me,
  name: 'putAbsence',
  method: 'PUT',
  path: '/me/absence',
  scope: 'tickets:write',
  status: 200,
  summary: 'Say from when to when one is away, and who stands in; for members of a team',
  body: absenceInput,
  reply: z.strictObject({ absence }),
})

export const deleteAbsence = endpoint({
  ...me,
  name: 'deleteAbsence',
  method: 'DELETE',
  path: '/me/absence',
  scope: 'tickets:write',
  status: 204,
  summary: 'Be there again',
})
