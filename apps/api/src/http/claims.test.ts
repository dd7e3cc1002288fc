import { describe as about, expect, test } from 'vitest'
import { claimMapping, describe } from './claims.ts'

const told = (claims: Readonly<Record<string, unknown>>, mapping = {}) =>
  describe(claims, claimMapping.parse(mapping))

about('AC-61 a name cannot be made to look like somebody else’s', () => {
  test.each([
    ['a turned-around end', 'Alex \u202Etnega\u202C', 'Alex tnega'],
    ['isolates and marks', '\u2066Alex\u2069 \u200FAgent\u061C', 'Alex Agent'],
    ['zero-width characters', 'Al\u200Bex\u200D A\uFEFFgent\u2060', 'Alex Agent'],
    ['a soft hyphen', 'Alex A\u00ADgent', 'Alex Agent'],
    ['fillers that show nothing', 'Alex\u3164 \u115FAgent\u2800', 'Alex Agent'],
    ['a selector and a joiner', 'Alex\uFE0F Ag\u034Fent', 'Alex Agent'],
    ['tags', 'Alex Agent\u{E0041}\u{E007F}', 'Alex Agent'],
    ['full-width letters', 'Ａｌｅｘ Ａｇｅｎｔ', 'Alex Agent'],
    ['letters of mathematics', '𝐀𝐥𝐞𝐱 𝓐𝓰𝓮𝓷𝓽', 'Alex Agent'],
    ['a ligature', 'Sté\uFB01', 'Stéfi'],
    ['other spaces, more of them, several lines', ' Alex\u00A0\u2003 \u2028Agent\r\n', 'Alex Agent'],
    ['letters and accents apart', 'Le\u0301a', 'Léa'],
  ])('%s', (_, name, shown) => {
    expect(told({ name }).name).toBe(shown)
  })

  test('a login is held to the same, so that it meets the one it imitates', () => {
    expect(told({ preferred_username: 'Alex\u200B.Ａgent' }).login).toBe('alex.agent')
  })

  test('of a name that is nothing but disguise nothing is left', () => {
    expect(told({ name: '\u202E\u200B\u3164', preferred_username: '\u2800' })).toMatchObject({
      name: null,
      login: null,
    })
  })

  test('names of every script stay as they are written', () => {
    for (const name of [
      'Léa MARTIN-D’ÎLE',
      'Nguyễn Thị Hồng',
      'Ольга Ёлкина',
      'محمد الأمين',
      '李小龍',
      'O’Brien, Ph.D.',
    ])
      expect(told({ name }).name).toBe(name.normalize('NFKC'))
  })

  test('a group is compared as it came: no other becomes it by losing what is unseen', () => {
    const mapping = { groups: 'groups', administrators: ['admins'] }
    expect(told({ groups: ['adm\u200Bins', 'ａdmins'] }, mapping).administrator).toBe(false)
    expect(told({ groups: ['admins'] }, mapping).administrator).toBe(true)
  })
})
