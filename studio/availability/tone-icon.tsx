import type {StatusTone} from '@reader-article/content'
import type {ReactNode} from 'react'
import {styled} from 'styled-components'

const COLOURS: Record<StatusTone, string> = {
  available: 'oklch(0.55 0.13 155)',
  busy: 'oklch(0.55 0.13 60)',
  'in-call': 'oklch(0.55 0.13 310)',
  away: 'oklch(0.55 0.06 250)',
  unavailable: 'oklch(0.50 0.01 250)',
}

// The elements show the same shapes on pages.
const SHAPES: Record<StatusTone, ReactNode> = {
  available: <circle cx="8" cy="8" r="5" fill="currentColor" />,
  busy: <circle cx="8" cy="8" r="4" fill="none" stroke="currentColor" strokeWidth="2" />,
  'in-call': (
    <>
      <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle cx="8" cy="8" r="2" fill="currentColor" />
    </>
  ),
  away: <path d="M8 3a5 5 0 0 0 0 10z" fill="currentColor" />,
  unavailable: <rect x="3" y="6.75" width="10" height="2.5" rx="1.25" fill="currentColor" />,
}

// `&&` raises the specificity above that of the Studio's own colour for icons in lists.
const Icon = styled.svg<{$colour: string}>`
  && {
    color: ${({$colour}) => $colour};
  }

  /* On the background of a selected row, only the text colour has enough contrast. */
  [data-ui='PreviewCard'][data-selected] && {
    color: inherit;
  }
`

/** The icon of a status; each tone has its own shape, so that the colour is never the only sign. */
export function ToneIcon({
  tone,
  hasTextColour = false,
}: {
  tone: StatusTone
  hasTextColour?: boolean
}) {
  return (
    <Icon
      viewBox="0 0 16 16"
      width="1em"
      height="1em"
      aria-hidden="true"
      $colour={hasTextColour ? 'inherit' : COLOURS[tone]}
    >
      {SHAPES[tone]}
    </Icon>
  )
}
