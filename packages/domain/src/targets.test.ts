import { expect, test } from 'vitest'
import { targetsOf } from './targets.ts'
import { INPUTS } from './test-desk.ts'

test.each([
  [INPUTS.transfer, { teamId: 'network' }],
  [
    { ...INPUTS.transfer, categoryId: 'wifi' },
    { teamId: 'network', categoryId: 'wifi' },
  ],
  [INPUTS.assign, { personId: 'noa' }],
  [INPUTS.hand_over, { personId: 'noa' }],
  [INPUTS.invite, { personId: 'noa' }],
  [INPUTS.add_contact, { personId: 'maxence' }],
  [{ event: 'add_contact', email: 'x@example.org' }, { email: 'x@example.org' }],
  [INPUTS.recategorise, { categoryId: 'printing' }],
  [{ event: 'recategorise', productId: 'calendar' }, { productId: 'calendar' }],
  [{ event: 'recategorise', productId: null }, {}],
  [INPUTS.set_establishment, { establishmentId: 'school-2' }],
  [{ event: 'set_establishment', establishmentId: null }, {}],
  [INPUTS.close_as_duplicate, { other: 'R-000434' }],
  [INPUTS.link, { other: 'R-000434' }],
  [INPUTS.unlink, { link: { id: 'link-1' } }],
  [INPUTS.reopen, { link: 'to-survivor' }],
  [INPUTS.refuse_closure, { link: 'to-incident' }],
  [INPUTS.declare_incident, { places: { categoryIds: ['mail'], establishmentIds: [] } }],
  [
    { event: 'follow_incident', teamId: 'network', agentId: 'lou' },
    { teamId: 'network', personId: 'lou' },
  ],
  [INPUTS.take, {}],
  [{ event: 'auto_close' }, {}],
] as const)('%o needs %o', (input, expected) => {
  expect(targetsOf(input)).toEqual(expected)
})
