/**
 * Ten steps of one colour with fixed luminances, so that any institution's colour gives readable text.
 * Hue and chroma are kept in OKLCH (B. Ottosson, “A perceptual color space”): mixing with white would drain the tints.
 */
export type Palette = readonly string[]

type Rgb = readonly [number, number, number]
type Oklch = { lightness: number; chroma: number; hue: number }

const luminances = [0.93, 0.85, 0.74, 0.62, 0.5, 0.34, 0.175, 0.14, 0.1, 0.065]
const chromas = [0.18, 0.3, 0.48, 0.66, 0.8, 0.95, 1, 1, 0.95, 0.85]
const exactStep = 7

/** @param hex `#rrggbb`; a colour as dark as step 7 or darker is kept exactly there */
export function palette(hex: string): Palette {
  const rgb = linear(hex)
  const own = luminance(rgb)
  const { chroma, hue } = toOklch(rgb)
  const limit = luminances[exactStep] ?? 0
  const targets = own < limit ? darkened(own) : luminances
  const steps = targets.map((target, step) =>
    atLuminance(target, Math.min(chroma, 0.19) * (chromas[step] ?? 1), hue),
  )
  if (own < limit && own >= 0.02) steps[exactStep] = hex.toLowerCase()
  return steps
}

/** A colour too light for white text: buttons keep it and take ink, links take a darker step. */
export function isBright(hex: string): boolean {
  return luminance(linear(hex)) > 0.4
}

/** WCAG relative luminance, 0 to 1, of `#rrggbb`. */
export function luminanceOf(hex: string): number {
  return luminance(linear(hex))
}

function darkened(own: number): number[] {
  const targets = [...luminances]
  const seven = Math.max(own, 0.02)
  targets[7] = seven
  targets[8] = Math.min(targets[8] ?? 1, Math.max(seven * 0.75, 0.012))
  targets[9] = Math.min(targets[9] ?? 1, Math.max(seven * 0.55, 0.008))
  return targets
}

/** Less and less chroma until the colour exists on a screen, at exactly this luminance. */
function atLuminance(target: number, chroma: number, hue: number): string {
  for (let tried = chroma; tried > 0; tried -= 0.002) {
    const rgb = lightnessFor(target, tried, hue)
    if (rgb.every((channel) => channel >= -0.0005 && channel <= 1.0005)) return toHex(rgb)
  }
  return toHex(lightnessFor(target, 0, hue))
}

function lightnessFor(target: number, chroma: number, hue: number): Rgb {
  let low = 0
  let high = 1
  for (let turn = 0; turn < 40; turn += 1) {
    const middle = (low + high) / 2
    if (luminance(fromOklch({ lightness: middle, chroma, hue })) < target) low = middle
    else high = middle
  }
  return fromOklch({ lightness: high, chroma, hue })
}

function linear(hex: string): Rgb {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function toHex(rgb: Rgb): string {
  const channels = rgb.map((value) => {
    const held = Math.min(1, Math.max(0, value))
    const gamma = held <= 0.0031308 ? 12.92 * held : 1.055 * held ** (1 / 2.4) - 0.055
    return Math.round(gamma * 255)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${channels.join('')}`
}

function toOklch([red, green, blue]: Rgb): Oklch {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short
  const lightness = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short
  return { lightness, chroma: Math.hypot(a, b), hue: Math.atan2(b, a) }
}

function fromOklch({ lightness, chroma, hue }: Oklch): Rgb {
  const a = chroma * Math.cos(hue)
  const b = chroma * Math.sin(hue)
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}
