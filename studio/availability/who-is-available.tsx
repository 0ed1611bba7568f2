import {SearchIcon} from '@sanity/icons/Search'
import {Box, Stack, Text, TextInput} from '@sanity/ui'
import {memo, useMemo, useState} from 'react'
import {
  DocumentPreviewPresence,
  PreviewCard,
  SanityDefaultPreview,
  useDocumentPresence,
  type PreviewProps,
} from 'sanity'
import {usePaneRouter, type UserComponent} from 'sanity/structure'

import {previewAvailability} from '../schema/previews/availability-preview.tsx'
import {searchRows} from '../search/search-rows.ts'
import {createTimeFormat} from '../switchboard/times.ts'
import {LoadError} from './load-error.tsx'
import {useNow} from './use-now.ts'
import {useAvailabilities} from './use-availabilities.ts'
import {useTimeZone} from './use-time-zone.ts'

const COLLATOR = new Intl.Collator(undefined, {numeric: true})

// Not a document list of the Studio: its search covers only the fields of the listed documents, and
// the reader's name is not a field of the availability.
/** The pane 'Who is available': all readers with their current status, searchable by the text of a row. */
export const WhoIsAvailable: UserComponent = ({childItemId}) => {
  const {result: availabilities, hasFailed, retry} = useAvailabilities()
  const [search, setSearch] = useState('')
  const now = useNow(availabilities?.map(({until}) => until) ?? [])
  const timeZone = useTimeZone()
  const rows = useMemo(() => {
    if (timeZone === undefined) {
      return undefined
    }
    const {formatTime} = createTimeFormat(timeZone)
    return availabilities
      ?.map(({_id, ...each}): Row => ({id: _id, ...previewAvailability(each, now, formatTime)}))
      .toSorted(compareTitles)
  }, [availabilities, now, timeZone])
  const foundRows = useMemo(() => rows && searchRows(rows, search), [rows, search])
  return (
    <Stack gap={2} paddingX={3} paddingBottom={3} data-testid="who-is-available">
      <TextInput
        aria-label="Search by name, PIN or status"
        placeholder="Name, PIN or status"
        autoComplete="off"
        spellCheck={false}
        border={false}
        fontSize={[2, 2, 1]}
        padding={2}
        radius={2}
        icon={SearchIcon}
        clearButton={search !== ''}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onClear={() => setSearch('')}
        onKeyDown={({key}) => key === 'Escape' && setSearch('')}
      />
      {hasFailed && (
        <Box paddingX={2} paddingY={4}>
          <LoadError message="The list could not be loaded." onRetry={retry} />
        </Box>
      )}
      {!hasFailed && foundRows?.length === 0 && <NoRows search={search} />}
      {!hasFailed && (
        <Stack gap={1}>
          {foundRows?.map((row) => (
            <AvailabilityRow key={row.id} row={row} isOpen={row.id === childItemId} />
          ))}
        </Stack>
      )}
    </Stack>
  )
}

interface Row {
  readonly id: string
  readonly title: string
  readonly subtitle: string | undefined
  readonly media: PreviewProps['media']
}

const AvailabilityRow = memo(function AvailabilityRow(props: {row: Row; isOpen: boolean}) {
  const {row, isOpen} = props
  const {id, ...preview} = row
  const {ChildLink} = usePaneRouter()
  const presence = useDocumentPresence(id)
  return (
    <PreviewCard
      __unstable_focusRing
      as={ChildLink}
      childId={id}
      data-as="a"
      radius={2}
      sizing="border"
      tone="inherit"
      // Not 'selected', whose colours have too little contrast for the second line.
      pressed={isOpen}
      aria-current={isOpen ? 'true' : undefined}
    >
      <SanityDefaultPreview
        {...preview}
        layout="default"
        status={presence.length > 0 && <DocumentPreviewPresence presence={presence} />}
      />
    </PreviewCard>
  )
})

function NoRows({search}: {search: string}) {
  return (
    <Box paddingX={2} paddingY={4} role="status">
      <Text muted size={1}>
        {search === ''
          ? 'No readers yet. Readers appear here after you publish them.'
          : `No reader matches “${search}”.`}
      </Text>
    </Box>
  )
}

function compareTitles(a: Row, b: Row): number {
  return COLLATOR.compare(a.title, b.title)
}
