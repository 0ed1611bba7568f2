import {Select, Stack, Text} from '@sanity/ui'
import {useId} from 'react'

import type {Choice} from './embed-choices.ts'

/** A list from which one value is chosen. */
export function ChoiceField<Value extends string>(props: {
  readonly label: string
  readonly value: Value
  readonly choices: readonly Choice<Value>[]
  readonly onChange: (value: Value) => void
}) {
  const {label, value, choices, onChange} = props
  const id = useId()
  return (
    <Stack gap={3}>
      <Text as="label" htmlFor={id} size={1} weight="medium">
        {label}
      </Text>
      <Select
        id={id}
        fontSize={1}
        padding={3}
        value={value}
        onChange={({currentTarget}) => {
          const chosen = choices.find((choice) => choice.value === currentTarget.value)
          if (chosen) {
            onChange(chosen.value)
          }
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
    </Stack>
  )
}
