import type { CalendarEdits, ServiceTarget } from '@guichet/contracts/service'
import { addCalendar, putTargets } from '@guichet/contracts/service'
import type { TestApp } from './start-app.ts'
import { makePerson } from './people.ts'

const day = [
  { from: '08:30', to: '12:30' },
  { from: '13:30', to: '17:30' },
]
/** Eight hours from Monday to Friday, public holidays off. */
export const OFFICE_HOURS: Omit<CalendarEdits, 'teamIds'> = {
  label: 'Heures de bureau',
  week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: [], sunday: [] },
  holidays: 'fr',
  closures: [],
}

/** Taken within an hour, resolved within a day of work. */
export const ONE_DAY: ServiceTarget = {
  categoryId: null,
  priority: null,
  takeMinutes: 60,
  resolveMinutes: 480,
}

/** An administrator who gives these teams office hours, and this desk its targets, as REST would. */
export async function promise(test: TestApp, teamIds: string[], items: ServiceTarget[] = [ONE_DAY]) {
  await makePerson(test.db, 'ange.admin', { administrator: true })
  const ange = await test.as('ange.admin')
  const { id } = await ange.call(addCalendar, { body: { ...OFFICE_HOURS, teamIds } })
  await ange.call(putTargets, { body: { items } })
  return { ange, calendarId: id }
}
