import type { Settings } from '@guichet/contracts/settings'

/** How many screens a filing counts aloud: the desks of the two lists say « 1/2 », « 2/2 », and check after. */
export function stepsOfFiling(settings: Pick<Settings, 'filing.review' | 'catalogue.display'>): 2 | 3 {
  return settings['filing.review'] === 'page' && settings['catalogue.display'] !== 'list' ? 3 : 2
}
