import {Box} from '@sanity/ui'
import {type ReferenceValue, type ObjectInputProps, useFormValue} from 'sanity'

import {ReaderSwitch} from './reader-switch.tsx'
import {readReferenceId} from './use-reader-status.ts'

/** The input of an availability's status: buttons that switch it, with a note and an end. */
export function StatusInput(props: ObjectInputProps<ReferenceValue>) {
  const readerId = readReferenceId(useFormValue(['reader']))
  return readerId ? (
    <Box data-testid="status-input">
      <ReaderSwitch readerId={readerId} isReadOnly={props.readOnly === true} />
    </Box>
  ) : null
}
