import {type ReferenceValue, type ObjectInputProps, useFormValue} from 'sanity'

import {StatusSwitch} from './status-switch.tsx'
import {referenceIn, useAvailability} from './use-availability.ts'
import {useStatuses} from './use-statuses.ts'

/** The status of an availability as a row of buttons; the time of the switch is noted with it. */
export function StatusInput(props: ObjectInputProps<ReferenceValue>) {
  const readerId = referenceIn(useFormValue(['reader']))
  return readerId ? <SwitchFor readerId={readerId} readOnly={props.readOnly === true} /> : null
}

function SwitchFor({readerId, readOnly}: {readerId: string; readOnly: boolean}) {
  const availability = useAvailability(readerId)
  const statuses = useStatuses()
  return (
    <StatusSwitch
      statuses={statuses}
      statusId={availability.statusId}
      disabled={readOnly || !availability.ready}
      onSwitch={availability.switchTo}
    />
  )
}
