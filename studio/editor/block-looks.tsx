import {createElement, type ReactNode} from 'react'
import type {PreviewProps} from 'sanity'
import {styled} from 'styled-components'

import {nameCallout} from '../schema/previews/name-callout.ts'

const Row = styled.div`
  display: flex;
  gap: 0.5rem;
  justify-content: space-between;
  align-items: start;
  padding: 0.75rem;
  color: var(--card-fg-color);
  font-size: 1rem;
  line-height: 1.5;
`

// As in `<reader-article>`.
const PullQuote = styled.div`
  font-size: 1.25em;
  line-height: 1.4;
  text-wrap: balance;
  quotes: auto;

  & > q {
    display: block;
  }

  & > small {
    display: block;
    margin-block-start: 0.4em;
    font-size: 0.7em;
    color: var(--card-muted-fg-color);
  }
`

const Callout = styled.div`
  border-inline-start: 0.2em solid currentColor;
  padding-block: 0.2em;
  padding-inline-start: 1.2em;

  &[data-is-warning='true'] {
    border-width: 0.4em;
    border-inline-start-style: double;
  }
`

/** A pull quote in the text editor, as on the page: large, in quotation marks, with who said it. */
export function PullQuoteLook(props: PreviewProps) {
  return renderLook(
    props,
    <PullQuote>
      <q>{readText(props.title)}</q>
      {readText(props.subtitle) && <small>{readText(props.subtitle)}</small>}
    </PullQuote>,
  )
}

/** A callout in the text editor, as on the page: with the line at its side, its title and its text. */
export function CalloutLook(props: PreviewProps) {
  const kind = readText(props.subtitle)
  const text = readText(props.description)
  return renderLook(
    props,
    <Callout data-is-warning={kind === nameCallout('warning')}>
      <strong>{text ? readText(props.title) : kind}</strong>
      <div>{text ?? readText(props.title)}</div>
    </Callout>,
  )
}

/** Shows a block as on the page in the text editor only; elsewhere it has its usual row. */
function renderLook(props: PreviewProps, look: ReactNode): ReactNode {
  const {layout, actions, isPlaceholder} = props
  if (layout !== 'block' || isPlaceholder === true) {
    return props.renderDefault(props)
  }
  return (
    <Row>
      <div style={{minWidth: 0, flex: 1}}>{look}</div>
      {typeof actions === 'function' ? createElement(actions, {layout}) : actions}
    </Row>
  )
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
