import {createGlobalStyle} from 'styled-components'

/**
 * Keeps the browser from drawing a long text again and again while an editor types in it.
 *
 * - Sanity blends each paragraph with its background, so that each one becomes a layer of its own: an article
 *   of 10,000 words had 115 layers, and each frame put them together again. `isolation` keeps what else the
 *   blending did: the colour that marks a paragraph with a problem stays above the background.
 * - The icon beside 'Saving...' turns all the time while an editor types, which needs a new frame of the whole
 *   page sixty times a second. The text says the same.
 */
export const TypingStyles = createGlobalStyle`
  [data-testid='text-block__text'] {
    mix-blend-mode: normal !important;
    isolation: isolate;
  }

  [data-sanity-icon='animated-status-icon'] [data-rotate] {
    animation: none !important;
  }
`
