import {type ReferenceValue, type ObjectInputProps, useFormValue} from 'sanity'

import {StatusSwitch} from './status-switch.tsx'
import {useWrittenEnd} from './use-written-end.ts'
import {readReferenceId, useAvailability} from './use-availability.ts'

/** The input of an availability's status: buttons that also set the time of the switch. */
export function StatusInput(props: ObjectInputProps<ReferenceValue>) {
  const readerId = readReferenceId(useFormValue(['reader']))
  return readerId ? <ReaderSwitch readerId={readerId} readOnly={props.readOnly === true} /> : null
}

function ReaderSwitch({readerId, readOnly}: {readerId: string; readOnly: boolean}) {
  const availability = useAvailability(readerId)
  useWrittenEnd(readerId)
  return (
    <StatusSwitch
      statusId={availability.statusId}
      disabled={readOnly || !availability.isReady}
      onSwitch={availability.switchTo}
    />
  )
}
