import type { ProblemCode } from '@guichet/contracts/problems'
import { Refusal } from './refusal.ts'

/** Every reason that the rules give, with its problem: `i18n` has a sentence for each, under this key. */
export const REASONS = {
  'refusal.ticket_not_found': 'not-found',
  'refusal.former_team': 'former-team',
  'refusal.not_yours_to_do': 'forbidden',
  'refusal.switched_off': 'forbidden',
  'refusal.scope_missing': 'missing-scope',
  'refusal.already_taken': 'already-taken',
  'refusal.not_in_this_state': 'event-not-allowed',
  'refusal.description_locked': 'event-not-allowed',
  'refusal.too_late_to_reopen': 'event-not-allowed',
  'refusal.owner_reachable': 'event-not-allowed',
  'refusal.nobody_to_remove': 'event-not-allowed',
  'refusal.not_due': 'event-not-allowed',
  'refusal.text_blank': 'invalid',
  'refusal.text_or_file': 'invalid',
  'refusal.nothing_to_change': 'invalid',
  'refusal.team_unknown': 'invalid',
  'refusal.team_same': 'invalid',
  'refusal.team_closed': 'invalid',
  'refusal.category_unknown': 'invalid',
  'refusal.category_of_another_team': 'invalid',
  'refusal.product_unknown': 'invalid',
  'refusal.establishment_unknown': 'invalid',
  'refusal.establishment_needed': 'invalid',
  'refusal.agent_unknown': 'invalid',
  'refusal.agent_same': 'invalid',
  'refusal.agent_is_on_the_other_side': 'invalid',
  'refusal.guest_unknown': 'invalid',
  'refusal.guest_already': 'invalid',
  'refusal.person_unknown': 'invalid',
  'refusal.contact_already': 'invalid',
  'refusal.contact_is_of_the_desk': 'invalid',
  'refusal.participant_unknown': 'invalid',
  'refusal.recall_in_the_past': 'invalid',
  'refusal.duplicate_unknown': 'invalid',
  'refusal.duplicate_of_itself': 'invalid',
  'refusal.field_not_offered': 'invalid',
  'refusal.answer_unasked': 'invalid',
  'refusal.answer_needed': 'invalid',
  'refusal.answer_not_offered': 'invalid',
  'refusal.answer_of_one_line': 'invalid',
  'refusal.view_right': 'forbidden',
  'refusal.view_place': 'forbidden',
  'refusal.view_team': 'invalid',
  'refusal.view_names': 'invalid',
  'refusal.view_limit': 'invalid',
  'refusal.article_right': 'forbidden',
  'refusal.article_state': 'event-not-allowed',
  'refusal.article_dates': 'invalid',
  'refusal.article_over': 'invalid',
  'refusal.article_empty': 'invalid',
} as const satisfies Record<`refusal.${string}`, ProblemCode>

export type Reason = keyof typeof REASONS

/** A refusal for a known reason; `pointer` is a JSON pointer into the input. */
export const refusal = (
  reason: Reason,
  options: { values?: Readonly<Record<string, string | number>>; pointer?: string } = {},
): Refusal => new Refusal(REASONS[reason], reason, options)
