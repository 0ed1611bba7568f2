import {Button, Flex, Stack, Text, TextInput} from '@sanity/ui'
import {useId, useState} from 'react'

import {useTexts} from '../../i18n/use-texts.ts'
import {findReader, nameWithPin} from '../data/find-reader.ts'
import type {ChosenReader} from '../data/item.ts'

/** A field that finds a reader by name or PIN, and a button that assigns them. */
export function ReaderChoice(props: {
  readonly label: string
  readonly choices: readonly ChosenReader[]
  readonly onChoose: (reader: ChosenReader) => void
}) {
  const {label, choices, onChoose} = props
  const {t} = useTexts()
  const id = useId()
  const [written, setWritten] = useState('')
  const found = findReader(written, choices)
  const choose = () => {
    if (found) {
      onChoose(found)
      setWritten('')
    }
  }
  return (
    <Stack gap={2}>
      <Text as="label" size={1} weight="medium" htmlFor={id}>
        {label}
      </Text>
      <Flex gap={2}>
        <div style={{flex: 1, minWidth: 0}}>
          <TextInput
            id={id}
            list={`${id}-readers`}
            placeholder={t('import.reader.placeholder')}
            autoComplete="off"
            fontSize={[2, 2, 1]}
            padding={3}
            value={written}
            onChange={(event) => setWritten(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') {
                event.preventDefault()
                choose()
              }
            }}
          />
          <datalist id={`${id}-readers`}>
            {choices.map((each) => (
              <option key={each.pin} value={nameWithPin(each)} />
            ))}
          </datalist>
        </div>
        <Button
          mode="ghost"
          fontSize={1}
          padding={3}
          text={t('import.reader.assign')}
          disabled={found === undefined}
          onClick={choose}
        />
      </Flex>
      {written.trim() !== '' && (
        <Text size={1} muted role="status">
          {found ? nameWithPin(found) : t('import.reader.none')}
        </Text>
      )}
    </Stack>
  )
}
