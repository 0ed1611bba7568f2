import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {useSyncExternalStore} from 'react'
import {definePlugin, type LayoutProps} from 'sanity'
import {keyframes, styled} from 'styled-components'

import type {PlainTextKey} from '../i18n/translate.ts'
import {useTexts} from '../i18n/use-texts.ts'
import {findObstacle, type Obstacle, subscribeToConnection} from './connection-state.ts'

const appear = keyframes`
  from {
    visibility: hidden;
  }
`

const Banner = styled.div`
  position: fixed;
  z-index: 10000000;
  /* Over the navigation bar, where it covers no field. */
  inset-block-start: 0.125rem;
  inset-inline: 0;
  margin-inline: auto;
  inline-size: fit-content;
  max-inline-size: calc(100vw - 2rem);
  box-sizing: border-box;
  display: flex;
  gap: 0.5rem;
  align-items: center;
  padding: 0.75rem 1rem;
  border-radius: 0.375rem;
  color: #3b2a00;
  background: #ffe08a;
  box-shadow: 0 0.25rem 1rem #0004;
  font:
    500 0.875rem/1.4 Inter,
    system-ui,
    sans-serif;
  /* A short interruption is not worth a banner. */
  animation: ${appear} 1s step-end;
`

const MESSAGES = {
  connection: 'connection.lost',
  permission: 'connection.permission',
} as const satisfies Readonly<Record<Obstacle, PlainTextKey>>

/** Tells editors why their text is not stored yet: the server cannot be reached, or their role has changed. */
export const connectionBanner = definePlugin({
  name: 'reader-article/connection-banner',
  studio: {components: {layout: LayoutWithBanner}},
})

function LayoutWithBanner(props: LayoutProps) {
  const obstacle = useSyncExternalStore(subscribeToConnection, findObstacle)
  return (
    <>
      {props.renderDefault(props)}
      <div role="status">{obstacle && <ConnectionBanner obstacle={obstacle} />}</div>
    </>
  )
}

function ConnectionBanner({obstacle}: {obstacle: Obstacle}) {
  const {t} = useTexts()
  return (
    <Banner>
      <WarningOutlineIcon fontSize="1.5rem" />
      {t(MESSAGES[obstacle])}
    </Banner>
  )
}
