/** A day counted in working days, and the time on the desk's wall. */
export type Moment = readonly [workingDay: number, time: string]

/** What somebody did, as the lifecycle names it; people, teams and tickets by name. */
export interface Step {
  readonly at: Moment
  /** A login, or the clock. */
  readonly by: string
  readonly event: string
  readonly text?: string
  readonly audience?: 'public' | 'team'
  readonly agent?: string
  readonly person?: string
  readonly team?: string
  readonly priority?: number
  readonly satisfaction?: number
  /** The key of another story. */
  readonly duplicateOf?: string
  /** Working days from today: behind or ahead. */
  readonly recall?: Moment
  readonly file?: DemoFile
}

export interface DemoFile {
  readonly name: string
  /** A picture of a window that says this, or the text itself. */
  readonly says: string
}

export interface Story {
  readonly key: string
  readonly by: string
  /** Filed so many working days ago; the days of the steps count from then. */
  readonly ago: number
  readonly time: string
  readonly category: string
  readonly product?: string
  readonly onBehalf?: 'establishment'
  readonly impact?: 'person' | 'service' | 'area'
  readonly urgency?: 'critical' | 'high' | 'medium' | 'low'
  readonly phone?: string
  readonly availability?: string
  readonly contacts?: readonly string[]
  /** An agent typed it for the requester. */
  readonly filedBy?: string
  readonly title: string
  readonly text: string
  readonly file?: DemoFile
  readonly steps: readonly Step[]
}

/** `step('alex.agent', [0, '10:05'], 'take')` */
export function step(
  by: string,
  at: Moment,
  event: string,
  more: Omit<Step, 'by' | 'at' | 'event'> = {},
): Step {
  return { by, at, event, ...more }
}
