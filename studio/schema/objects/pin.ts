import {HashIcon} from '@sanity/icons/Hash'
import {defineType} from 'sanity'

import {PinInput} from '../../writing/pin-input.tsx'
import {pinRules} from '../validation/pin-rules.ts'

/** The digits that callers dial to reach a reader; a string, because leading zeros are significant. */
export const pin = defineType({
  name: 'pin',
  title: 'PIN',
  type: 'string',
  icon: HashIcon,
  description:
    'The 4 to 10 digits that callers dial to reach this reader. Zeros at the start are part of it. No two readers ever have the same PIN, even after one has retired.',
  components: {input: PinInput},
  validation: pinRules,
})
