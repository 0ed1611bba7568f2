import {SearchIcon} from '@sanity/icons/Search'
import {Box, Button, Flex, Stack, Text, TextInput} from '@sanity/ui'
import {memo, useMemo, useState} from 'react'
import {
  DocumentPreviewPresence,
  PreviewCard,
  SanityDefaultPreview,
  useDocumentPresence,
  type PreviewProps,
} from 'sanity'
import {usePaneRouter, type UserComponent} from 'sanity/structure'

import {availabilityPreview} from '../schema/previews/availability-preview.tsx'
import {findRows} from './find-rows.ts'
import {useAvailabilities, type StoredAvailability} from './use-availabilities.ts'

const BY_NAME = new Intl.Collator(undefined, {numeric: true})

// The Studio's own list searches what a document holds, and a reader's name stands in another one.
/** The list of readers with the status each has now, to be searched by all that a row shows. */
export const WhoIsAvailable: UserComponent = ({childItemId, isActive}) => {
  const {stored, hasFailed, retry} = useAvailabilities()
  const [search, setSearch] = useState('')
  const rows = useMemo(() => stored?.map(rowOf).toSorted(byTitle), [stored])
  const found = useMemo(() => rows && findRows(rows, search), [rows, search])
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
      {hasFailed && <Failure onRetry={retry} />}
      {!hasFailed && found?.length === 0 && <Nobody search={search} />}
      {!hasFailed && (
        <Stack gap={1}>
          {found?.map((row) => (
            <AvailabilityRow
              key={row.id}
              row={row}
              isOpen={row.id === childItemId}
              isActive={isActive === true}
            />
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

const AvailabilityRow = memo(function AvailabilityRow(props: {
  row: Row
  isOpen: boolean
  isActive: boolean
}) {
  const {row, isOpen, isActive} = props
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
      pressed={isOpen && !isActive}
      selected={isOpen && isActive}
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

function Nobody({search}: {search: string}) {
  return (
    <Box paddingX={2} paddingY={4} role="status">
      <Text muted size={1}>
        {search === ''
          ? 'Nobody yet: a reader is listed as soon as you publish them.'
          : `Nobody is found by “${search}”.`}
      </Text>
    </Box>
  )
}

function Failure({onRetry}: {onRetry: () => void}) {
  return (
    <Flex align="center" gap={3} paddingX={2} paddingY={4} role="alert">
      <Text muted size={1}>
        The list could not be loaded.
      </Text>
      <Button mode="ghost" fontSize={1} padding={2} text="Try again" onClick={onRetry} />
    </Flex>
  )
}

function rowOf({_id, ...selected}: StoredAvailability): Row {
  return {id: _id, ...availabilityPreview.prepare(selected)}
}

function byTitle(a: Row, b: Row): number {
  return BY_NAME.compare(a.title, b.title)
}
