let ahead = 0

/** An answer says when the server made it: this device's clock may be wrong by hours. */
export function noticeServerTime(date: string | null): void {
  const at = Date.parse(date ?? '')
  if (!Number.isNaN(at)) ahead = at - Date.now()
}

/** What time it is for the server, in milliseconds; to the second, and late by an answer's way. */
export const serverNow = (): number => Date.now() + ahead
