import { ANSWER_ACTS, ANSWER_STATES, answerAct } from '@guichet/contracts/authoring'
import { rightsOf } from '@guichet/contracts/permissions'
import { describe, expect, test } from 'vitest'
import { answerActsOn, mayEditAnswer, mayWriteAnswers, requireDates, stateAfter } from './answers.ts'
import type { Publishable } from './answers.ts'
import type { Viewer } from './facts.ts'
import { Refusal } from './refusal.ts'

const now = new Date('2026-11-22T08:00:00Z')
const holding = (role: 'agent' | 'lead', withdrawn: string[] = []): Viewer => ({
  personId: 'p',
  name: 'P',
  administrator: false,
  memberships: [{ teamId: 't', role, rights: rightsOf(role, [], withdrawn) }],
  establishmentIds: [],
  headOf: [],
  audiences: [],
  scopes: null,
})
const [agent, lead] = [holding('agent'), holding('lead')]
const reader = holding('agent', ['answer.write'])
const whole: Publishable = {
  validUntil: null,
  texts: [{ language: 'fr', summary: 'Court.', html: '<p>Long.</p>' }],
}

describe('the life of an answer', () => {
  test('REQ-056 agents write and propose, those who lead publish; without the right there is nothing', () => {
    expect([agent, lead, reader].map(mayWriteAnswers)).toEqual([true, true, false])
    expect(ANSWER_STATES.map((state) => answerActsOn(state, agent))).toEqual([
      ['submit'],
      ['send_back'],
      [],
      ['revise'],
    ])
    expect(ANSWER_STATES.map((state) => answerActsOn(state, lead))).toEqual([
      ['submit', 'publish'],
      ['send_back', 'publish'],
      ['outdate'],
      ['publish', 'revise'],
    ])
    expect(ANSWER_STATES.map((state) => mayEditAnswer(state, agent))).toEqual([true, true, false, true])
    expect(ANSWER_STATES.every((state) => mayEditAnswer(state, lead))).toBe(true)
  })

  test('every act leads where the table says, from the states that it says, and from no other', () => {
    for (const act of answerAct.options)
      for (const state of ANSWER_STATES) {
        const move = () => stateAfter(act, state, lead, whole, now)
        if (ANSWER_ACTS[act].from.some((from) => from === state)) expect(move()).toBe(ANSWER_ACTS[act].to)
        else expect(move).toThrow(Refusal)
      }
  })

  test('nothing is published that says nothing, or that is over', () => {
    const publish = (answer: Partial<Publishable>) => () =>
      stateAfter('publish', 'draft', lead, { ...whole, ...answer }, now)
    for (const html of ['', '<p></p>', '<p>&nbsp;</p>'])
      expect(publish({ texts: [{ language: 'fr', summary: 'Court.', html }] })).toThrow('article_empty')
    expect(publish({ texts: [{ language: 'fr', summary: ' ', html: '<p>x</p>' }] })).toThrow('article_empty')
    expect(publish({ texts: [{ language: 'fr', summary: 'Plan.', html: '<img src="x" />' }] })()).toBe(
      'published',
    )
    expect(publish({ validUntil: now })).toThrow('article_over')
    expect(() => requireDates(now, now)).toThrow('article_dates')
  })
})
