/** The widths at which the preview shows an article, in CSS pixels. */
export const PREVIEW_WIDTHS = {phone: 390, tablet: 768, desktop: 1280} as const

/** A device whose width the preview has. */
export type PreviewDevice = keyof typeof PREVIEW_WIDTHS

/** The themes of the elements. */
export const PREVIEW_THEMES = ['plain', 'magazine', 'midnight'] as const

/** A theme of the elements. */
export type PreviewTheme = (typeof PREVIEW_THEMES)[number]

/** The colour schemes of a visitor's browser. */
export const PREVIEW_SCHEMES = ['light', 'dark'] as const

/** The colour scheme of a visitor's browser. */
export type PreviewScheme = (typeof PREVIEW_SCHEMES)[number]

/** How an editor wants to see the preview. */
export interface PreviewSettings {
  readonly isOpen: boolean
  readonly device: PreviewDevice
  readonly theme: PreviewTheme
  readonly scheme: PreviewScheme
}

const DEFAULT_SETTINGS: PreviewSettings = {
  isOpen: false,
  device: 'phone',
  theme: 'plain',
  scheme: 'light',
}
const STORAGE_KEY = 'reader-article-preview'
const DEVICES: readonly PreviewDevice[] = ['phone', 'tablet', 'desktop']

/** Parses stored settings; an invalid or missing one gets its default. */
export function parseSettings(stored: string | null): PreviewSettings {
  const values = parseObject(stored)
  return {
    isOpen: values['isOpen'] === true,
    device: pick(values['device'], DEVICES) ?? DEFAULT_SETTINGS.device,
    theme: pick(values['theme'], PREVIEW_THEMES) ?? DEFAULT_SETTINGS.theme,
    scheme: pick(values['scheme'], PREVIEW_SCHEMES) ?? DEFAULT_SETTINGS.scheme,
  }
}

/** Reads the settings of this browser; the defaults if its storage is not allowed. */
export function readSettings(): PreviewSettings {
  try {
    return parseSettings(localStorage.getItem(STORAGE_KEY))
  } catch {
    return DEFAULT_SETTINGS
  }
}

/** Changes some of the settings of this browser, and returns them all. */
export function writeSettings(changes: Partial<PreviewSettings>): PreviewSettings {
  const settings = {...readSettings(), ...changes}
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(settings))
  } catch {
    // The storage is full or not allowed, so the settings last as long as the preview is open.
  }
  return settings
}

function parseObject(json: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json ?? '')
    return typeof value === 'object' && value !== null ? {...value} : {}
  } catch {
    return {}
  }
}

function pick<Value>(value: unknown, allowed: readonly Value[]): Value | undefined {
  return allowed.find((each) => each === value)
}
