import {HashIcon} from '@sanity/icons/Hash'
import {defineType} from 'sanity'

import {pinRules} from '../validation/pin-rules.ts'

/** The digits callers dial to reach a reader; leading zeros are kept. */
export const pin = defineType({
  name: 'pin',
  title: 'PIN',
  type: 'string',
  icon: HashIcon,
  description:
    'The digits callers dial, 4 to 10 of them; zeros in front count. No two readers ever share one, retired readers included.',
  validation: pinRules,
})
