import {type LayoutProps, LoadingBlock, useFeatureEnabled} from 'sanity'
import {createGlobalStyle} from 'styled-components'

import {FormFocusProvider} from '../focus/form-focus.tsx'

// Paths in the 25 × 25 view box of Sanity's icons.
const TICK = maskImage('M6 13l4.5 4.5L19 8.5')
const PENCIL = maskImage('M16 5.5l3.5 3.5L9.5 19l-4.5 1 1-4.5z')

// Sanity marks published rows with a green dot and edited rows with an amber ring, but here these signs
// mean 'available' and 'busy'. Sanity has no setting for its signs, so CSS replaces them with a tick and a pencil.
const RowIcons = createGlobalStyle`
  [data-status='published'] svg[data-sanity-icon='circle-small'],
  [data-status='draft'] svg[data-sanity-icon='ring'] {
    background: currentColor;
    mask: var(--row-icon) center / 64% no-repeat;

    > * {
      display: none;
    }
  }

  [data-status='published']:has(svg[data-sanity-icon='circle-small']) {
    --row-icon: ${TICK};
    --card-icon-color: var(--card-muted-fg-color);
  }

  [data-status='draft']:has(svg[data-sanity-icon='ring']) {
    --row-icon: ${PENCIL};
  }
`

/** The layout of a Studio with the desk, with icons in list rows that cannot be mistaken for a reader's status. */
export function DeskLayout(props: LayoutProps) {
  // When the features of the plan arrive and comments are not among them, Sanity mounts the whole layout again, and
  // everything entered so far would be lost.
  const {isLoading} = useFeatureEnabled('studioComments')
  return (
    <>
      <RowIcons />
      {isLoading ? (
        <LoadingBlock fill showText />
      ) : (
        <FormFocusProvider>{props.renderDefault(props)}</FormFocusProvider>
      )}
    </>
  )
}

function maskImage(path: string): string {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 25 25' fill='none' stroke='#000' stroke-width='1.8' stroke-linejoin='round'><path d='${path}'/></svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
}
