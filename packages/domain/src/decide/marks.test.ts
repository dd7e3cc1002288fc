import { describe, expect, test } from 'vitest'
import { tagName } from '@guichet/contracts/primitives'
import { alex, camille, fire, guest, refusalOf, ticketIn, told } from '../test-desk.ts'

const assigned = ticketIn('assigned')

describe('T31 tags', () => {
  test('are the team’s own words, in their order, each once; the requester is told of none', () => {
    const tagged = ticketIn('assigned', { tags: ['imprimante', 'vpn'] })
    const { patch, entries, bumps, mails } = fire(tagged, alex, {
      event: 'tag',
      add: ['wifi', 'imprimante'],
      remove: ['vpn'],
    })
    expect(patch).toEqual({ tags: ['imprimante', 'wifi'] })
    expect(entries.map(told)).toEqual(['team tag tags'])
    expect(entries[0]?.changes).toEqual([{ field: 'tags', from: 'imprimante, vpn', to: 'imprimante, wifi' }])
    expect([bumps, mails]).toEqual(['team', []])
  })
  test('that are there already change nothing', () => {
    expect(
      fire(ticketIn('assigned', { tags: ['vpn'] }), alex, { event: 'tag', add: ['vpn'] }).entries,
    ).toEqual([])
  })
  test('beside the list of a team that keeps one are refused; what is there may stay or go', () => {
    const kept = ticketIn('assigned', { tags: ['ancien'], teamTags: ['vpn'] })
    const stranger = refusalOf(() => fire(kept, alex, { event: 'tag', add: ['vpn', 'wifi'] }))
    expect(stranger).toMatchObject({ reason: 'refusal.tag_not_offered', values: { tag: 'wifi' } })
    expect(fire(kept, alex, { event: 'tag', add: ['ancien', 'vpn'] }).patch).toEqual({
      tags: ['ancien', 'vpn'],
    })
    expect(fire(kept, alex, { event: 'tag', remove: ['ancien'] }).patch).toEqual({ tags: [] })
  })
  test('are so many at most, and some at least', () => {
    const full = ticketIn('assigned', { tags: Array.from({ length: 20 }, (_, n) => `t${n}`) })
    expect(refusalOf(() => fire(full, alex, { event: 'tag', add: ['wifi'] }))?.reason).toBe(
      'refusal.tags_too_many',
    )
    expect(refusalOf(() => fire(full, alex, { event: 'tag' }))?.reason).toBe('refusal.nothing_to_change')
  })
  test('are nothing to whoever asks, nor to a guest', () => {
    for (const who of [camille, guest])
      expect(refusalOf(() => fire(assigned, who, 'tag'))?.code).toBe('forbidden')
  })
  test('are one line of small letters without a comma', () => {
    expect(tagName.parse('  Wifi Étage ')).toBe('wifi étage')
    for (const wrong of ['', '  ', 'a,b', 'a\nb', 'a\0b', 'é'.repeat(41)])
      expect(tagName.safeParse(wrong).success).toBe(false)
  })
})

describe('T32 time spent', () => {
  test('adds up, for the team alone', () => {
    const { patch, entries, bumps } = fire(ticketIn('assigned', { minutesSpent: 30 }), guest, {
      event: 'log_time',
      minutes: 15,
    })
    expect(patch).toEqual({ minutesSpent: 45 })
    expect(entries.map(told)).toEqual(['team log_time minutesSpent'])
    expect(bumps).toBe('team')
  })
  test('goes with a solution, in an entry of its own', () => {
    const { patch, entries } = fire(assigned, alex, { event: 'resolve', text: 'Réparé.', minutes: 20 })
    expect(patch).toMatchObject({ status: 'resolved', minutesSpent: 20 })
    expect(entries.map(told)).toContain('team log_time minutesSpent')
    expect(
      entries.filter(({ audience }) => audience === 'public').flatMap(({ changes }) => changes),
    ).not.toContainEqual(expect.objectContaining({ field: 'minutesSpent' }))
  })
  test('is asked for by a team that requires it, unless some was noted before', () => {
    const asks = ticketIn('assigned', { timeRequired: true })
    expect(refusalOf(() => fire(asks, alex, 'resolve'))).toMatchObject({
      reason: 'refusal.time_needed',
      pointer: '/minutes',
    })
    const noted = ticketIn('assigned', { timeRequired: true, minutesSpent: 5 })
    expect(fire(noted, alex, 'resolve').patch).toMatchObject({ status: 'resolved' })
  })
})
