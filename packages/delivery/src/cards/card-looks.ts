import type {ThemeName} from 'reader-article/ssr'

/** What is drawn, by the name of its colour. */
export type Ink = 'color' | 'muted' | 'rule' | 'accent'

/** The colours of a drawn card. */
export type CardLook = Readonly<Record<Ink | 'background', string>>

/** The looks by theme; link previews have no dark scheme. */
export const CARD_LOOKS: Readonly<Record<ThemeName, CardLook>> = {
  plain: {
    background: '#ffffff',
    color: '#1f1f1f',
    muted: '#666666',
    rule: '#d9d9d9',
    accent: '#1f1f1f',
  },
  magazine: {
    background: '#fbf7ef',
    color: '#2b2620',
    muted: '#6a6053',
    rule: '#d9cfbd',
    accent: '#9a3b26',
  },
  midnight: {
    background: '#12161d',
    color: '#d7dee8',
    muted: '#93a1b3',
    rule: '#2b3442',
    accent: '#7fb4d6',
  },
}
