import {ControlsIcon} from '@sanity/icons/Controls'
import type {Tool} from 'sanity'

import {Switchboard} from './switchboard.tsx'

/** The tool 'Switchboard'. */
export const switchboardTool: Tool = {
  name: 'switchboard',
  title: 'Switchboard',
  icon: ControlsIcon,
  component: Switchboard,
}
