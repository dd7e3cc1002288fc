const day = [
  { from: '08:30', to: '12:30' },
  { from: '13:30', to: '17:30' },
]

/** The hours of the six teams: public holidays off, and the days between Christmas and the new year. */
export const DEMO_HOURS = {
  label: 'Heures du rectorat',
  week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: [], sunday: [] },
  holidays: 'fr',
  closures: [
    { from: '2026-12-24', to: '2027-01-03', label: 'Fermeture de fin d’année' },
    { from: '2027-12-24', to: '2028-01-02', label: 'Fermeture de fin d’année' },
    { from: '2028-12-23', to: '2029-01-01', label: 'Fermeture de fin d’année' },
  ],
}

const hour = 60
/** A day of work. */
const workday = 8 * hour

/** What the desk promises, by category: null is the whole desk. */
export const DEMO_TARGETS: readonly {
  category: string | null
  /** Null: any. */
  priority: number | null
  /** In working minutes. */
  takeMinutes: number | null
  resolveMinutes: number | null
}[] = [
  { category: null, priority: null, takeMinutes: workday, resolveMinutes: 5 * workday },
  { category: null, priority: 5, takeMinutes: hour, resolveMinutes: workday },
  { category: null, priority: 4, takeMinutes: 2 * hour, resolveMinutes: 2 * workday },
  { category: null, priority: 2, takeMinutes: 2 * workday, resolveMinutes: 10 * workday },
  { category: null, priority: 1, takeMinutes: 3 * workday, resolveMinutes: 20 * workday },
  {
    category: 'Perte ou changement de mot de passe',
    priority: null,
    takeMinutes: hour,
    resolveMinutes: 4 * hour,
  },
  {
    category: 'Développements et nouveaux besoins',
    priority: null,
    takeMinutes: 5 * workday,
    resolveMinutes: null,
  },
]

/** Topics whose requests go to somebody at once. */
export const DEMO_ASSIGNMENT: Readonly<Record<string, 'turn'>> = {
  'Support technique pour les applications de scolarité': 'turn',
}
