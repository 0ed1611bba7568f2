import {ControlsIcon} from '@sanity/icons/Controls'
import {withTranslatedTitle} from '../i18n/with-translated-title.ts'
import {Switchboard} from './switchboard.tsx'

/** The tool 'Switchboard'. */
export const switchboardTool = withTranslatedTitle(
  {name: 'switchboard', icon: ControlsIcon, component: Switchboard},
  'switchboard.title',
)
