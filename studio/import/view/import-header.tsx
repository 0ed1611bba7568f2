import {Button, Card, Flex, Select, Stack, Text} from '@sanity/ui'
import {useRef} from 'react'

import type {Texts} from '../../i18n/translate.ts'
import {useTexts} from '../../i18n/use-texts.ts'
import type {ItemFilter} from '../data/item-state.ts'
import {type DroppedFile, toDroppedFile} from '../reading/dropped-files.ts'

/** The number of documents in each state. */
export type ItemCounts = Readonly<Record<ItemFilter | 'ready', number>>

/** What stays above the list. */
export interface ImportHeaderProps {
  readonly counts: ItemCounts
  readonly pictureCount: number
  readonly filter: ItemFilter
  /** What is being done, in a few words; undefined if nothing is. */
  readonly activity: string | undefined
  readonly isRunning: boolean
  readonly isBusy: boolean
  readonly refusal: string | undefined
  readonly onAdd: (files: DroppedFile[]) => void
  readonly onPaste: () => void
  readonly onFilter: (filter: ItemFilter) => void
  readonly onMake: () => void
  readonly onStop: () => void
  readonly onDiscard: () => void
}

const FILTERS: readonly ItemFilter[] = ['all', 'problem', 'warning', 'left-out', 'made']

const ACCEPT = '.docx,.txt,.md,.markdown,.png,.jpg,.jpeg,.gif,.webp,.avif,.svg'

/** Stays at the top of the tool: adding files, the filter, and the button that makes the drafts. */
export function ImportHeader(props: ImportHeaderProps) {
  const {counts, filter, activity, isRunning, isBusy, refusal} = props
  const texts = useTexts()
  const {t} = texts
  const input = useRef<HTMLInputElement>(null)
  const isEmpty = counts.all === 0
  const isDone = counts.made > 0 && counts.ready === 0 && counts.problem === 0 && !isRunning
  return (
    <Card padding={2} borderBottom>
      <Stack gap={3}>
        <Flex gap={2} align="center" wrap="wrap">
          <Button
            mode={isEmpty ? 'default' : 'ghost'}
            fontSize={1}
            padding={3}
            text={t('import.choose-files')}
            disabled={isRunning}
            onClick={() => input.current?.click()}
          />
          <input
            ref={input}
            type="file"
            multiple
            hidden
            accept={ACCEPT}
            aria-label={t('import.files')}
            onChange={({currentTarget}) => {
              props.onAdd(Array.from(currentTarget.files ?? [], toDroppedFile))
              currentTarget.value = ''
            }}
          />
          <Button
            mode="ghost"
            fontSize={1}
            padding={3}
            text={t('import.paste-text')}
            aria-haspopup="dialog"
            disabled={isRunning}
            onClick={props.onPaste}
          />
          {!isEmpty && (
            <>
              <div style={{flex: '0 1 200px'}}>
                <Select
                  aria-label={t('import.show')}
                  fontSize={1}
                  padding={3}
                  value={filter}
                  onChange={({currentTarget}) => {
                    const chosen = FILTERS.find((each) => each === currentTarget.value)
                    props.onFilter(chosen ?? 'all')
                  }}
                >
                  {FILTERS.map((each) => (
                    <option key={each} value={each}>
                      {t(`import.filter.${each}`, {count: counts[each]})}
                    </option>
                  ))}
                </Select>
              </div>
              <Button
                mode="bleed"
                fontSize={1}
                padding={3}
                text={t(isDone ? 'import.finish' : 'import.discard-all')}
                disabled={isRunning}
                onClick={props.onDiscard}
              />
              <div style={{flex: 1}} />
              {isRunning ? (
                <Button
                  mode="ghost"
                  fontSize={1}
                  padding={3}
                  text={t('import.stop')}
                  onClick={props.onStop}
                />
              ) : (
                <Button
                  fontSize={1}
                  padding={3}
                  text={t('import.make', {count: counts.ready})}
                  title={refusal}
                  disabled={counts.ready === 0 || isBusy || refusal !== undefined}
                  onClick={props.onMake}
                />
              )}
            </>
          )}
        </Flex>
        {(!isEmpty || activity) && (
          <Flex gap={3} align="center" wrap="wrap" paddingX={1}>
            <Text size={1} muted role="status" data-testid="import-summary">
              {activity ?? summarise(counts, props.pictureCount, texts)}
            </Text>
            {isRunning && (
              <progress
                aria-label={t('import.progress')}
                value={counts.made}
                max={counts.made + counts.ready}
                style={{flex: 1, minWidth: 120, accentColor: 'var(--card-focus-ring-color)'}}
              />
            )}
          </Flex>
        )}
        {refusal && (
          <Card padding={3} radius={2} tone="caution" border>
            <Text size={1}>{refusal}</Text>
          </Card>
        )}
      </Stack>
    </Card>
  )
}

function summarise(counts: ItemCounts, pictureCount: number, {t}: Texts): string {
  const parts = [
    [counts.all, 'documents'],
    [counts.ready, 'ready'],
    [counts.problem, 'problem'],
    [counts['left-out'], 'left-out'],
    [counts.made, 'made'],
    [pictureCount, 'pictures'],
  ] as const
  return parts
    .filter(([count], index) => count > 0 || index === 0)
    .map(([count, part]) => t(`import.summary.${part}`, {count}))
    .join(' · ')
}
