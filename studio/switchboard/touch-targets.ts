import {css} from 'styled-components'

/** Makes every control inside large enough for a thumb on narrow screens. */
export const touchTargets = css`
  @media (max-width: 639px) {
    button,
    select,
    input:not([type='checkbox']) {
      min-width: 44px;
      min-height: 44px;
    }
  }
`
