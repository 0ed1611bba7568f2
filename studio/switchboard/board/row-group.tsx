import {Text} from '@sanity/ui'
import {styled} from 'styled-components'

import {ToneIcon} from '../../availability/tone-icon.tsx'
import {useTexts} from '../../i18n/use-texts.ts'
import type {RowGroup} from './group-rows.ts'
import {ROWS_OF} from './use-row-hosts.ts'

const Heading = styled.div`
  padding: 20px 12px 10px;
  border-bottom: 1px solid var(--card-border-color);
`

const Label = styled.span`
  display: flex;
  gap: 8px;
  align-items: center;
`

const Rows = styled.div`
  display: contents;
`

/** The sign and the label of a status and the number of readers who have it, above the place of their rows. */
export function RowGroupView(props: {group: RowGroup; isHidden: boolean}) {
  const {key, status, count} = props.group
  const {t} = useTexts()
  const id = `switchboard-group-${key}`
  return (
    <div role="rowgroup" aria-labelledby={id} hidden={props.isHidden}>
      <Heading role="row">
        <Text as="div" role="rowheader" size={1} weight="semibold" id={id}>
          <Label>
            {status && <ToneIcon tone={status.tone} />}
            {status?.label ?? t('switchboard.no-status')} · {count}
          </Label>
        </Text>
      </Heading>
      <Rows role="presentation" {...{[ROWS_OF]: key}} />
    </div>
  )
}
