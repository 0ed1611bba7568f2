import type {LayoutProps} from 'sanity'
import {createGlobalStyle} from 'styled-components'

// Strokes in the 25 units of Sanity's own icons.
const TICK = sign('M6 13l4.5 4.5L19 8.5')
const PENCIL = sign('M16 5.5l3.5 3.5L9.5 19l-4.5 1 1-4.5z')

// In a row a green dot would say 'available' and an amber ring 'busy'. The Studio has no setting for
// its signs of what is published and of what has changes, so a tick and a pencil are drawn over them.
const RowSigns = createGlobalStyle`
  [data-status='published'] svg[data-sanity-icon='circle-small'],
  [data-status='draft'] svg[data-sanity-icon='ring'] {
    background: currentColor;
    mask: var(--row-sign) center / 64% no-repeat;

    > * {
      display: none;
    }
  }

  [data-status='published']:has(svg[data-sanity-icon='circle-small']) {
    --row-sign: ${TICK};
    --card-icon-color: var(--card-muted-fg-color);
  }

  [data-status='draft']:has(svg[data-sanity-icon='ring']) {
    --row-sign: ${PENCIL};
  }
`

/** The whole Studio, with signs in its rows that are not mistaken for a reader's status. */
export function Layout(props: LayoutProps) {
  return (
    <>
      <RowSigns />
      {props.renderDefault(props)}
    </>
  )
}

function sign(path: string): string {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 25 25' fill='none' stroke='#000' stroke-width='1.8' stroke-linejoin='round'><path d='${path}'/></svg>`
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
}
