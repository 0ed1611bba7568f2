import type {ThemeName} from 'reader-article/ssr'

/** The colours and fonts of a newsletter; undefined leaves a colour to the mail program. */
export interface MailLook {
  /** The colour schemes for which the colours are made. */
  readonly schemes: 'light dark' | 'light' | 'dark'
  readonly background: string | undefined
  readonly color: string | undefined
  readonly link: string | undefined
  /** The colour of less important text. */
  readonly muted: string
  readonly rule: string
  readonly button: string
  readonly buttonText: string
  readonly font: string
  readonly titleFont: string
}

const SANS_SERIF = 'Helvetica, Arial, sans-serif'
const SERIF = 'Palatino, Palatino Linotype, Georgia, serif'

/**
 * The looks by theme. Mail programs ignore media queries, so a colour cannot depend on the scheme. Without a theme,
 * text and background have the mail program's own colours, and the others can be read on white and on black.
 */
export const MAIL_LOOKS: Readonly<Record<ThemeName, MailLook>> = {
  plain: {
    schemes: 'light dark',
    background: undefined,
    color: undefined,
    link: undefined,
    muted: '#767676',
    rule: '#808080',
    button: '#1f5fa8',
    buttonText: '#ffffff',
    font: SANS_SERIF,
    titleFont: SANS_SERIF,
  },
  magazine: {
    schemes: 'light',
    background: '#fbf7ef',
    color: '#2b2620',
    link: '#9a3b26',
    muted: '#6a6053',
    rule: '#d9cfbd',
    button: '#9a3b26',
    buttonText: '#ffffff',
    font: SERIF,
    titleFont: SERIF,
  },
  midnight: {
    schemes: 'dark',
    background: '#12161d',
    color: '#d7dee8',
    link: '#a9d2ec',
    muted: '#93a1b3',
    rule: '#2b3442',
    button: '#7fb4d6',
    buttonText: '#12161d',
    font: SANS_SERIF,
    titleFont: SANS_SERIF,
  },
}
