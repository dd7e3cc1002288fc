/** What a team asks first of a machine; null where the browser does not say. */
export interface Machine {
  readonly browser: string | null
  readonly system: string | null
  /** Of the screen and of the window, in CSS pixels. */
  readonly screen: readonly [width: number, height: number]
  readonly page: readonly [width: number, height: number]
}

interface Hints {
  readonly brands: readonly { readonly brand: string; readonly version: string }[]
  readonly platform: string
}

/** Read here and now, from this browser; nothing is sent. */
export function thisMachine(): Machine {
  const { userAgent } = navigator
  const hints = 'userAgentData' in navigator ? asHints(navigator.userAgentData) : null
  return {
    browser: (hints && brandOf(hints)) ?? browserNamed(userAgent),
    system: hints && hints.platform !== '' ? hints.platform : systemNamed(userAgent),
    screen: [window.screen.width, window.screen.height],
    page: [window.innerWidth, window.innerHeight],
  }
}

// Only Chromium's browsers have it, and each names itself beside Chromium and a decoy.
function brandOf({ brands }: Hints): string | null {
  const real = brands.filter(({ brand }) => !/not.?a.?brand/iu.test(brand))
  const own = real.find(({ brand }) => brand !== 'Chromium') ?? real[0]
  return own === undefined ? null : `${own.brand} ${own.version}`
}

/** From what every browser says of itself: the first that fits, for each pretends to be those after it. */
export function browserNamed(userAgent: string): string | null {
  const known: readonly (readonly [string, RegExp])[] = [
    ['Firefox', /Firefox\/(\d+)/u],
    ['Edge', /Edg\/(\d+)/u],
    ['Opera', /OPR\/(\d+)/u],
    ['Chrome', /Chrome\/(\d+)/u],
    ['Safari', /Version\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari/u],
  ]
  for (const [name, says] of known) {
    const version = says.exec(userAgent)?.[1]
    if (version !== undefined) return `${name} ${version}`
  }
  return null
}

export function systemNamed(userAgent: string): string | null {
  const known = [
    ['iOS', /iPhone|iPad/u],
    ['Android', /Android/u],
    ['Windows', /Windows/u],
    ['macOS', /Mac OS X/u],
    ['ChromeOS', /CrOS/u],
    ['Linux', /Linux/u],
  ] as const
  return known.find(([, says]) => says.test(userAgent))?.[0] ?? null
}

function asHints(found: unknown): Hints | null {
  if (typeof found !== 'object' || found === null || !('brands' in found) || !('platform' in found))
    return null
  const { brands, platform } = found
  if (!Array.isArray(brands) || typeof platform !== 'string') return null
  return {
    platform,
    brands: brands.flatMap((each: unknown) =>
      typeof each === 'object' && each !== null && 'brand' in each && 'version' in each
        ? [{ brand: String(each.brand), version: String(each.version) }]
        : [],
    ),
  }
}
