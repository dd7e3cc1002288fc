import { useMemo } from 'react'
import {
  clockTime,
  comingDay,
  date,
  day,
  dayAndTime,
  hourOfDay,
  listDate,
  moment,
  monthName,
  shortDay,
  shortMoment,
  time,
  type ListDate,
} from '@guichet/i18n/format/dates'
import { duration, period, relative, usualDelay, workedTime } from '@guichet/i18n/format/durations'
import { size } from '@guichet/i18n/format/sizes'
import { useReader } from '../reader.tsx'
import { serverDate } from '../server-clock.ts'

/** An instant as the API writes it (ISO 8601), or a date. */
type Instant = string | Date

type Named = { name: string; login: string }

/** The formats of `@guichet/i18n/format` bound to whoever reads the page. */
export function useFormat() {
  const reader = useReader()
  return useMemo(() => {
    const at = (instant: Instant) => new Date(instant)
    const now = serverDate
    return {
      day: (instant: Instant) => day(reader, at(instant), now()),
      date: (instant: Instant) => date(reader, at(instant), now()),
      shortDay: (instant: Instant) => shortDay(reader, at(instant), now()),
      month: (month: string, style: 'long' | 'short') => monthName(reader, month, style),
      hourOfDay: (hour: number) => hourOfDay(reader, hour),
      clockTime: (shown: string) => clockTime(reader, shown),
      comingDay: (instant: Instant, from: Date) => comingDay(reader, at(instant), from),
      time: (instant: Instant) => time(reader, at(instant)),
      dayAndTime: (instant: Instant) => dayAndTime(reader, at(instant), now()),
      moment: (instant: Instant) => moment(reader, at(instant), now()),
      shortMoment: (instant: Instant) => shortMoment(reader, at(instant), now()),
      listDate: (style: ListDate, instant: Instant) => listDate(reader, style, at(instant), now()),
      relative: (instant: Instant) => relative(reader.t, at(instant), now()),
      duration: (seconds: number) => duration(reader.t, seconds),
      period: (written: string) => period(reader.t, reader.locale, written),
      workedTime: (seconds: number) => workedTime(reader.t, seconds),
      usualDelay: (seconds: number) => usualDelay(reader.t, seconds),
      /** « Camille Demandeur », or « Camille Demandeur (camille.demandeur) » where the desk shows it so. */
      person: ({ name, login }: Named) =>
        reader.people === 'name-login' && login !== name ? reader.t('format.person', { name, login }) : name,
      size: (bytes: number, decimals?: number) => size(reader.t, reader.locale, bytes, decimals),
    }
  }, [reader])
}
