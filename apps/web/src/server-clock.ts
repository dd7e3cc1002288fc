let ahead = 0

/** An answer says when the server made it: this device's clock may be wrong by hours. */
export function noticeServerTime(date: string | null): void {
  const at = Date.parse(date ?? '')
  if (!Number.isNaN(at)) ahead = at - Date.now()
}

/** What time it is for the server, in milliseconds; to the second, and late by an answer's way. */
export const serverNow = (): number => Date.now() + ahead

/** The same, for what is written and for what is said of other instants. */
export const serverDate = (): Date => new Date(serverNow())

/** When an instant of the server’s comes by this device’s clock, in milliseconds. */
export const hereAt = (instant: string): number => Date.parse(instant) - ahead
